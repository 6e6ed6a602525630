import type {
  Command,
  Day,
  DocumentId,
  IndicatorId,
  MissingReason,
  Provenance,
  SignConvention,
  Source,
  Unit,
} from "@meetlat/core";
import { dayIn, readSource } from "./cells.ts";
import type { Column } from "./columns.ts";
import type { Findings } from "./findings.ts";
import type { Locale } from "./numbers.ts";
import { anyText, type CellReader, optional, type Row, remembering } from "./row.ts";
import type { Place } from "./table.ts";
import type { TableKind } from "./table-kind.ts";

/** What a dash or an empty cell in a document's tables means; `none` records nothing. */
export type Gap = MissingReason | "none";

/** What documents.csv says of a document that matters for reading other tables. */
export interface DocumentFacts {
  readonly publishedOn?: Day;
  readonly unitMultiplier?: 1 | 1000 | 1000000;
  readonly signConvention?: SignConvention;
  readonly dash?: Gap;
  readonly blank?: Gap;
}

/** What is known while the tables of a batch are read, one kind after the other. */
export interface Reading {
  readonly locale: Locale;
  readonly findings: Findings;
  readonly documents: Map<DocumentId, DocumentFacts>;
  readonly units: Map<IndicatorId, Unit>;
  /** Kinds in which something was wrong, so that what they lack need not be complained about again. */
  readonly broken: Set<TableKind>;
  readonly readDay: CellReader<Day>;
  readonly readSource: CellReader<Source>;
}

/** Starts reading a batch. */
export const reading = (locale: Locale, findings: Findings): Reading => ({
  locale,
  findings,
  documents: new Map(),
  units: new Map(),
  broken: new Set(),
  readDay: remembering(dayIn(locale)),
  readSource: remembering(readSource),
});

/** Places of the items in a command's list. */
export interface Places {
  readonly at: (index: number) => Place | undefined;
}

/** Where a command was read: its row, and the row of every item in its lists. */
export interface Origin {
  readonly place: Place;
  readonly lists?: Readonly<Record<string, Places>>;
}

/** A command with where it was read. */
export interface Located {
  readonly command: Command;
  readonly origin: Origin;
  /** Commands of a later version come after all of an earlier one; 1 when absent. */
  readonly version?: number;
  /** Whether it ends something, and so comes after all else of its version. */
  readonly isEnding?: boolean;
}

/** Takes in the rows of all tables of one kind, and makes commands of them. */
export interface TableReader {
  readonly row: (row: Row) => void;
  /** What has to see all rows once more before the end, when anything has. */
  readonly again?: () => ((row: Row) => void) | null;
  /** The commands of all rows. What is wrong between rows is found here. */
  readonly finish: () => ReadonlyArray<Located>;
}

/** The place of a row, or of one of its cells. */
export const placeOf = (row: Row, column?: Column): Place => {
  const at = column === undefined ? undefined : row.table.columns.get(column);
  return at === undefined ? { table: row.table, line: row.line } : { table: row.table, line: row.line, at };
};

/**
 * What a row says of its source, of who decided it, and from when it was known: its own day, else the day its document was
 * published.
 */
export const provenance = (
  row: Row,
  { documents, readDay, readSource }: Reading,
  dayColumn: Column = "known_on",
): Provenance => {
  const source = optional(row, "source", readSource);
  const own = optional(row, dayColumn, readDay);
  const decidedBy = optional(row, "decided_by", anyText);
  const knownOn = own ?? (source === undefined ? undefined : documents.get(source.document)?.publishedOn);
  // One by one rather than by leaving out what is not there, which counts in a million rows.
  if (decidedBy !== undefined) {
    return {
      ...(knownOn === undefined ? {} : { knownOn }),
      ...(source === undefined ? {} : { source }),
      decidedBy,
    };
  }
  if (source === undefined) return knownOn === undefined ? {} : { knownOn };
  return knownOn === undefined ? { source } : { knownOn, source };
};

/** Commands in the order of their versions, and what ends something at the end of its version; else as they came. */
export const inVersions = (all: ReadonlyArray<Located>): ReadonlyArray<Located> =>
  all.some(({ version = 1, isEnding = false }) => version > 1 || isEnding)
    ? [...all].sort(
        (a, b) => (a.version ?? 1) - (b.version ?? 1) || Number(a.isEnding ?? false) - Number(b.isEnding ?? false),
      )
    : all;
