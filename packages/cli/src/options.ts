import {
  type Day,
  describeUnreadable,
  type Language,
  type Period,
  type ProgrammeId,
  parseDay,
  parseIdentifier,
  parsePeriod,
  type Unreadable,
} from "@meetlat/core";
import { encodings } from "@meetlat/csv";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import { BadInput } from "./exit.ts";
import { mappingFlags } from "./mapping-flags.ts";

/** How tables are written. */
export const tableFlags = {
  locale: Flag.Literals("locale", ["canonical", "nl"]).pipe(
    Flag.withDescription(
      "How numbers are written in the tables: nl reads 1.900 and 8,7%; canonical reads 1900 and 8.7",
    ),
    Flag.withDefault("canonical"),
  ),
  encoding: Flag.Literals("encoding", encodings).pipe(
    Flag.withDescription("How the tables are encoded; what they say at their start when left out, else utf-8"),
    Flag.optional,
  ),
  ...mappingFlags,
} as const;

/** Where a register is kept. */
export const storeFlags = {
  store: Flag.String("store").pipe(
    Flag.withMetavar("STORE"),
    Flag.withDescription("Where the register is kept: an SQLite file, postgres://…, or memory:"),
    Flag.withDefault("meetlat.sqlite"),
  ),
  register: Flag.String("register").pipe(
    Flag.withMetavar("NAME"),
    Flag.withDescription("Which register of the store"),
    Flag.withDefault("main"),
  ),
} as const;

/** The language of answers and errors. */
export const langFlag = Flag.Literals("lang", ["nl", "en"]).pipe(
  Flag.withDescription("Language of tables and messages; Dutch with --locale nl, else English"),
  Flag.optional,
);

/** What a command that does something says of it. */
export const formatFlag = Flag.Literals("format", ["table", "json"]).pipe(
  Flag.withDescription("Text for people, or JSON for programs"),
  Flag.withDefault("table"),
);

/** The flags that every question takes. */
export const questionFlags = {
  from: Flag.String("from").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Folder with tables (CSV), read into memory for this one question, instead of a store"),
    Flag.optional,
  ),
  ...storeFlags,
  ...tableFlags,
  asOf: Flag.String("as-of").pipe(
    Flag.withMetavar("DATE"),
    Flag.withDescription("What date is it? Decides what is due; today when left out"),
    Flag.optional,
  ),
  knownAt: Flag.String("known-at").pipe(
    Flag.withMetavar("DATE"),
    Flag.withDescription("What counted as known on this date? All that the tables hold when left out"),
    Flag.optional,
  ),
  at: Flag.Int("at").pipe(
    Flag.withMetavar("POSITION"),
    Flag.withDescription("The register as it was up to this position; the last one when left out"),
    Flag.optional,
  ),
  programme: Flag.String("programme").pipe(
    Flag.withMetavar("ID"),
    Flag.withDescription("Only this programme, and those under it"),
    Flag.optional,
  ),
  format: Flag.Literals("format", ["table", "json", "csv"]).pipe(
    Flag.withDescription("A table for people, or JSON or CSV for programs"),
    Flag.withDefault("table"),
  ),
  lang: langFlag,
} as const;

/** The language to speak: as asked, else that of the tables. */
export const languageOf = (lang: Option.Option<Language>, locale: "canonical" | "nl" = "canonical"): Language =>
  Option.getOrElse(lang, () => (locale === "nl" ? "nl" : "en"));

/** Reads the text of a flag, or says which flag is wrong and how to mend it. */
const readFlag = <A>(
  flag: string,
  text: Option.Option<string>,
  parse: (text: string) => Result.Result<A, Unreadable>,
  language: Language,
): Effect.Effect<A | null, BadInput> => {
  if (Option.isNone(text)) return Effect.succeed(null);
  const read = parse(text.value);
  return Result.isSuccess(read)
    ? Effect.succeed(read.success)
    : Effect.fail(new BadInput({ lines: [`--${flag}: ${describeUnreadable(read.failure, language)}`] }));
};

/** A day from a flag; `null` when it was left out. */
export const dayFlag = (
  flag: string,
  text: Option.Option<string>,
  language: Language,
): Effect.Effect<Day | null, BadInput> => readFlag(flag, text, parseDay, language);

/** A period from a flag; `null` when it was left out. */
export const periodFlag = (
  flag: string,
  text: Option.Option<string>,
  language: Language,
): Effect.Effect<Period | null, BadInput> => readFlag(flag, text, parsePeriod, language);

/** A programme from a flag; `null` when it was left out. */
export const programmeFlag = (
  text: Option.Option<string>,
  language: Language,
): Effect.Effect<ProgrammeId | null, BadInput> => readFlag("programme", text, parseIdentifier<ProgrammeId>, language);
