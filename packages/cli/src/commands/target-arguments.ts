import type { Language, Period, Register, TargetId } from "@meetlat/core";
import * as Argument from "effect/cli/Argument";
import type * as Effect from "effect/Effect";
import type * as Option from "effect/Option";
import { BadInput } from "../exit.ts";
import { periodFlag } from "../options.ts";
import { words } from "../reports/words.ts";

/** A target, and perhaps one of its periods. */
export const targetArguments = {
  target: Argument.String("target").pipe(Argument.withDescription("The target's id")),
  period: Argument.String("period").pipe(
    Argument.withDescription("One of its periods, such as 2020; the target as a whole when left out"),
    Argument.optional,
  ),
} as const;

/** Reads the period that was asked for; `null` for the target as a whole. */
export const askedPeriod = (text: Option.Option<string>, language: Language): Effect.Effect<Period | null, BadInput> =>
  periodFlag("period", text, language);

/** Refuses a target that the tables do not hold, naming those that they do. */
export const noSuchTarget = (target: string, register: Register, language: Language): BadInput => {
  const known = [...register.targets.keys()].join(", ");
  return new BadInput({
    lines: [`${words.noSuchTarget[language]} “${target}”. ${words.thereIs[language]}: ${known}.`],
  });
};

/** The id of a target as written. */
export const asTarget = (text: string): TargetId => text as TargetId;
