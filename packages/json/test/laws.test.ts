import type { Event } from "@meetlat/core";
import { codecLaws, histories } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, it } from "vitest";
import {
  gunzip,
  gzip,
  printCloudEvents,
  printEvent,
  printNdjson,
  readCloudEvent,
  readCloudEvents,
  readEvent,
  readNdjson,
  toCloudEvent,
} from "../src/index.ts";
import { collected } from "./events/given.ts";

const events: fc.Arbitrary<Event> = histories
  .filter((history) => history.length > 0)
  .chain((history) => fc.constantFrom(...history));

/** A text that was cut off, or of which a piece is another. */
const damagedText = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(4), fc.constantFrom("", "1", '"', "}", ",", "é", "\\", "\n", "null", "\ud800"))
    .map(([at, out, put]) => `${text.slice(0, at)}${put}${text.slice(at + out)}`);

/** Bytes that were cut off, or of which one is another. */
const damagedBytes = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.nat(bytes.length).map((length) => bytes.slice(0, length)),
    fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => {
      const other = bytes.slice();
      if (other.length > 0) other[at % other.length] = byte;
      return other;
    }),
  );

const ndjson = {
  values: histories,
  encode: (history: ReadonlyArray<Event>) => collected(printNdjson(Stream.fromIterable(history))),
  decode: (bytes: Uint8Array) =>
    Effect.runPromise(
      Effect.result(Stream.runCollect(Stream.map(readNdjson(Stream.make(bytes)), ({ event }) => event))),
    ),
  damaged: damagedBytes,
  runs: 50,
};

const forms = {
  "an event on a line": codecLaws({
    values: events,
    encode: (event) => Result.getOrThrow(printEvent(event)),
    decode: (line) => Result.map(readEvent(line), ({ event }) => event),
    damaged: damagedText,
  }),
  "a register as NDJSON": codecLaws(ndjson),
  "a register as NDJSON, compressed": codecLaws({
    ...ndjson,
    encode: (history: ReadonlyArray<Event>) => collected(gzip(printNdjson(Stream.fromIterable(history)))),
    decode: (bytes: Uint8Array) =>
      Effect.runPromise(
        Effect.result(Stream.runCollect(Stream.map(readNdjson(gunzip(Stream.make(bytes))), ({ event }) => event))),
      ),
  }),
  "an event as a CloudEvent": codecLaws({
    values: events,
    encode: (event) => JSON.stringify(Result.getOrThrow(toCloudEvent(event, { source: "/registers/main" }))),
    decode: (text) => Result.map(readCloudEvent(text), ({ event }) => event),
    damaged: damagedText,
  }),
  "events as a list of CloudEvents": codecLaws({
    values: histories,
    encode: (history) => collected(printCloudEvents(Stream.fromIterable(history), { source: "/registers/main" })),
    decode: (bytes) => Result.map(readCloudEvents(bytes), (read) => read.map(({ event }) => event)),
    damaged: damagedBytes,
    runs: 50,
  }),
};

for (const [form, laws] of Object.entries(forms)) {
  describe(form, () => {
    for (const law of laws) it(law.name, law.run);
  });
}
