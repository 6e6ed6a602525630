import type { Language } from "@meetlat/core";
import { defaultLimits, type ReadLimits } from "@meetlat/csv";
import * as Effect from "effect/Effect";
import { BadInput } from "./exit.ts";

const isLimit = (name: string): name is keyof ReadLimits => Object.hasOwn(defaultLimits, name);

const names = Object.keys(defaultLimits).join(", ");

const wrong = (text: string, language: Language): string =>
  language === "nl"
    ? `--limit: “${text}” is geen grens. Schrijf een naam en een aantal, zoals rows=5000000, of none in plaats van het aantal. De namen zijn ${names}.`
    : `--limit: “${text}” is not a limit. Write a name and a number, like rows=5000000, or none instead of the number. The names are ${names}.`;

/** The limits that flags such as `rows=5000000` or `cellLength=none` set. */
export const limitsFrom = (
  given: ReadonlyArray<string>,
  language: Language,
): Effect.Effect<Partial<ReadLimits>, BadInput> => {
  const limits: Partial<Record<keyof ReadLimits, number>> = {};
  const lines: Array<string> = [];
  for (const text of given) {
    const [, name = "", most = ""] = /^(\w+)=(none|[1-9]\d{0,14})$/.exec(text) ?? [];
    if (isLimit(name)) limits[name] = most === "none" ? Number.POSITIVE_INFINITY : Number(most);
    else lines.push(wrong(text, language));
  }
  return lines.length > 0 ? Effect.fail(new BadInput({ lines })) : Effect.succeed(limits);
};
