/**
 * Meetlat in promises and plain texts, for those who do not use Effect.
 *
 * @module
 */
export {
  type AskedAt,
  type FieldError,
  type Outcome,
  openRegister,
  type RegisterClient,
  type RegisterOptions,
} from "./open-register.ts";
export { type CommandInput, readWritten, type UnreadableField, type Written } from "./written.ts";
