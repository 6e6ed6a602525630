import type { Day } from "@meetlat/core";
import { type Complaint, complaint } from "./cell-error.ts";
import type { Place } from "./table.ts";

/** One of several rows about the same thing. */
export interface Occurrence {
  readonly knownOn: Day | undefined;
  /** The order in which they were recorded, where the day does not tell. */
  readonly version?: number;
}

/** A row that cannot be told from an earlier one in time. */
export interface Duplicate<A> {
  readonly row: A;
  readonly first: A;
}

/**
 * Rows about the same thing, in the order in which they became known; by version first, where they say which they are. Two
 * of the same version and day, or of which one has no day, cannot be put in order: the later one in the files is a duplicate.
 */
export const inOrder = <A extends Occurrence>(
  rows: ReadonlyArray<A>,
): { readonly ordered: ReadonlyArray<A>; readonly duplicates: ReadonlyArray<Duplicate<A>> } => {
  if (rows.some(({ version = 1 }) => version > 1)) return inVersions(rows);
  return byDayKnown(rows);
};

const inVersions = <A extends Occurrence>(rows: ReadonlyArray<A>): ReturnType<typeof inOrder<A>> => {
  const versions = [...Map.groupBy(rows, ({ version = 1 }) => version)].sort(([a], [b]) => a - b);
  const parts = versions.map(([, same]) => byDayKnown(same));
  return {
    ordered: parts.flatMap(({ ordered }) => ordered),
    duplicates: parts.flatMap(({ duplicates }) => duplicates),
  };
};

const byDayKnown = <A extends Occurrence>(rows: ReadonlyArray<A>): ReturnType<typeof inOrder<A>> => {
  const byDay = new Map<Day, A>();
  const duplicates: Array<Duplicate<A>> = [];
  const [start] = rows;
  if (start === undefined) return { ordered: [], duplicates };
  if (start.knownOn !== undefined) byDay.set(start.knownOn, start);
  for (const row of rows.slice(1)) {
    const same = row.knownOn === undefined || start.knownOn === undefined ? start : byDay.get(row.knownOn);
    if (same !== undefined) duplicates.push({ row, first: same });
    else if (row.knownOn !== undefined) byDay.set(row.knownOn, row);
  }
  const ordered = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return { ordered: start.knownOn === undefined ? [start] : ordered, duplicates };
};

/** The complaint about a duplicate: names the first, and the column that would tell them apart. */
export const duplicateOf = (first: Place, column: string): Complaint =>
  complaint(
    {
      en: `is given already on ${first.table.file}:${first.line}, and not with an earlier date`,
      nl: `staat al op ${first.table.file}:${first.line}, en niet met een eerdere datum`,
    },
    {
      en: `Leave one of the two out; for a change, give both a ${column}, the new one the later`,
      nl: `Laat een van beide weg; geef bij een wijziging beide een ${column}, de nieuwe de latere`,
    },
  );
