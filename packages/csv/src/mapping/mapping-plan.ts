import { periodKey } from "@meetlat/core";
import * as Result from "effect/Result";
import type { Complaint } from "../cell-error.ts";
import { dayIn } from "../cells.ts";
import { type Column, columnNamed } from "../columns.ts";
import type { Locale } from "../numbers.ts";
import type { TableKind } from "../table-kind.ts";
import { flagNamed, type Notations } from "./cell-conversion.ts";
import { columnsOf, isColumnOf } from "./columns-of-view.ts";
import { fileHeaders, findHeader } from "./header-names.ts";
import { type HeaderMatch, isPattern, matchHeaders, namesIn } from "./header-pattern.ts";
import type { ColumnSource, HeaderName, Mapping, RowFilter, Unpivot } from "./mapping.ts";
import { type Rewrite, rewriteNumbers } from "./number-notation.ts";
import { periodReader } from "./period-notation.ts";
import * as problems from "./plan-problems.ts";
import { headersOf, shared } from "./source.ts";
import { makeView, shownHeader, type View } from "./view.ts";

/** What is wrong with a mapping for a file: in one of its headers (from 0), or in the mapping (−1). */
export interface PlanProblem extends Complaint {
  readonly at: number;
}

/** A filter on the cells of a column of the file. */
export interface CellFilter {
  readonly at: number;
  readonly filter: RowFilter;
  readonly keeps: (text: string) => boolean;
}

/** How a file with these headers is read. */
export interface Plan {
  readonly views: ReadonlyArray<View>;
  readonly filters: ReadonlyArray<CellFilter>;
  /** Columns without a header and without a meaning: nothing may stand in them. */
  readonly blank: ReadonlyArray<number>;
  readonly ignored: ReadonlyArray<number>;
}

/** What a plan is made for. */
export interface PlanFor {
  readonly mapping: Mapping;
  readonly kind: TableKind;
  readonly file: string;
  readonly names: ReadonlyArray<string>;
  readonly headerLine: number;
  /** How numbers and days are written in the batch that the file is read in. */
  readonly locale: Locale;
}

const daysFrom = (from: Locale, to: Locale): Rewrite | null => {
  if (from === to || from === "canonical") return null;
  const read = dayIn(from);
  return (text) => Result.map(read(text), (day): string => day);
};

const notationsOf = ({ mapping, locale }: PlanFor, add: (complaint: Complaint) => void): Notations => {
  const from = mapping.locale ?? locale;
  const notation = mapping.periods ?? "meetlat";
  for (const pattern of typeof notation === "string" ? [] : notation) {
    const named = typeof pattern === "string" || pattern.flag === undefined ? "" : flagNamed(pattern.flag);
    if (typeof named !== "string") add(named);
  }
  let read = periodReader(notation);
  if (typeof read !== "function") {
    for (const one of read) add(one);
    read = periodReader("meetlat");
  }
  return {
    readPeriod: typeof read === "function" ? read : () => null,
    ownPeriods: notation !== "meetlat",
    numbers: rewriteNumbers(from, mapping.numbers, locale),
    days: daysFrom(from, locale),
  };
};

/** A set of columns that hold values, with the header that each has. */
interface Spread {
  readonly unpivot: Unpivot;
  readonly matches: ReadonlyArray<HeaderMatch>;
}

const keepsText = (filter: RowFilter) => {
  const texts = new Set(("is" in filter ? filter.is : filter.not).map((text) => text.trim()));
  return "is" in filter ? (text: string) => texts.has(text) : (text: string) => !texts.has(text);
};

const meaningOf = ({ period, texts }: HeaderMatch): string =>
  JSON.stringify([period === null ? null : periodKey(period.period), ...texts]);

