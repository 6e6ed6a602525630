import { type EventStoreService, inMemoryEventStore } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import { describe, it } from "vitest";
import { eventStoreLaws } from "../../src/index.ts";

describe("the store in memory", () => {
  const registers = new Map<string, EventStoreService>();
  const open = (register: string) =>
    Effect.gen(function* () {
      const store = registers.get(register) ?? (yield* inMemoryEventStore);
      registers.set(register, store);
      return store;
    });
  for (const law of eventStoreLaws({ open })) it(law.name, law.run);
});
