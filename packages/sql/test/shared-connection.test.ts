import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { fromDatabaseSync, fromPGlite, type SqlClient } from "../src/index.ts";

/** Adds a row in a transaction that takes its time, and fails when told to. */
const add = (sql: SqlClient, n: number, fails: boolean) =>
  sql.withTransaction(
    Effect.gen(function* () {
      yield* sql`INSERT INTO number (n) VALUES (${n})`;
      yield* Effect.sleep("5 millis");
      if (fails) return yield* Effect.fail("not after all");
    }),
  );

const both = (open: Effect.Effect<SqlClient>) =>
  Effect.gen(function* () {
    const clients = [yield* open, yield* open] as const;
    yield* clients[0]`CREATE TABLE number (n INTEGER NOT NULL)`;
    const outcomes = yield* Effect.forEach(
      [1, 2, 3, 4, 5, 6],
      (n) => Effect.result(add(clients[n % 2 === 0 ? 0 : 1], n, n % 3 === 0)),
      { concurrency: "unbounded" },
    );
    const rows = yield* clients[1]<{ n: number }>`SELECT n FROM number ORDER BY n`;
    return { outcomes: outcomes.map(({ _tag }) => _tag), rows: rows.map(({ n }) => n) };
  });

it.each([
  ["a database of node:sqlite", () => Effect.suspend(() => fromDatabaseSync(sqlite))],
  ["a PGlite", () => Effect.suspend(() => fromPGlite(pglite))],
] as const)("two clients over %s take turns, so that neither ends a transaction of the other", async (_, open) => {
  const found = await Effect.runPromise(both(open()));
  expect(found.rows).toEqual([1, 2, 4, 5]);
  expect(found.outcomes).toEqual(["Success", "Success", "Failure", "Success", "Success", "Failure"]);
});

const sqlite = new DatabaseSync(":memory:");
const pglite = new PGlite();