/** How a file is read by a mapping, and everything that is wrong with the mapping or the headers. */
export const planOf = (
  given: PlanFor,
): { readonly plan: Plan; readonly problems: ReadonlyArray<PlanProblem>; readonly first: View["table"] } => {
  const { mapping, kind, file, names, headerLine } = given;
  const found: Array<PlanProblem> = [];
  const add = (one: Complaint, at = -1): void => {
    found.push({ at, problem: one.problem, mend: one.mend });
  };
  const notations = notationsOf(given, add);
  const headers = fileHeaders(names);
  const used = new Set<number>();

  let [resolved, unresolved] = [0, 0];
  const resolve = (header: HeaderName): number | null => {
    const at = findHeader(header, headers);
    if (typeof at === "number") {
      if (typeof header === "string") resolved++;
      return at;
    }
    unresolved++;
    add(at);
    return null;
  };

  const sourcesOf = (columns: Readonly<Record<string, ColumnSource>> | undefined): Map<Column, ColumnSource> => {
    const sources = new Map<Column, ColumnSource>();
    for (const [name, source] of Object.entries(columns ?? {})) {
      const column = columnNamed(kind, name);
      if (column === null) add(problems.noSuchColumn(kind, name));
      else if (sources.has(column)) add(problems.mappedTwice(column));
      else sources.set(column, source);
    }
    return sources;
  };

  const explicit = sourcesOf(mapping.columns);
  const ignored = new Set<number>();
  for (const header of mapping.ignore ?? []) {
    // Columns without a header may be ignored together.
    const places =
      header === ""
        ? names.flatMap((name, at) => (name === "" ? [at] : []))
        : [resolve(header)].filter((at) => at !== null);
    for (const at of places) ignored.add(at);
  }

  const placeholders = new Set((mapping.unpivot ?? []).flatMap(({ header }) => namesIn(String(header))));
  for (const name of placeholders) if (names.includes(name)) add(problems.placeholderIsHeader(name));

  const mention = (header: HeaderName): void => {
    if (typeof header === "string" && placeholders.has(header)) return;
    const at = resolve(header);
    if (at === null) return;
    if (ignored.has(at)) add(problems.ignoredAndUsed(names[at] ?? ""), at);
    used.add(at);
  };
  for (const source of explicit.values()) for (const header of headersOf(source)) mention(header);

  const spreads: Array<Spread> = [];
  const checkedSpread = (unpivot: Unpivot, matches: ReadonlyArray<HeaderMatch>): void => {
    const meanings = new Map<string, number>();
    for (const match of matches) {
      const { at } = match;
      if (used.has(at)) add(problems.usedTwice(names[at] ?? ""), at);
      used.add(at);
      const meaning = meaningOf(match);
      const first = meanings.get(meaning);
      if (first === undefined) meanings.set(meaning, at);
      else add(problems.sameMeaning(names[first] ?? ""), at);
    }
    spreads.push({ unpivot, matches });
  };
  const spread = (unpivot: Unpivot): void => {
    const { header } = unpivot;
    let matches: ReadonlyArray<HeaderMatch>;
    if (typeof header === "string" && isPattern(header)) {
      matches = matchHeaders(header, names, notations.readPeriod).filter(({ at }) => !ignored.has(at));
      if (matches.length === 0) add(problems.noMatch(header, names));
    } else {
      const at = resolve(header);
      matches = at === null ? [] : [{ at, period: null, texts: new Map() }];
    }
    for (const source of Object.values(unpivot.columns ?? {})) for (const one of headersOf(source)) mention(one);
    checkedSpread(unpivot, matches);
  };
  for (const unpivot of mapping.unpivot ?? []) spread(unpivot);

  const filters: Array<CellFilter> = [];
  const viewFilters: Array<{ readonly name: string; readonly keeps: (text: string) => boolean }> = [];
  for (const filter of mapping.rows ?? []) {
    const { header } = filter;
    const keeps = keepsText(filter);
    if (typeof header === "string" && placeholders.has(header)) viewFilters.push({ name: header, keeps });
    else {
      const at = resolve(header);
      if (at === null) continue;
      used.add(at);
      filters.push({ at, filter, keeps });
    }
  }

  // Where the mapping names no columns, headers mean what they always mean; where it does, it names all of them: a foreign
  // header that happens to be a word of Meetlat's is not taken for it.
  const isNamed = explicit.size > 0 || (mapping.unpivot ?? []).length > 0;
  const blank: Array<number> = [];
  const wide: Array<HeaderMatch> = [];
  const natural = new Map<Column, number>();
  names.forEach((name, at) => {
    if (used.has(at) || ignored.has(at)) return;
    const column = isNamed ? null : columnNamed(kind, name);
    const period = isNamed || kind !== "measurements" ? null : notations.readPeriod(name);
    if (column !== null && natural.has(column)) add(problems.alsoCalled(name, column), at);
    else if (column !== null) natural.set(column, at);
    else if (period !== null) wide.push({ at, period, texts: new Map() });
    else if (name === "") blank.push(at);
    else add(problems.unmapped(kind, name), at);
  });
  if (wide.length > 0) checkedSpread({ header: "{period}" }, wide);

  const kept = shared();
  const viewOf = (unpivot: Unpivot | null, match: HeaderMatch | null): View | null => {
    const texts = match?.texts ?? new Map<string, string>();
    const isLeftOut = viewFilters.some(({ name, keeps }) => {
      const text = texts.get(name);
      return text !== undefined && !keeps(text);
    });
    if (isLeftOut) return null;
    const own = unpivot === null ? new Map<Column, ColumnSource>() : sourcesOf(unpivot.columns);
    const around = { headers, texts, notations, shared: kept };
    const { parts, wrong } = columnsOf(
      { kind, natural, sources: [...explicit, ...own], placeholders, unpivot, match },
      around,
    );
    for (const one of wrong) add(one);
    return makeView({ file, kind, names, headerLine, match, hasFlags: isColumnOf(kind, "flags"), ...parts });
  };

  const views = spreads.flatMap(({ unpivot, matches }) => matches.flatMap((match) => viewOf(unpivot, match) ?? []));
  if (spreads.length === 0) views.push(...[viewOf(null, null)].filter((view) => view !== null));
  else if (views.length === 0 && found.length === 0) add(problems.nothingLeft);
  const first: View["table"] = { file, kind, written: names.map(shownHeader), columns: new Map(), periods: [] };
  // When nothing is where it should be, the header is elsewhere: that says more than every header that is not found.
  const isElsewhere = resolved === 0 && unresolved > 1 && typeof mapping.header?.line !== "number";
  const wrong = isElsewhere ? [{ at: -1, ...problems.headerElsewhere(names) }] : unique(found);
  return { plan: { views, filters, blank, ignored: [...ignored] }, problems: wrong, first };
};

const unique = (found: ReadonlyArray<PlanProblem>): ReadonlyArray<PlanProblem> => {
  const seen = new Set<string>();
  return found.filter(({ at, problem, mend }) => {
    const key = `${at} ${problem.en} ${mend.en}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
};
