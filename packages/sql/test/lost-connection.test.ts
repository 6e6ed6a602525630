import { EventEmitter } from "node:events";
import { StoreUnavailable } from "@meetlat/core/store";
import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { describe, expect, it } from "vitest";
import { fromPool, MigrationFailed, migrate, type PgPoolLike, SqlClient, sqlEventStore } from "../src/index.ts";

/** A pool whose connection breaks at a statement: the statement fails, and so does everything after it. */
const breakingAt = (statement: string) => {
  const released: Array<boolean | Error | undefined> = [];
  const client = Object.assign(new EventEmitter(), {
    broken: false,
    query: async (sql: string) => {
      if (sql.includes(statement) && !client.broken) {
        client.broken = true;
        client.emit("error", new Error("Connection terminated unexpectedly"));
      }
      if (client.broken) throw new Error("Connection terminated unexpectedly");
      return { rows: sql.includes("head_hash AS hash") ? [{ head: "0", hash: "0".repeat(64) }] : [] };
    },
    release: (destroy?: boolean | Error) => void released.push(destroy),
  });
  return { pool: { connect: async () => client } satisfies PgPoolLike, client, released };
};

const reasonsOf = <A, E>(exit: Exit.Exit<A, E>) =>
  Exit.isSuccess(exit) ? [] : exit.cause.reasons.map((one) => (Cause.isFailReason(one) ? one.error : one));

describe("a connection that breaks", () => {
  for (const statement of ["BEGIN", "FOR UPDATE", "UPDATE meetlat.register", "pg_notify", "COMMIT"])
    it(`at ${statement} makes the store unavailable, and neither a defect nor a crash`, async () => {
      const { pool, client, released } = breakingAt(statement);
      const sql = await Effect.runPromise(fromPool(pool));
      const store = await Effect.runPromise(Effect.provideService(sqlEventStore("r"), SqlClient, sql));
      const condition = { failIfEventsMatch: { items: [] }, after: 0 };
      const reasons = reasonsOf(await Effect.runPromiseExit(store.append([], condition)));
      expect(reasons).toEqual([expect.any(StoreUnavailable)]);
      expect(released).toEqual([true]);
      expect(client.listenerCount("error")).toBe(0);
    });

  it("is thrown away when it refuses to roll back, whatever it says", async () => {
    const { pool, client, released } = breakingAt("no statement");
    const { query } = client;
    client.query = async (sql) => {
      if (sql === "ROLLBACK") throw Object.assign(new Error("not now"), { code: "XX000" });
      return query(sql);
    };
    const sql = await Effect.runPromise(fromPool(pool));
    await Effect.runPromiseExit(sql.withTransaction(Effect.fail("not after all")));
    expect(released).toEqual([true]);
  });

  it("in a migration makes the migration fail", async () => {
    const { pool } = breakingAt("LOCK TABLE");
    const sql = await Effect.runPromise(fromPool(pool));
    const reasons = reasonsOf(await Effect.runPromiseExit(Effect.provideService(migrate, SqlClient, sql)));
    expect(reasons).toEqual([expect.any(MigrationFailed)]);
  });
});
