import { type Command, describeUnreadable } from "@meetlat/core";
import { readWritten, type WrittenCommand } from "@meetlat/core/promise";

/**
 * The command that is written. Only its notations are read; `decodeCommand` of `@meetlat/core/codec` says whether all of it
 * fits.
 *
 * @throws RangeError when a notation cannot be read, with every one that cannot.
 *
 * @example
 * ```ts
 * import { commandOf } from "@meetlat/testing";
 *
 * const command = commandOf({ _tag: "RecordMeasurement", indicator: "benefits", period: "2020", value: ">=65" });
 * console.assert(command._tag === "RecordMeasurement" && command.value._tag === "AtLeast");
 * ```
 */
export const commandOf = (written: WrittenCommand): Command => {
  const { command, errors } = readWritten({ ...written });
  if (errors.length === 0) return command as unknown as Command;
  const listed = errors.map(({ path, error }) => `${path.join(".")}: ${describeUnreadable(error, "en")}`);
  throw new RangeError(`${written._tag} cannot be read.\n${listed.join("\n")}`);
};
