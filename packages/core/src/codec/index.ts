/**
 * Schemas of commands and events, and decoders for what comes from outside.
 *
 * @module
 */
export { FormulaSchema, PublishedSchema } from "./claims.ts";
export { CommandSchema, commandSchemas } from "./commands.ts";
export { decodeCommand, decodeEvent } from "./decode.ts";
export { EventSchema, eventSchemas, eventSchemasByVersion, eventVersions, newEventSchemas } from "./events.ts";
export { type Misfit, misfitsOf } from "./misfit.ts";
export type { Plain } from "./plain.ts";
export { RuleSchema } from "./rules.ts";
export { decodeStoredEvent, type RawEvent, type StoredEvent } from "./stored-event.ts";
export {
  ComputedDecimal,
  Day,
  Decimal,
  EventId,
  Instant,
  ids as identifierSchemas,
  NonEmptyText,
  Period,
  PublishedNotation,
  Unit,
  ValueNotation,
  ValueSchema,
  words as wordSchemas,
} from "./vocabulary.ts";
