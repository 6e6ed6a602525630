import { matches, type NewEvent, type Query } from "@meetlat/core";
import { eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { expect, it } from "vitest";
import { SqlClient, sqlEventStore } from "../src/index.ts";
import { rarestFirst } from "../src/rarest-tag.ts";
import { definitions } from "./commands.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const COMMON = 700;

/** Events of which all but a few have the tag `common`, every tenth `some`, and the third from the end alone `rare`. */
const events: ReadonlyArray<NewEvent> = eventsOf(definitions(COMMON), ["2021-07-01" as never]).map(
  ({ position, ...event }) => ({
    ...event,
    tags: [
      ...(position % 100 === 0 ? [] : ["common"]),
      ...(position % 10 === 0 ? ["some"] : []),
      ...(position === COMMON - 2 ? ["rare"] : []),
    ] as never,
  }),
);

onEveryDatabase(({ run }) => {
  it("finds events with several tags by the tag that the fewest have", async () => {
    const query = (...items: ReadonlyArray<ReadonlyArray<string>>): Query =>
      ({ items: items.map((tags) => ({ tags })) }) as Query;
    const cases = [
      query(["common", "some"]),
      query(["common", "rare"], ["some", "common"], ["common"]),
      query(["common", "some", "rare"]),
      query(["common", "nowhere"]),
      query(["common", "common"]),
    ];
    const found = await run(
      Effect.gen(function* () {
        const sql = yield* SqlClient;
        const store = yield* sqlEventStore("tags");
        yield* store.append(events);
        return {
          reordered: yield* Effect.forEach(cases, (one) => rarestFirst(sql, "tags", one)),
          positions: yield* Effect.forEach(cases, (one) =>
            Effect.map(Stream.runCollect(store.read(one)), (all) => all.map(({ position }) => position)),
          ),
        };
      }),
    );
    expect(found.reordered).toEqual([
      query(["some", "common"]),
      query(["rare", "common"], ["some", "common"], ["common"]),
      query(["rare", "common", "some"]),
      query(["nowhere", "common"]),
      query(["common"]),
    ]);
    expect(found.positions).toEqual(
      cases.map((one) =>
        events.flatMap((event, i) => (matches(one, { ...event, position: i + 1 } as never) ? [i + 1] : [])),
      ),
    );
  });
});
