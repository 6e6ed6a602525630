import { readFileSync } from "node:fs";
import type { Event } from "@meetlat/core";
import { histories } from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventUnprintable, printEvent, readEvent } from "../../src/index.ts";
import { shuffled, someHistory } from "./given.ts";

const print = (event: Parameters<typeof printEvent>[0]): string => Result.getOrThrow(printEvent(event));
const golden = new URL("../../../core/test/codec/golden/v1/register.ndjson", import.meta.url);

describe("an event on a line", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const event of events) {
          const line = print(event);
          expect(line).not.toMatch(/[\r\n]/);
          expect(readEvent(line)).toEqual(Result.succeed({ event, raw: event }));
          expect(JSON.parse(line)).toEqual(event);
        }
      }),
    );
  });

  it("is the same bytes, whatever order its fields had", () => {
    fc.assert(
      fc.property(someHistory, fc.nat(1000), (events, seed) => {
        for (const event of events) {
          const line = print(event);
          const other = Result.getOrThrow(readEvent(JSON.stringify(shuffled(event, seed))));
          expect(print(other.event)).toBe(line);
          expect(print(other.raw)).toBe(line);
          expect(print(Result.getOrThrow(readEvent(line)).raw)).toBe(line);
        }
      }),
    );
  });

  it("begins with what a person looks for, and is what it was when version 1 wrote it", () => {
    const lines = readFileSync(golden, "utf8").trimEnd().split("\n");
    for (const line of lines) {
      expect(line).toMatch(
        /^\{"position":\d+,"type":"\w+","schemaVersion":1,"knownOn":"[\d-]+","recordedAt":"[^"]+","data":\{/,
      );
      expect(print(Result.getOrThrow(readEvent(line)).raw)).toBe(line);
    }
  });

  it("keeps fields that only a later version knows, after those of today", () => {
    const [line = ""] = readFileSync(golden, "utf8").split("\n");
    const later = { ...JSON.parse(line), signature: { b: 1, a: 2 }, zé: null };
    expect(print(later).endsWith(',"signature":{"a":2,"b":1},"zé":null}')).toBe(true);
  });

  it("is not written with half a character, which could not be read back", () => {
    const [line = ""] = readFileSync(golden, "utf8").split("\n");
    const event = { ...JSON.parse(line), actor: "a\ud800" } as Event;
    expect(printEvent(event)).toEqual(Result.fail(new EventUnprintable({ position: 1 })));
    expect(Result.isSuccess(printEvent({ ...event, actor: "a\\ud800" }))).toBe(true);
  });
});

describe("a line that is no event", () => {
  const errors = (line: string, n = 12) => {
    const read = readEvent(line, { line: n });
    return Result.isFailure(read) ? read.failure.errors : [];
  };
  const places = (line: string) => errors(line).map(({ line: n, column, path }) => `${n}:${column} ${path.join(".")}`);

  it("is refused where its fields do not fit, or else where they should have been", () => {
    const [line = ""] = readFileSync(golden, "utf8").split("\n").slice(14);
    expect(JSON.parse(line)).toMatchObject({ type: "MeasurementRecorded" });
    const bad = line.replace(
      '"value":{"_tag":"Exact","value":"1893"}',
      '"value":{"_tag":"Exact","value":1893},"extra":1',
    );
    expect(places(bad.replace(',"actor":"controller-7"', ""))).toEqual([
      "12:1 actor",
      `12:${bad.indexOf('"extra":1') + 9} data.extra`,
      `12:${bad.indexOf("1893}") + 1} data.value.value`,
    ]);
    expect(errors(bad)[0]?.mend.nl).toContain("exporteer het register opnieuw");
  });

  it("is refused for its JSON before anything is said of its fields", () => {
    expect(places('{"type":"ProgrammeClosed","type":"TargetSet","é":"\\ud800"}')).toEqual(["12:27 type", "12:50 é"]);
    expect(places("")).toEqual(["12:1 "]);
    expect(places("[]")).toEqual(["12:1 "]);
    expect(places('"x"')).toEqual(["12:1 "]);
  });

  it("is refused without an exception, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), (text) => {
        expect(Result.isFailure(readEvent(text))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(Result.isFailure(readEvent(bytes))).toBe(true);
      }),
    );
  });
});
