import { StoreUnavailable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventsIn } from "../faults/batches.ts";
import { fromPool, migrate, SqlClient, sqlEventStore, verify } from "../src/index.ts";
import { createPgDatabase, hasPostgres, whySkipped } from "./postgres.ts";

const batch = (writer: number) => eventsIn({ writer, number: 0, size: 2, perTransaction: 1 });

describe.skipIf(!hasPostgres)(hasPostgres ? "a pool that gives up on a query" : whySkipped, () => {
  let database: Awaited<ReturnType<typeof createPgDatabase>>;
  let pool: pg.Pool;
  let other: pg.Client;

  beforeAll(async () => {
    database = await createPgDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1, query_timeout: 400 });
    other = new pg.Client({ connectionString: database.url });
    await other.connect();
    other.on("error", () => undefined);
    const slower = new pg.Pool({ connectionString: database.url, max: 1 });
    await Effect.runPromise(Effect.provideServiceEffect(migrate, SqlClient, fromPool(slower)));
    await slower.end();
  });

  afterAll(async () => {
    await pool?.end();
    await other?.end();
    await database?.drop();
  });

  it("gets no connection back on which half an append is left open", async () => {
    const program = Effect.gen(function* () {
      const first = yield* sqlEventStore("first");
      const second = yield* sqlEventStore("second");
      yield* Effect.promise(() => other.query("BEGIN; LOCK TABLE meetlat.event_tag IN ACCESS EXCLUSIVE MODE"));
      const failed = yield* Effect.flip(first.append(batch(1)));
      expect(failed).toBeInstanceOf(StoreUnavailable);
      yield* Effect.promise(() => other.query("ROLLBACK"));

      expect(yield* second.append(batch(2))).toBe(2);
      expect(yield* verify("first")).toMatchObject({ _tag: "Whole", head: 0 });
      expect(yield* verify("second")).toMatchObject({ _tag: "Whole", head: 2 });
      expect(yield* first.append(batch(1))).toBe(2);
      expect(yield* verify("first")).toMatchObject({ _tag: "Whole", head: 2 });
    });
    await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, fromPool(pool)));
  });
});
