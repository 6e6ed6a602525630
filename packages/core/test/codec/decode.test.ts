import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands, commandsByTag } from "../../../testing/src/arbitraries/commands.ts";
import { histories } from "../../../testing/src/arbitraries/histories.ts";
import {
  CommandSchema,
  commandSchemas,
  decodeCommand,
  decodeEvent,
  EventSchema,
  eventSchemas,
} from "../../src/codec/index.ts";
import { type Event, fold } from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("the codec", () => {
  it("has a schema for every command, and takes every command through JSON and back", () => {
    expect(Object.keys(commandSchemas)).toEqual(Object.keys(commandsByTag));
    fc.assert(
      fc.property(commands, (command) => {
        const json = throughJson(Schema.encodeSync(CommandSchema)(command));
        expect(decodeCommand(json)).toEqual(Result.succeed(command));
      }),
      { numRuns: runs(500) },
    );
  });

  it("takes every event through JSON and back, and folds to the same register", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const back = events.map((event): Event => {
          const json = throughJson(Schema.encodeSync(EventSchema)(event));
          return Result.getOrThrow(decodeEvent(json));
        });
        expect(back).toEqual(events);
        expect(fold(back)).toEqual(fold(events));
      }),
      { numRuns: runs(200) },
    );
    // The histories that this was held against know every type of event.
    const seen = fc
      .sample(histories, { seed: 1, numRuns: runs(1000) })
      .flatMap((events) => events.map(({ type }) => type));
    expect([...new Set(seen)].sort()).toEqual(Object.keys(eventSchemas).sort());
  });

  it("names every misfit at once, with its path", () => {
    const outcome = decodeCommand({
      _tag: "RecordMeasurements",
      rows: [
        { indicator: "a b", period: "2018", value: { _tag: "Exact", value: 24 } },
        { indicator: "ab", period: "2018-13", value: { _tag: "Range", low: "2", high: "1" }, extra: 1 },
      ],
    });
    if (Result.isSuccess(outcome)) throw new Error("decoded");
    expect(outcome.failure.map((misfit) => misfit.path.slice(0, 3).join("."))).toEqual([
      "rows.0.indicator",
      "rows.0.value",
      "rows.1.extra",
      "rows.1.period",
      "rows.1.value",
    ]);
  });

  it("names the tags that exist when a tag does not", () => {
    for (const input of [{ _tag: "RecordMeasurment" }, {}, { _tag: 1 }]) {
      const outcome = decodeCommand(input);
      if (Result.isSuccess(outcome)) throw new Error("decoded");
      expect(outcome.failure[0]?.problem.nl).toContain("RecordMeasurement");
    }
  });

  it("refuses anything else without throwing", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(Result.isFailure(decodeCommand(input))).toBe(true);
        expect(Result.isFailure(decodeEvent(input))).toBe(true);
      }),
    );
  });
});
