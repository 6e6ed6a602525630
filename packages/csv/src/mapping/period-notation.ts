import { isPeriod, type Period } from "@meetlat/core";
import { type Complaint, complaint } from "../cell-error.ts";

/**
 * A way to write a period. `written` has `{year}`, `{half}`, `{quarter}`, `{month}` (a number), `{monthname}` (English or
 * Dutch), `{day}`, `{nextyear}` or `{nextyy}` (the year after, in four or two digits) in it: `Jaar {year}`. `is` says which
 * period it is, in Meetlat's notation; needed only where the parts do not say it: `{year}-08-01..{nextyear}-07-31`.
 */
export interface PeriodPattern {
  readonly written: string;
  readonly is?: string;
  /** A flag of the numbers about it, such as `provisional`. */
  readonly flag?: string;
}

/**
 * How periods are written: as Meetlat does, as Statistics Netherlands does (`2019JJ00`, `2019KW01`, `2019MM03`, `2019`,
 * `2019 1e kwartaal`, `2019 maart`; `*` and `**` mean provisional), or in patterns of one's own.
 */
export type PeriodNotation = "meetlat" | "cbs" | ReadonlyArray<string | PeriodPattern>;

/** A period as it was read, and the flag that its notation carries. */
export interface ReadPeriod {
  readonly period: Period;
  readonly flag: string | null;
}

/** Reads a period; `null` when the text is none. */
export type PeriodReader = (text: string) => ReadPeriod | null;

const monthNames: ReadonlyArray<readonly [string, string]> = [
  ["january", "januari"],
  ["february", "februari"],
  ["march", "maart"],
  ["april", "april"],
  ["may", "mei"],
  ["june", "juni"],
  ["july", "juli"],
  ["august", "augustus"],
  ["september", "september"],
  ["october", "oktober"],
  ["november", "november"],
  ["december", "december"],
];

const monthOf = (name: string): number =>
  monthNames.findIndex(([en, nl]) => en === name.toLowerCase() || nl === name.toLowerCase()) + 1;

const parts: Readonly<Record<string, string>> = {
  year: "\\d{4}",
  nextyear: "\\d{4}",
  nextyy: "\\d{2}",
  half: "[12]",
  quarter: "[1-4]",
  month: "0?[1-9]|1[0-2]",
  monthname: "\\p{L}+",
  day: "0?[1-9]|[12]\\d|3[01]",
};

const token = /\{(\w+)\}/g;
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** What the parts of a pattern say by themselves; `null` when they leave a choice. */
const meaning = (names: ReadonlySet<string>): string | null => {
  const has = (name: string) => names.has(name);
  if (!has("year") || has("nextyear") || has("nextyy")) return null;
  const month = has("month") || has("monthname");
  const finer = [has("half"), has("quarter"), month].filter(Boolean).length;
  if (finer > 1 || (has("day") && !month)) return null;
  if (has("half")) return "{year}-H{half}";
  if (has("quarter")) return "{year}-Q{quarter}";
  if (month) return has("day") ? "{year}-{month}-{day}" : "{year}-{month}";
  return "{year}";
};

const wrongPattern = (written: string): Complaint =>
  complaint(
    { en: `“${written}” is not a notation of periods`, nl: `“${written}” is geen notatie van perioden` },
    {
      en: `Use ${Object.keys(parts)
        .map((name) => `{${name}}`)
        .join(", ")}, each once, with {year} among them`,
      nl: `Gebruik ${Object.keys(parts)
        .map((name) => `{${name}}`)
        .join(", ")}, elk één keer, met {year} erbij`,
    },
  );

const noMeaning = (written: string): Complaint =>
  complaint(
    {
      en: `“${written}” does not say by itself which days the period has`,
      nl: `“${written}” zegt niet uit zichzelf welke dagen de periode heeft`,
    },
    {
      en: `Say it: { "written": "${written}", "is": "{year}-08-01..{nextyear}-07-31" }`,
      nl: `Zeg het: { "written": "${written}", "is": "{year}-08-01..{nextyear}-07-31" }`,
    },
  );

const two = (n: number | string): string => String(n).padStart(2, "0");

const compile = ({ written, is, flag }: PeriodPattern): PeriodReader | Complaint => {
  const names = [...written.matchAll(token)].map(([, name = ""]) => name);
  const unique = new Set(names);
  if (unique.size < names.length || !unique.has("year")) return wrongPattern(written);
  if (names.some((name) => !Object.hasOwn(parts, name))) return wrongPattern(written);
  const template = is ?? meaning(unique);
  if (template === null) return noMeaning(written);
  let source = "";
  let end = 0;
  for (const match of written.matchAll(token)) {
    source += `${literally(written.slice(end, match.index))}(?<${match[1]}>${parts[match[1] ?? ""]})`;
    end = match.index + match[0].length;
  }
  const pattern = new RegExp(`^${source}${literally(written.slice(end))}$`, "u");
  return (text) => {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) return null;
    const next = String(Number(found.year) + 1).padStart(4, "0");
    if (found.nextyear !== undefined && found.nextyear !== next) return null;
    if (found.nextyy !== undefined && found.nextyy !== next.slice(2)) return null;
    const month = found.monthname === undefined ? found.month : monthOf(found.monthname);
    const values: Readonly<Record<string, string | undefined>> = {
      year: found.year,
      nextyear: next,
      nextyy: next.slice(2),
      half: found.half,
      quarter: found.quarter,
      month: month === undefined ? undefined : two(month),
      day: found.day === undefined ? undefined : two(found.day),
    };
    const period = template.replace(token, (whole, name: string) => values[name] ?? whole);
    return isPeriod(period) ? { period, flag: flag ?? null } : null;
  };
};

const asMeetlat: PeriodReader = (text) => (isPeriod(text) ? { period: text, flag: null } : null);

const cbsWritten: ReadonlyArray<string> = [
  "{year}JJ00",
  "{year}HJ0{half}",
  "{year}KW0{quarter}",
  "{year}MM{month}",
  "{year}",
  "{year} {half}e halfjaar",
  "{year} {quarter}e kwartaal",
  "{year} {monthname}",
];

const cbs: ReadonlyArray<PeriodPattern> = cbsWritten.flatMap((written) => [
  { written },
  { written: `${written}*`, flag: "provisional" },
  { written: `${written}**`, flag: "provisional" },
]);

const MAX_REMEMBERED = 10_000;

/** How periods in a notation are read, or what is wrong with the notation. */
export const periodReader = (notation: PeriodNotation): PeriodReader | ReadonlyArray<Complaint> => {
  if (notation === "meetlat") return asMeetlat;
  const patterns = notation === "cbs" ? cbs : notation.map((one) => (typeof one === "string" ? { written: one } : one));
  const readers: Array<PeriodReader> = [];
  const wrong: Array<Complaint> = [];
  for (const pattern of patterns) {
    const reader = compile(pattern);
    if (typeof reader === "function") readers.push(reader);
    else wrong.push(reader);
  }
  if (wrong.length > 0) return wrong;
  const known = new Map<string, ReadPeriod | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    let read: ReadPeriod | null = null;
    for (const reader of readers) read ??= reader(text);
    if (known.size < MAX_REMEMBERED) known.set(text, read);
    return read;
  };
};
