/**
 * Schemas of commands and events, and decoders for what comes from outside.
 *
 * @module
 */
export { FormulaSchema, PublishedSchema } from "./claims.ts";
export { CommandSchema, commandSchemas } from "./commands.ts";
export { decodeCommand, decodeEvent } from "./decode.ts";
export { EventSchema, eventSchemas, eventVersions, newEventSchemas } from "./events.ts";
export type { Misfit } from "./misfit.ts";
export type { Plain } from "./plain.ts";
export { RuleSchema } from "./rules.ts";
export { decodeStoredEvent, type RawEvent, type StoredEvent } from "./stored-event.ts";
export { Day, Decimal, EventId, Instant, Period, Unit, ValueSchema } from "./vocabulary.ts";
