import { DatabaseSync } from "node:sqlite";
import { StoreUnavailable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { expect, it } from "vitest";
import { eventsIn } from "../faults/batches.ts";
import { fromDatabaseSync, migrate, SqlClient, sqlEventStore } from "../src/index.ts";

// On an error of input or output, as of a full disk, SQLite may undo the whole transaction by itself.
it("what a host goes on to append after SQLite has undone its transaction is not there either", async () => {
  const database = new DatabaseSync(":memory:");
  const batch = (number: number) => eventsIn({ writer: 1, number, size: 2, perTransaction: 3 });
  const program = Effect.gen(function* () {
    const sql = yield* fromDatabaseSync(database);
    yield* Effect.provideService(migrate, SqlClient, sql);
    const store = yield* Effect.provideService(sqlEventStore("r"), SqlClient, sql);
    database.exec(`CREATE TEMP TRIGGER disk BEFORE INSERT ON event WHEN NEW.id = '${batch(1)[1]?.id}'
      BEGIN SELECT RAISE(ROLLBACK, 'disk I/O error'); END`);
    const appends = Effect.forEach([0, 1, 2], (number) => Effect.result(store.append(batch(number))));
    const outcome = yield* Effect.result(sql.withTransaction(Effect.tap(appends, (all) => expectOutcomes(all))));
    expect(Result.isFailure(outcome)).toBe(true);
    expect(yield* store.head).toBe(0);
    database.exec("DROP TRIGGER disk");
    yield* sql.withTransaction(Effect.forEach([0, 1, 2], (number) => store.append(batch(number))));
    expect(yield* store.head).toBe(6);
  });
  const expectOutcomes = (all: ReadonlyArray<Result.Result<unknown, unknown>>) =>
    Effect.sync(() =>
      expect(all.map((one) => (Result.isFailure(one) ? one.failure : null))).toEqual([
        null,
        expect.any(StoreUnavailable),
        expect.any(StoreUnavailable),
      ]),
    );
  await Effect.runPromise(program);
  database.close();
});
