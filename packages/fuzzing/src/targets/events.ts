import type { StoredEvent } from "@meetlat/core/codec";
import {
  fromCloudEvent,
  type JsonErrors,
  printEvent,
  readCloudEvent,
  readEvent,
  readJson,
  toCloudEvent,
} from "@meetlat/json";
import * as Equal from "effect/Equal";
import * as Result from "effect/Result";
import { asBytes, bytesOf, must, type Target } from "../target.ts";

/** What is refused says where, what and how to mend it, in both languages. */
const areTold = ({ errors, total }: JsonErrors): void => {
  must(errors.length > 0 && total >= errors.length, "is refused without a reason");
  for (const { line, column, problem, mend } of errors) {
    must(line > 0 && column > 0, `is refused at ${line}:${column}`);
    for (const text of [problem.en, problem.nl, mend.en, mend.nl]) must(text !== "", "is refused without words");
  }
};

const parsed = (text: string): Result.Result<unknown, unknown> => Result.try(() => JSON.parse(text));

const isWellFormed = (value: unknown): boolean => {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\u0000");
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(
    ([name, one]) => name !== "__proto__" && name !== "constructor" && isWellFormed(name) && isWellFormed(one),
  );
};

/** Strict JSON. */
export const json: Target = {
  name: "json",
  seeds: [
    asBytes('{"a": [1, -2.5e3, true, null], "b": {"c": "é\\u00e9\\n"}}'),
    "[]",
    "{}",
    '""',
    "0",
    "-0.5",
    "true",
    '"\\ud83d\\ude00"',
    '[[[["deep"]]]]',
    "1e21",
    '{"a":1,"b":2}',
    asBytes("\uFEFF[1]"),
    " \t\r\n[ 1 , 2 ]\n",
  ],
  words: [
    '"',
    "\\u",
    "\\ud800",
    "\\u0000",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "1e400",
    "9007199254740993",
    "__proto__",
  ],
  read: (input) => {
    const bytes = bytesOf(input);
    const read = readJson(bytes);
    if (Result.isFailure(read)) return areTold(read.failure);
    must(isWellFormed(read.success), "holds what should have been refused");
    const lax = parsed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    must(Result.isSuccess(lax) && Equal.equals(lax.success, read.success), "is another value to JSON.parse");
    const again = readJson(JSON.stringify(read.success));
    must(Result.isSuccess(again) && Equal.equals(again.success, read.success), "is written and read as another value");
  },
};

const line =
  '{"position":12,"type":"ProgrammeClosed","schemaVersion":1,"knownOn":"2021-07-01","recordedAt":"2021-07-01T12:00:00.000Z",' +
  '"data":{"on":"2021-12-31","programme":"care"},"source":{"document":"accounts","locator":"p. 3"},"decidedBy":"Council",' +
  '"actor":"controller-7","tags":["programme:care"],"correlationId":"c","causationId":"d",' +
  '"id":"00000000-0000-7000-8000-000000000001"}';
const measured =
  '{"position":3,"type":"MeasurementRecorded","schemaVersion":1,"knownOn":"2021-07-01","recordedAt":"2021-07-01T12:00:00.000Z",' +
  '"data":{"area":"whole","flags":["provisional"],"indicator":"visits","period":"2020","unit":"%",' +
  '"value":{"_tag":"Range","high":"3","low":"1"}},"actor":"a","tags":[],"id":"00000000-0000-7000-8000-000000000002"}';

/** Whatever was accepted is written and read the same, as a line and as a CloudEvent. */
const staysItself = ({ event, raw }: StoredEvent): void => {
  const again = Result.flatMap(printEvent(raw), (text) => readEvent(text));
  must(Result.isSuccess(again) && Equal.equals(again.success.event, event), "is printed and read as another event");
  const received = Result.flatMap(toCloudEvent(raw, { source: "/registers/main" }), fromCloudEvent);
  must(Result.isSuccess(received) && Equal.equals(received.success.event, event), "is sent as another event");
};

const readBy =
  (read: (bytes: Uint8Array) => Result.Result<StoredEvent, JsonErrors>) =>
  (input: string): void => {
    const found = read(bytesOf(input));
    if (Result.isFailure(found)) areTold(found.failure);
    else staysItself(found.success);
  };

/** Events, a line each. */
export const eventLines: Target = {
  name: "event-lines",
  seeds: [line, measured],
  words: [
    '"type":"',
    '"schemaVersion":2',
    '"tags":["a"]',
    '"data":{}',
    "null",
    '\\"',
    "\\u0000",
    "0000",
    "2021-02-30",
    "}",
  ],
  read: readBy((bytes) => readEvent(bytes)),
};

const asCloudEvent = (text: string): string => {
  const sent = Result.flatMap(readEvent(text), ({ raw }) => toCloudEvent(raw, { source: "/registers/main" }));
  return JSON.stringify(Result.getOrNull(sent));
};

/** CloudEvents 1.0. */
export const cloudEvents: Target = {
  name: "cloud-events",
  seeds: [asCloudEvent(line), asCloudEvent(measured)],
  words: [
    '"subject":',
    '"tags":"[]"',
    '"sequence":"',
    '"actor":"\\"a\\""',
    "null",
    ".v2",
    '"data_base64":""',
    "}",
    ",",
  ],
  read: readBy((bytes) => readCloudEvent(bytes)),
};
