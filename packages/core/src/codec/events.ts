import * as Schema from "effect/Schema";
import type { Event, EventType, NewEvent } from "../register/event.ts";
import { SourceFields } from "./facts.ts";
import { lineages } from "./lineages.ts";
import type { Plain } from "./plain.ts";
import { Day, EventId, Instant, NonEmptyText } from "./vocabulary.ts";

const maybe = Schema.optionalKey;
const Position = Schema.Int.pipe(Schema.check(Schema.isGreaterThan(0)));

const envelope = (type: string, version: number, data: Schema.Codec<unknown, unknown>) =>
  ({
    id: EventId,
    type: Schema.Literal(type),
    schemaVersion: Schema.Literal(version),
    recordedAt: Instant,
    knownOn: Day,
    actor: NonEmptyText,
    decidedBy: maybe(Schema.String),
    source: maybe(Schema.Struct(SourceFields)),
    correlationId: maybe(Schema.String),
    causationId: maybe(Schema.String),
    tags: Schema.Array(Schema.String),
    data,
  }) as const;

/** The schema of an event of a type and version in its place in the log. */
export const sequenced = (type: string, version: number, data: Schema.Codec<unknown, unknown>) =>
  Schema.Struct({ ...envelope(type, version, data), position: Position });

type Types = {
  readonly [Type in EventType]: Schema.Codec<Extract<Event, { type: Type }>, Plain<Extract<Event, { type: Type }>>>;
};
type NewTypes = {
  readonly [Type in EventType]: Schema.Codec<
    Extract<NewEvent, { type: Type }>,
    Plain<Extract<NewEvent, { type: Type }>>
  >;
};

const each = <Out>(make: (type: EventType) => unknown): Out =>
  Object.fromEntries((Object.keys(lineages) as ReadonlyArray<EventType>).map((type) => [type, make(type)])) as Out;

/** The latest version of every type of event: the one that is written, and that older ones are read as. */
export const eventVersions: { readonly [Type in EventType]: Extract<Event, { type: Type }>["schemaVersion"] } = each(
  (type) => lineages[type].latest,
);

/** The schemas of all versions of every type of event in its place in the log: version n stands at n − 1. */
export const eventSchemasByVersion: { readonly [Type in EventType]: ReadonlyArray<Schema.Top> } = each((type) =>
  lineages[type].versions.map(({ data }, i) => sequenced(type, i + 1, data)),
);

/** The schema of every event in its place in the log, by type. */
export const eventSchemas: Types = each<Types>((type) => sequenced(type, lineages[type].latest, lineages[type].data));

/** The schema of every event that has not been appended yet, by type. */
export const newEventSchemas: NewTypes = each<NewTypes>((type) =>
  Schema.Struct(envelope(type, lineages[type].latest, lineages[type].data)),
);

/** Any event in its place in the log. */
export const EventSchema: Schema.Codec<Event, Plain<Event>> = Schema.Union(Object.values(eventSchemas));
