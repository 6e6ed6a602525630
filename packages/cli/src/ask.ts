import type { Language, NewEvent, ProgrammeId, Question, Register } from "@meetlat/core";
import type { Encoding, Locale } from "@meetlat/csv";
import * as Effect from "effect/Effect";
import type * as Option from "effect/Option";
import { BadInput } from "./exit.ts";
import { registerFromTables, today } from "./from-tables.ts";
import { dayFlag, languageOf, programmeFlag } from "./options.ts";
import { Output } from "./output.ts";
import type { Look } from "./reports/check.ts";

/** What the flags of every question say. */
export interface Asked {
  readonly from: string;
  readonly locale: Locale;
  readonly encoding: Encoding;
  readonly asOf: Option.Option<string>;
  readonly knownAt: Option.Option<string>;
  readonly programme: Option.Option<string>;
  readonly lang: Option.Option<Language>;
}

/** A question that can be answered: the register and its events, the moment, the programme, and how the answer is to look. */
export interface Ready {
  readonly register: Register;
  readonly events: ReadonlyArray<NewEvent>;
  readonly question: Question;
  readonly programme: ProgrammeId | null;
  readonly look: Look;
}

const notFound = (programme: ProgrammeId, register: Register, language: Language): BadInput => {
  const known = [...register.programmes.keys()].join(", ");
  return new BadInput({
    lines: [
      language === "nl"
        ? `--programme: er is geen programma “${programme}”. Er is: ${known}.`
        : `--programme: there is no programme “${programme}”. There is: ${known}.`,
    ],
  });
};

/** Reads the flags, and then the tables; what is wrong with the flags is said before anything is read. */
export const ready = Effect.fnUntraced(function* (asked: Asked) {
  const language = languageOf(asked.lang, asked.locale);
  const asOf = (yield* dayFlag("as-of", asked.asOf, language)) ?? (yield* today);
  const knownAt = yield* dayFlag("known-at", asked.knownAt, language);
  const programme = yield* programmeFlag(asked.programme, language);
  const { paint, width } = yield* Output;
  const { register, events } = yield* registerFromTables({
    from: asked.from,
    locale: asked.locale,
    encoding: asked.encoding,
    language,
  });
  if (programme !== null && !register.programmes.has(programme)) return yield* notFound(programme, register, language);
  const look: Look = { language, paint, ...(width === undefined ? {} : { width }) };
  return { register, events, question: { asOf, knownAt }, programme, look } satisfies Ready;
});
