/**
 * Meetlat in promises and plain texts, for those who do not use Effect.
 *
 * @module
 */
export { type AskedAt, QuestionUnreadable } from "./asked.ts";
export { type Ask, askingOf } from "./asking.ts";
export { openRegister, type RegisterClient, type RegisterOptions } from "./open-register.ts";
export type { FieldError, Outcome } from "./record-given.ts";
export { type CommandInput, readWritten, type UnreadableField, type Written, type WrittenCommand } from "./written.ts";
