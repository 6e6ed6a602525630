import type { Register } from "@meetlat/core";
import type * as fc from "fast-check";
import { type CityOptions, cityHistories } from "../cities/city-histories.ts";

/** Registers of a city, folded. Each sample is the caller's own: it may be folded on, and is then used up. */
export const registers = (options: CityOptions = {}): fc.Arbitrary<Register> =>
  cityHistories(options).map((city) => city.register);
