import { type Flag, flags } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "../cell-error.ts";
import { closeMatch } from "../close-match.ts";
import { flagWords } from "../words.ts";
import type { ColumnType } from "./column-types.ts";
import type { CellReading } from "./mapping.ts";
import { beforeLetters, type Rewrite } from "./number-notation.ts";
import type { PeriodReader } from "./period-notation.ts";
import { slugOf } from "./slug.ts";

/** What a cell says in Meetlat's words, and the flags that its marks carry. */
export interface Converted {
  readonly text: string;
  readonly flags: ReadonlyArray<Flag>;
  /** Whether the translation says that there is nothing to record. */
  readonly isNothing?: boolean;
}

/** Turns the text of a cell, without space around it, into what Meetlat writes. */
export type Conversion = (text: string) => Result.Result<Converted, Complaint>;

/** How a file writes periods and numbers. */
export interface Notations {
  readonly readPeriod: PeriodReader;
  /** Whether periods are written otherwise than Meetlat does. */
  readonly ownPeriods: boolean;
  /** How numbers become those of the batch; `null` when they are written so already. */
  readonly numbers: Rewrite | null;
  readonly days: Rewrite | null;
}

const NO_FLAGS: ReadonlyArray<Flag> = [];
const MAX_REMEMBERED = 100_000;
const MAX_KEY = 200;

const notTranslated = (text: string, known: Iterable<string>): Complaint => {
  const close = closeMatch(text, known);
  const quoted = JSON.stringify(text.slice(0, 80));
  return complaint(
    { en: "is not in the translation of this column", nl: "staat niet in de vertaling van deze kolom" },
    {
      en: `${close === null ? "" : `Did you mean “${close}”? `}Add ${quoted}: "…" to its "translate", or say "slug": true or "others": "keep"`,
      nl: `${close === null ? "" : `Bedoelt u “${close}”? `}Voeg ${quoted}: "…" toe aan "translate", of zeg "slug": true of "others": "keep"`,
    },
  );
};

const sameSlug = (slug: string, first: string): Complaint =>
  complaint(
    {
      en: `gives the id “${slug}”, as “${first}” does`,
      nl: `geeft de identificatie “${slug}”, net als “${first}”`,
    },
    {
      en: 'Give the two names ids of their own in "translate"',
      nl: 'Geef de twee namen een eigen identificatie in "translate"',
    },
  );

const noSlug = complaint(
  {
    en: "has no letters or digits to make an id of",
    nl: "heeft geen letters of cijfers om een identificatie van te maken",
  },
  { en: 'Give it an id in "translate"', nl: 'Geef het een identificatie in "translate"' },
);

const noPeriod = (text: string): Complaint =>
  complaint(
    { en: "is not a period in the notation of this file", nl: "is geen periode in de notatie van dit bestand" },
    {
      en: `Correct it, or say in the mapping how periods are written: "periods": [{ "written": "${text.replace(/\d{4}/, "{year}").slice(0, 60).replaceAll('"', "'")}", "is": "{year}" }]`,
      nl: `Verbeter het, of zeg in de mapping hoe perioden zijn geschreven: "periods": [{ "written": "${text.replace(/\d{4}/, "{year}").slice(0, 60).replaceAll('"', "'")}", "is": "{year}" }]`,
    },
  );

/** The flag that a word means, for marks behind texts and in notations of periods. */
export const flagNamed = (word: string): Flag | Complaint => {
  const read = flagWords.read(word);
  return Result.isSuccess(read)
    ? read.success
    : complaint(
        { en: `“${word}” is not a flag`, nl: `“${word}” is geen kenmerk` },
        { en: `Use one of ${flags.join(", ")}`, nl: `Gebruik een van ${flags.join(", ")}` },
      );
};

const readMarks = (marks: CellReading["marks"], problems: Array<Complaint>) => {
  const read: Array<readonly [mark: string, flag: Flag]> = [];
  for (const [mark, word] of Object.entries(marks ?? {})) {
    const flag = flagNamed(word);
    if (typeof flag === "string") read.push([mark.trim(), flag]);
    else problems.push(flag);
  }
  // `**` before `*`.
  return read.filter(([mark]) => mark !== "").sort(([a], [b]) => b.length - a.length);
};

/** Makes ids by the slug rule, and refuses two names that would get the same one. */
const slugs = () => {
  const byId = new Map<string, string>();
  return (name: string): Result.Result<string, Complaint> => {
    const id = slugOf(name);
    if (id === "") return Result.fail(noSlug);
    const first = byId.get(id);
    if (first !== undefined && first !== name) return Result.fail(sameSlug(id, first));
    byId.set(id, name);
    return Result.succeed(id);
  };
};

const rewriteOf = (type: ColumnType, numbers: Rewrite | null, days: Rewrite | null): Rewrite | null => {
  if (type === "number") return numbers === null ? null : beforeLetters(numbers);
  return type === "value" ? numbers : type === "day" ? days : null;
};

/** The conversion that a mapping asks for in a column; `null` when cells are to be taken as they are. */
export const conversion = (
  reading: CellReading,
  type: ColumnType,
  { readPeriod, ownPeriods, numbers, days }: Notations,
  problems: Array<Complaint>,
): Conversion | null => {
  const translate = new Map(Object.entries(reading.translate ?? {}).map(([from, to]) => [from.trim(), to.trim()]));
  const marks = readMarks(reading.marks, problems);
  const isPeriod = type === "period" && ownPeriods;
  const rewrite = rewriteOf(type, numbers, days);
  const slug = reading.slug === true ? slugs() : null;
  const refusesOthers =
    reading.others === "refuse" ||
    (reading.others === undefined && translate.size > 0 && type === "identifier" && slug === null);
  const isPlain = translate.size === 0 && marks.length === 0 && slug === null && !refusesOthers;
  if (isPlain && !isPeriod && rewrite === null) return null;

  const asTranslated = (to: string, flags: ReadonlyArray<Flag>): Converted =>
    type === "value" && to === "none" ? { text: "", flags, isNothing: true } : { text: to, flags };

  const convert: Conversion = (text) => {
    const direct = translate.get(text);
    if (direct !== undefined) return Result.succeed(asTranslated(direct, NO_FLAGS));
    if (text === "") return Result.succeed({ text, flags: NO_FLAGS });
    const marked = marks.find(([mark]) => text.endsWith(mark) && text.length > mark.length);
    const bare = marked === undefined ? text : text.slice(0, -marked[0].length).trimEnd();
    const flags = marked === undefined ? NO_FLAGS : [marked[1]];
    const translated = marked === undefined ? undefined : translate.get(bare);
    if (translated !== undefined) return Result.succeed(asTranslated(translated, flags));
    if (refusesOthers) return Result.fail(notTranslated(text, translate.keys()));
    if (slug !== null) return Result.map(slug(bare), (id) => ({ text: id, flags }));
    if (isPeriod) {
      const read = readPeriod(bare);
      if (read === null) return Result.fail(noPeriod(bare));
      const flag = read.flag === null ? null : flagNamed(read.flag);
      const own = typeof flag === "string" && !flags.includes(flag) ? [...flags, flag] : flags;
      return Result.succeed({ text: read.period, flags: own });
    }
    if (rewrite !== null) return Result.map(rewrite(bare), (rewritten) => ({ text: rewritten, flags }));
    return Result.succeed({ text: bare, flags });
  };

  const known = new Map<string, Result.Result<Converted, Complaint>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const converted = convert(text);
    if (known.size < MAX_REMEMBERED && text.length <= MAX_KEY) known.set(text, converted);
    return converted;
  };
};
