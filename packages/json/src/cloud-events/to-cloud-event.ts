import type { Event, Text } from "@meetlat/core";
import type { RawEvent } from "@meetlat/core/codec";
import canonicalize from "canonicalize";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { EventUnprintable } from "../events/print-event.ts";
import { asJsonText, toAttribute } from "./attribute-text.ts";
import { type CloudEvent, isUri, isUriReference, LARGEST_INTEGER } from "./cloud-event.ts";

/** What CloudEvents asks that an event does not say. */
export interface CloudEventOptions {
  /** Which register it is: a URI that its owner chooses, or a reference to one, such as `https://example.nl/registers/main`. */
  readonly source: string;
  /** The folder in which the schemas of data are published, an absolute URI: `<schemas>/MeasurementRecorded.v1.json`. */
  readonly schemas?: string;
}

/** What was asked of CloudEvents cannot be: no event can be written with it. */
export class CloudEventOptionInvalid extends Data.TaggedError("CloudEventOptionInvalid")<{
  readonly option: keyof CloudEventOptions;
  readonly value: string;
}> {
  override get message(): string {
    return describeCloudEventOption(this).en;
  }
}

/** What is wrong with an option and how to mend it, for a person. */
export const describeCloudEventOption = ({ option, value }: Pick<CloudEventOptionInvalid, "option" | "value">): Text =>
  option === "source"
    ? {
        en: `“${value}” cannot be the source of events: it is no URI, nor a reference to one. Write one like https://example.nl/registers/main.`,
        nl: `“${value}” kan niet de bron van gebeurtenissen zijn: het is geen URI en verwijst er niet naar. Schrijf er een zoals https://example.nl/registers/main.`,
      }
    : {
        en: `“${value}” cannot be where schemas are published: it is no absolute URI. Write one like https://example.nl/schemas.`,
        nl: `“${value}” kan niet de plaats van schema's zijn: het is geen absolute URI. Schrijf er een zoals https://example.nl/schemas.`,
      };

/** Why an event is not written as a CloudEvent. */
export type ToCloudEventError = CloudEventOptionInvalid | EventUnprintable;

/** An event's type and version, as one name. */
export const cloudEventType = (type: string, version: number): string => `meetlat.${type}.v${version}`;

/** What an event is about: its first tag. */
export const subjectOf = (tags: ReadonlyArray<string>): string | undefined => {
  const [first] = tags;
  return first === undefined ? undefined : toAttribute(first);
};

const invalid = ({ source, schemas }: CloudEventOptions): CloudEventOptionInvalid | null => {
  if (!isUriReference(source)) return new CloudEventOptionInvalid({ option: "source", value: source });
  if (schemas !== undefined && !isUri(schemas))
    return new CloudEventOptionInvalid({ option: "schemas", value: schemas });
  return null;
};

const cloudEvent = (event: Event | RawEvent, data: unknown, { source, schemas }: CloudEventOptions): CloudEvent => {
  const subject = subjectOf(event.tags);
  return {
    specversion: "1.0",
    type: cloudEventType(event.type, event.schemaVersion),
    source,
    ...(subject === undefined ? {} : { subject }),
    id: event.id,
    time: event.recordedAt,
    sequence: String(event.position).padStart(16, "0"),
    ...(event.position <= LARGEST_INTEGER ? { sequencetype: "Integer" } : {}),
    knownon: event.knownOn,
    actor: toAttribute(event.actor),
    ...(event.decidedBy === undefined ? {} : { decidedby: toAttribute(event.decidedBy) }),
    ...(event.source === undefined ? {} : { sourcedocument: event.source.document }),
    ...(event.source?.locator === undefined ? {} : { sourcelocator: toAttribute(event.source.locator) }),
    ...(event.correlationId === undefined ? {} : { correlationid: toAttribute(event.correlationId) }),
    ...(event.causationId === undefined ? {} : { causationid: toAttribute(event.causationId) }),
    tags: asJsonText(event.tags),
    datacontenttype: "application/json",
    ...(schemas === undefined
      ? {}
      : { dataschema: `${schemas.replace(/\/$/, "")}/${event.type}.v${event.schemaVersion}.json` }),
    data,
  };
};

/**
 * An event as a CloudEvent 1.0. Nothing is lost: {@link fromCloudEvent} gives the event back. Give it as it was appended
 * (`raw`), so that the version in its type is that in which it was written. The same event gives the same bytes: its fields
 * stand in the order of canonical JSON.
 *
 * @example
 * ```ts
 * import { fromCloudEvent, readEvent, toCloudEvent } from "@meetlat/json";
 * import * as Result from "effect/Result";
 *
 * const { raw } = Result.getOrThrow(
 *   readEvent(
 *     '{"position":12,"type":"ProgrammeClosed","schemaVersion":1,"knownOn":"2021-07-01",' +
 *       '"recordedAt":"2021-07-01T12:00:00.000Z","data":{"on":"2021-12-31","programme":"care"},"actor":"controller-7",' +
 *       '"tags":["programme:care"],"id":"00000000-0000-7000-8000-000000000001"}',
 *   ),
 * );
 * const event = Result.getOrThrow(toCloudEvent(raw, { source: "https://example.nl/registers/main" }));
 * console.assert(event.type === "meetlat.ProgrammeClosed.v1" && event.subject === "programme:care");
 * console.assert(event.sequence === "0000000000000012" && event.knownon === "2021-07-01");
 * const back = Result.getOrThrow(fromCloudEvent(event));
 * console.assert(back.raw.position === 12 && back.event.type === "ProgrammeClosed");
 * ```
 */
export const toCloudEvent = (
  event: Event | RawEvent,
  options: CloudEventOptions,
): Result.Result<CloudEvent, ToCloudEventError> => {
  const wrong = invalid(options);
  if (wrong !== null) return Result.fail(wrong);
  try {
    canonicalize({ ...event, data: null });
    return Result.succeed(cloudEvent(event, JSON.parse(canonicalize(event.data) ?? "null"), options));
  } catch {
    return Result.fail(new EventUnprintable({ position: event.position }));
  }
};

/** A list of events as one document of JSON (`application/cloudevents-batch+json`), an event a line, as they come. */
export const printCloudEvents = <E, R>(
  events: Stream.Stream<Event | RawEvent, E, R>,
  options: CloudEventOptions,
): Stream.Stream<Uint8Array, E | ToCloudEventError, R> => {
  const encoder = new TextEncoder();
  return Stream.suspend(() => {
    let isFirst = true;
    const lines = Stream.mapArrayEffect(events, (some) => {
      let text = "";
      for (const event of some) {
        const one = toCloudEvent(event, options);
        if (Result.isFailure(one)) return Effect.fail(one.failure);
        text += `${isFirst ? "[\n" : ",\n"}${JSON.stringify(one.success)}`;
        isFirst = false;
      }
      return Effect.succeed([encoder.encode(text)] as const);
    });
    const end = Stream.suspend(() => Stream.make(encoder.encode(isFirst ? "[]\n" : "\n]\n")));
    return Stream.concat(lines, end);
  });
};
