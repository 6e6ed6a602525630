import { allEvents } from "@meetlat/core";
import { StoreUnavailable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { expect, it } from "vitest";
import { eventsIn } from "../faults/batches.ts";
import { SqlClient, sqlEventStore, TablesMissing, verify } from "../src/index.ts";
import { onEveryDatabase } from "./on-every-database.ts";

onEveryDatabase(({ run, engine }) => {
  it("a store without tables says so, and what makes them", async () => {
    const failures = await run(
      Effect.gen(function* () {
        const sql = yield* SqlClient;
        // In a transaction that is undone, so that the tables are there for the next test.
        const without = Effect.gen(function* () {
          if (engine() === "pg") yield* sql`DROP SCHEMA meetlat CASCADE`;
          else for (const table of ["event_tag", "event", "register"]) yield* sql`DROP TABLE ${sql(table)}`;
          const store = yield* sqlEventStore("r");
          const asked: ReadonlyArray<Effect.Effect<unknown, unknown, SqlClient>> = [
            store.head,
            store.append(eventsIn({ writer: 1, number: 0, size: 1, perTransaction: 1 })),
            Stream.runCollect(store.read(allEvents)),
            verify("r"),
          ];
          const told = yield* Effect.forEach(asked, (one) => Effect.flip(sql.withTransaction(one)));
          return yield* Effect.fail(told);
        });
        return yield* Effect.flip(sql.withTransaction(without));
      }),
    );
    expect(failures).toEqual(Array.from({ length: 4 }, () => expect.any(TablesMissing)));
    expect((failures as ReadonlyArray<Error>)[0]).toBeInstanceOf(StoreUnavailable);
    expect((failures as ReadonlyArray<Error>)[0]).toMatchObject({
      _tag: "StoreUnavailable",
      message: expect.stringContaining("Run migrate"),
    });
  });
});
