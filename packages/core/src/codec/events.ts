import * as Schema from "effect/Schema";
import type { Event, EventType, NewEvent } from "../register/event.ts";
import { facts, SourceFields } from "./facts.ts";
import type { Plain } from "./plain.ts";
import { Day, EventId, Instant, NonEmptyText } from "./vocabulary.ts";

const maybe = Schema.optionalKey;
const Position = Schema.Int.pipe(Schema.check(Schema.isGreaterThan(0)));

const envelope = <Type extends EventType, Fields extends Schema.Struct.Fields>(type: Type, fields: Fields) =>
  ({
    id: EventId,
    type: Schema.Literal(type),
    schemaVersion: Schema.Literal(1),
    recordedAt: Instant,
    knownOn: Day,
    actor: NonEmptyText,
    decidedBy: maybe(Schema.String),
    source: maybe(Schema.Struct(SourceFields)),
    correlationId: maybe(Schema.String),
    causationId: maybe(Schema.String),
    tags: Schema.Array(Schema.String),
    data: Schema.Struct(fields),
  }) as const;

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
  Object.fromEntries((Object.keys(facts) as ReadonlyArray<EventType>).map((type) => [type, make(type)])) as Out;

/** The schema of every event in its place in the log, by type. */
export const eventSchemas: Types = each<Types>((type) =>
  Schema.Struct({ ...envelope(type, facts[type]), position: Position }),
);

/** The schema of every event that has not been appended yet, by type. */
export const newEventSchemas: NewTypes = each<NewTypes>((type) => Schema.Struct(envelope(type, facts[type])));

/** Any event in its place in the log. */
export const EventSchema: Schema.Codec<Event, Plain<Event>> = Schema.Union(Object.values(eventSchemas));
