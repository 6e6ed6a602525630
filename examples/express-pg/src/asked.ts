import type { Request } from "express";

/** A request that cannot be answered as it was asked. */
export class BadRequest extends Error {
  readonly status = 400;
}

type Clock = "asOf" | "knownAt" | "at";

/** What a question says, in plain texts; `at` as a number. */
export type Asked<Name extends string> = Partial<Record<Name | Exclude<Clock, "at">, string>> & { at?: number };

/**
 * The parameters of a question. One that is not known, or given twice, is refused: `?asof=` would be answered as if nothing
 * had been asked.
 */
export const askedIn = <Name extends string = never>(
  { query }: Pick<Request, "query">,
  names: ReadonlyArray<Name> = [],
): Asked<Name> => {
  const known: ReadonlyArray<string> = ["asOf", "knownAt", "at", ...names];
  const asked: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name)) throw new BadRequest(`There is no parameter ${name}. There is: ${known.join(", ")}.`);
    if (typeof value !== "string") throw new BadRequest(`${name} is given more than once.`);
    if (name === "at" && !/^\d+$/.test(value)) throw new BadRequest(`“${value}” is no position: write a whole number.`);
    asked[name] = name === "at" ? Number(value) : value;
  }
  return asked as Asked<Name>;
};
