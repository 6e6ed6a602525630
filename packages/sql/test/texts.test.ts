import type { NewEvent } from "@meetlat/core";
import { eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { expect, it } from "vitest";
import { sqlEventStore, verify } from "../src/index.ts";
import { definitions } from "./commands.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const titled = (title: string): NewEvent => {
  const [event] = eventsOf(definitions(1), ["2021-07-01" as never]);
  if (event === undefined) throw new Error("no event");
  const { position: _position, ...rest } = event;
  return { ...rest, data: { ...rest.data, title } } as NewEvent;
};

const texts = {
  "quotes, backslashes and SQL": `'"\\\\'); DROP TABLE event; --`,
  "characters beyond the basic plane": "Huis van de Wijk 🏠 – “ruim” 65 ½",
  "line ends, tabs and a NUL": "a\r\n\tb\u0000c",
  "parameters and placeholders": "$1 ? :x @y {}",
  "what looks like JSON": `{"_tag":"Exact"}`,
  "an accent of its own": "e\u0301 is not é",
};

onEveryDatabase(({ run }) => {
  const append = (register: string, events: ReadonlyArray<NewEvent>) =>
    run(
      Effect.gen(function* () {
        const store = yield* sqlEventStore(register);
        const outcome = yield* Effect.result(store.append(events));
        return { outcome, log: yield* Stream.runCollect(store.read({ items: [{}] })), chain: yield* verify(register) };
      }),
    );

  for (const [what, text] of Object.entries(texts)) {
    it(`keeps ${what} as they are`, async () => {
      const { log, chain } = await append(what, [titled(text)]);
      expect(log[0]?.data).toMatchObject({ title: text });
      expect(chain).toMatchObject({ _tag: "Whole", head: 1 });
    });
  }

  it("refuses half a character, and appends nothing of its batch", async () => {
    const other = eventsOf(definitions(2), ["2021-07-01" as never])[1] as NewEvent;
    const { outcome, log } = await append("half", [{ ...other, position: undefined } as never, titled("a\ud800b")]);
    expect(Result.isFailure(outcome) && outcome.failure._tag).toBe("EventUnreadable");
    expect(log).toEqual([]);
  });

  it("refuses a tag with NUL on every database alike, and finds no event by one", async () => {
    const [plain, tagged] = [
      titled("a"),
      { ...titled("b"), id: "00000000-0000-7000-8000-000000000009", tags: ["a\0b"] },
    ];
    const found = await run(
      Effect.gen(function* () {
        const store = yield* sqlEventStore("nul");
        yield* store.append([plain]);
        const refused = yield* Effect.result(store.append([tagged as never]));
        const items = [{ tags: ["a\0b"] }, { types: [plain.type], tags: ["a\0b", "c"] }];
        const condition = { failIfEventsMatch: { items }, after: 0 };
        yield* store.append([{ ...titled("c"), id: "00000000-0000-7000-8000-000000000008" } as never], condition);
        return { refused, read: yield* Stream.runCollect(store.read({ items })), head: yield* store.head };
      }),
    );
    expect(Result.isFailure(found.refused) && found.refused.failure).toMatchObject({
      _tag: "EventUnreadable",
      position: 2,
    });
    expect(found).toMatchObject({ read: [], head: 2 });
  });
});
