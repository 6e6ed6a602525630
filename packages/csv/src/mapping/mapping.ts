import type { Encoding } from "../encoding/encoding.ts";
import type { Locale } from "../numbers.ts";
import type { TableKind } from "../table-kind.ts";
import type { PeriodNotation } from "./period-notation.ts";

/** A column of a foreign file: its header, exactly as written but for space around it, or its place from 1. */
export type HeaderName = string | number;

/** What cells of a foreign file say, when they do not say it as Meetlat writes it. */
export interface CellReading {
  /** What a cell means that holds exactly this text; `""` is a blank cell. */
  readonly translate?: Readonly<Record<string, string>>;
  /** What to do with texts that `translate` does not name: by default ids are refused, and all else is kept. */
  readonly others?: "keep" | "refuse";
  /** Makes an id of a name: lower case, without accents, a hyphen for whatever is no letter or digit. */
  readonly slug?: boolean;
  /** What a mark behind the text means, as a flag: `{ "*": "provisional" }`. */
  readonly marks?: Readonly<Record<string, string>>;
}

/** A column of the foreign file, and how its cells are read. */
export interface FromHeader extends CellReading {
  readonly header: HeaderName;
}

/** The same text for every row. */
export interface Constant {
  readonly constant: string;
}

/** Several texts in a row, with a separator between them (`-`); blank ones are left out. */
export interface Joined {
  readonly join: ReadonlyArray<HeaderName | FromHeader | Constant>;
  readonly separator?: string;
}

/** Where a column of Meetlat's table comes from. */
export type ColumnSource = HeaderName | FromHeader | Constant | Joined;

/** Columns of a foreign file that each hold values: a number in such a column becomes a row of its own. */
export interface Unpivot extends CellReading {
  /**
   * Which headers: one header, or a pattern in which `{period}` stands for a period and any other `{name}` for a text that
   * can be used as if it were a column with that header.
   */
  readonly header: HeaderName;
  /** What these columns say besides their header: `{ "indicator": { "constant": "inhabitants" } }`. */
  readonly columns?: Readonly<Record<string, ColumnSource>>;
}

/** Rows to keep (`is`) or to leave out (`not`), by the text of a column; `""` is a blank cell. */
export type RowFilter =
  | { readonly header: HeaderName; readonly is: ReadonlyArray<string> }
  | { readonly header: HeaderName; readonly not: ReadonlyArray<string> };

/** Where the header stands. */
export interface HeaderPlace {
  /** The physical line, from 1; what stands above it is skipped. The first line that is not blank when absent. */
  readonly line?: number;
  /** How many rows it takes, 1 when absent. A column's header is then its cells from top to bottom, without blank ones. */
  readonly rows?: number;
  /** What stands between those cells in the header's name: ` / ` when absent. */
  readonly separator?: string;
}

/** How numbers are written, where that is neither canonical nor Dutch. */
export interface NumberNotation {
  readonly decimal: "." | ",";
  /** What may stand between thousands; nothing when absent. A space is any space, also one that does not break. */
  readonly thousands?: "." | "," | " " | "'";
}

/**
 * How a file that was not made for Meetlat is read as one of its tables, without editing it. Nothing is guessed: every
 * column of the file is used, ignored by name, or an error.
 *
 * **Details**
 *
 * A mapping that names columns, in `columns` or `unpivot`, names all of them: a foreign header that happens to be one of
 * Meetlat's words is not taken for it. In one that names none, headers mean what they mean in Meetlat's own tables. A
 * mapping without `file` is for every file that it is given with.
 */
export interface Mapping {
  /** The name of the files that it is for; `*` stands for anything. */
  readonly file?: string;
  /** What kind of table the file is; what its name says when absent. */
  readonly kind?: TableKind;
  readonly encoding?: Encoding;
  /** What stands between cells; found from the header when absent. */
  readonly delimiter?: string;
  /** How numbers and days are written: as in the other tables when absent. */
  readonly locale?: Locale;
  readonly numbers?: NumberNotation;
  /** How periods are written, in cells and in headers: as Meetlat does when absent. */
  readonly periods?: PeriodNotation;
  readonly header?: HeaderPlace;
  /** The data end before the first row whose first cell that is not blank begins with this text. */
  readonly footer?: string;
  /** Where each of Meetlat's columns comes from. */
  readonly columns?: Readonly<Record<string, ColumnSource>>;
  readonly unpivot?: ReadonlyArray<Unpivot>;
  /** A row is kept when every filter keeps it. */
  readonly rows?: ReadonlyArray<RowFilter>;
  /** Columns of the file that are left out. */
  readonly ignore?: ReadonlyArray<HeaderName>;
}
