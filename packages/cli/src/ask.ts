import type { Language, ProgrammeId, Question, Register, SequencePosition } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { BadInput } from "./exit.ts";
import { registerFromStore } from "./from-store.ts";
import { type AskedTables, registerFromTables, today } from "./from-tables.ts";
import { dayFlag, languageOf, programmeFlag } from "./options.ts";
import { Output } from "./output.ts";
import type { Look } from "./reports/check.ts";
import { type PlacesOf, placesIn } from "./reports/event-place.ts";

/** What the flags of every question say. */
export interface Asked extends AskedTables {
  readonly from: Option.Option<string>;
  readonly store: string;
  readonly register: string;
  readonly at: Option.Option<SequencePosition>;
  readonly asOf: Option.Option<string>;
  readonly knownAt: Option.Option<string>;
  readonly programme: Option.Option<string>;
  readonly lang: Option.Option<Language>;
}

/** A question that can be answered: the register and where its events were read, the moment, the programme, and how the answer is to look. */
export interface Ready {
  readonly register: Register;
  readonly placesOf: PlacesOf;
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

const outOfRange = (at: number, language: Language): BadInput =>
  new BadInput({
    lines: [
      language === "nl"
        ? `--at: ${at} is geen positie. Posities zijn 1, 2, 3, …`
        : `--at: ${at} is not a position. Positions are 1, 2, 3, …`,
    ],
  });

/**
 * Reads the flags, and then the tables or the store; what is wrong with the flags is said before anything is read. Where
 * events were read is kept only for those who tell it: there may be a million.
 */
export const ready = Effect.fnUntraced(function* (asked: Asked, needsPlaces = false) {
  const language = languageOf(asked.lang, asked.locale);
  const asOf = (yield* dayFlag("as-of", asked.asOf, language)) ?? (yield* today);
  const knownAt = yield* dayFlag("known-at", asked.knownAt, language);
  const programme = yield* programmeFlag(asked.programme, language);
  const at = Option.getOrNull(asked.at);
  if (at !== null && at < 1) return yield* outOfRange(at, language);
  const { paint, width } = yield* Output;
  const { register, placesOf } = Option.isSome(asked.from)
    ? yield* registerFromTables({
        from: [asked.from.value],
        asked,
        language,
      }).pipe(Effect.map((found) => ({ register: found.register, placesOf: placesIn(found.events) })))
    : yield* registerFromStore({ store: asked.store, register: asked.register, language }, at, needsPlaces);
  if (programme !== null && !register.programmes.has(programme)) return yield* notFound(programme, register, language);
  const look: Look = { language, paint, ...(width === undefined ? {} : { width }) };
  return { register, placesOf, question: { asOf, knownAt, at }, programme, look } satisfies Ready;
});
