import type { Register } from "@meetlat/core";
import type * as fc from "fast-check";
import { type CityOptions, cityHistories } from "./city-histories.ts";

/**
 * Registers of a city, folded. Each sample is the caller's own: it may be folded on, and is then used up.
 *
 * @example
 * ```ts
 * import { day, deliverableChecks } from "@meetlat/core";
 * import { registers } from "@meetlat/testing";
 * import * as fc from "fast-check";
 *
 * const isSound = fc.property(registers(), (register) =>
 *   deliverableChecks(register, { asOf: day("2022-01-01") }).every((check) => check.status !== "dropped" || check.verdictNow === "notMet"),
 * );
 * fc.assert(isSound, { numRuns: 20 });
 * ```
 */
export const registers = (options: CityOptions = {}): fc.Arbitrary<Register> =>
  cityHistories(options).map((city) => city.register);
