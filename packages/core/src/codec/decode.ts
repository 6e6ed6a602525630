import type { Command } from "../register/command.ts";
import type { Event } from "../register/event.ts";
import { commandSchemas } from "./commands.ts";
import { lineages } from "./lineages.ts";
import { byTag, decoder } from "./misfit.ts";
import { eventDecoder } from "./versioned-event.ts";

/**
 * A command from outside: JSON, a form, a caller without types. All misfits come at once; fields that a command does not
 * have are misfits too.
 *
 * @example
 * ```ts
 * import { decodeCommand } from "@meetlat/core/codec";
 * import * as Result from "effect/Result";
 *
 * const outcome = decodeCommand({ _tag: "CloseProgramme", programme: "a b", on: "2021-02-30" });
 * console.assert(Result.isFailure(outcome) && outcome.failure.length === 2);
 * ```
 */
export const decodeCommand = byTag<Command>(
  "_tag",
  new Map(Object.entries(commandSchemas).map(([tag, schema]) => [tag, decoder<Command>(schema)])),
);

/**
 * An event from outside, in its place in the log. All misfits come at once.
 *
 * **Details**
 *
 * An event of an older version is read as the latest: its data goes through the steps from version to version, and all
 * else stays as it was appended (see {@link decodeStoredEvent} for both). A version that this Meetlat does not know is a
 * misfit at `schemaVersion`.
 *
 * @example
 * ```ts
 * import { decodeEvent } from "@meetlat/core/codec";
 * import * as Result from "effect/Result";
 *
 * const outcome = decodeEvent({ type: "MeasurementRecorded", schemaVersion: 99 });
 * console.assert(Result.isFailure(outcome) && outcome.failure[0]?.path[0] === "schemaVersion");
 * ```
 */
export const decodeEvent = eventDecoder<Event>(lineages);
