import type { Path } from "@meetlat/core";
import { decodeStoredEvent, type Misfit, type StoredEvent } from "@meetlat/core/codec";
import * as Result from "effect/Result";
import { readJson } from "../strict/read-json.ts";
import { fromAttribute } from "./attribute-text.ts";
import { attributeOf } from "./cloud-event.ts";
import { subjectOf } from "./to-cloud-event.ts";
import { type Attributes, digits, misfit, shown, wrongAttributes } from "./wrong-attributes.ts";

const typeName = /^meetlat\.([A-Za-z]+)\.v(\d{1,9})$/;

/** The text of an attribute; what is no text stays as it is, for the schema to refuse. */
const textIn = (given: Attributes, attribute: string, wrong: Array<Misfit>): unknown => {
  const value = given[attribute];
  if (typeof value !== "string") return value;
  const text = fromAttribute(value);
  if (text === null) {
    wrong.push(
      misfit(
        [attribute],
        "begins with a quote and is no text in JSON: write both quotes, or none",
        "begint met een aanhalingsteken en is geen tekst in JSON: schrijf beide aanhalingstekens, of geen",
      ),
    );
  }
  return text ?? value;
};

const tagsIn = (given: Attributes, wrong: Array<Misfit>): unknown => {
  if (typeof given.tags !== "string") return given.tags;
  const read = readJson(given.tags, { allowNul: true });
  if (Result.isSuccess(read) && Array.isArray(read.success)) return read.success;
  wrong.push(
    misfit(
      ["tags"],
      'is not a list of texts in JSON: write it like ["indicator:visits"]',
      'is geen lijst van teksten in JSON: schrijf het als ["indicator:visits"]',
    ),
  );
  return [];
};

/** The place among the attributes of a misfit that was found in the event. */
const placed = ([first, second, ...rest]: Path): Path => {
  if (first === undefined) return [];
  if (first === "source") return [`source${second === "locator" ? "locator" : "document"}`];
  const attribute = attributeOf[first] ?? first;
  return first === "data" && second !== undefined ? [attribute, second, ...rest] : [attribute];
};

const without = (fields: Attributes): Attributes =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * The event that a CloudEvent 1.0 of Meetlat stands for, as this Meetlat reads it and as it was appended. Attributes that a
 * bus or broker adds, such as `traceparent`, say nothing of the event and are left out; an attribute that is `null` counts as
 * absent. All that does not fit comes at once, by attribute.
 *
 * @example
 * ```ts
 * import { fromCloudEvent } from "@meetlat/json";
 * import * as Result from "effect/Result";
 *
 * const read = fromCloudEvent({ specversion: "1.0", id: "1", source: "/shop", type: "com.example.order.placed", data: {} });
 * console.assert(Result.isFailure(read) && read.failure[0]?.path[0] === "type");
 * ```
 */
export const fromCloudEvent = (input: unknown): Result.Result<StoredEvent, ReadonlyArray<Misfit>> => {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return Result.fail([
      misfit(
        [],
        "write an object with the attributes of a CloudEvent",
        "schrijf een object met de attributen van een CloudEvent",
      ),
    ]);
  }
  const given: Attributes = Object.fromEntries(
    Object.entries(input).filter(
      ([attribute, value]) => value !== undefined && (value !== null || attribute === "data"),
    ),
  );
  const wrong = [...wrongAttributes(given)];
  const [, type, version] = typeof given.type === "string" ? (typeName.exec(given.type) ?? []) : [];
  if (type === undefined) {
    const isGiven = given.type !== undefined;
    wrong.push(
      misfit(
        ["type"],
        `${isGiven ? `is ${shown(given.type)}, which is no event of Meetlat` : "is missing"}: write a type and version like “meetlat.MeasurementRecorded.v1”`,
        `${isGiven ? `is ${shown(given.type)}, en dat is geen gebeurtenis van Meetlat` : "ontbreekt"}: schrijf een type en versie zoals “meetlat.MeasurementRecorded.v1”`,
      ),
    );
    return Result.fail(wrong);
  }
  const sequence = given.sequence;
  const { sourcedocument, sourcelocator } = given;
  const tags = tagsIn(given, wrong);
  const decoded = decodeStoredEvent(
    without({
      position: typeof sequence === "string" && digits.test(sequence) ? Number(sequence) : sequence,
      type,
      schemaVersion: Number(version),
      knownOn: given.knownon,
      recordedAt: given.time,
      data: given.data,
      source:
        sourcedocument === undefined && sourcelocator === undefined
          ? undefined
          : without({ document: sourcedocument, locator: textIn(given, "sourcelocator", wrong) }),
      decidedBy: textIn(given, "decidedby", wrong),
      actor: textIn(given, "actor", wrong),
      tags,
      correlationId: textIn(given, "correlationid", wrong),
      causationId: textIn(given, "causationid", wrong),
      id: given.id,
    }),
  );
  const about = Array.isArray(tags) && tags.every((tag) => typeof tag === "string") ? subjectOf(tags) : undefined;
  if (given.subject !== undefined && given.subject !== about) {
    wrong.push(
      misfit(
        ["subject"],
        `is ${shown(given.subject)}, and by its tags the event is about ${about === undefined ? "nothing" : shown(about)}: write that, or leave it out`,
        `is ${shown(given.subject)}, en volgens de tags gaat de gebeurtenis over ${about === undefined ? "niets" : shown(about)}: schrijf dat, of laat het weg`,
      ),
    );
  }
  const said = new Set(wrong.map(({ path }) => path.join(".")));
  const found = Result.isFailure(decoded)
    ? decoded.failure
        .map(({ path, problem }): Misfit => ({ _tag: "Misfit", path: placed(path), problem }))
        .filter(({ path }) => !said.has(path.join(".")))
    : [];
  if (wrong.length > 0 || Result.isFailure(decoded)) return Result.fail([...wrong, ...found]);
  return decoded;
};
