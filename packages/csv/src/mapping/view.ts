import type { Flag } from "@meetlat/core";
import * as Result from "effect/Result";
import type { Column } from "../columns.ts";
import type { Table } from "../table.ts";
import type { TableKind } from "../table-kind.ts";
import type { HeaderMatch } from "./header-pattern.ts";
import { noFlagsInCell } from "./plan-problems.ts";
import { type Refused, type Supply, supplied } from "./source.ts";

/** A row that a view makes of a row of the file. */
export interface ViewedRow {
  readonly cells: ReadonlyArray<string>;
  readonly refused: ReadonlyArray<Refused & { readonly place: number }>;
}

/**
 * How one row of a file is seen as a row of a table of Meetlat's. A file has one view, or one for every column that holds
 * values.
 */
export interface View {
  readonly table: Table;
  /** `null` when the row says that there is nothing to record. */
  readonly row: (cells: ReadonlyArray<string>) => ViewedRow | null;
}

/** What a view is made of. */
export interface ViewParts {
  readonly file: string;
  readonly kind: TableKind;
  readonly names: ReadonlyArray<string>;
  readonly headerLine: number;
  readonly supplies: ReadonlyMap<Column, Supply>;
  /** The column of values that the view is about, if there is one for each. */
  readonly match: HeaderMatch | null;
  /** The flag that the header of those values carries. */
  readonly flag: Flag | null;
  readonly hasFlags: boolean;
}

/** A column's header as it is shown: its place, when it has none. */
export const shownHeader = (name: string, at: number): string => (name === "" ? `#${at + 1}` : name);

const constantLabel = (column: Column, text: string): string => `${column} = ${JSON.stringify(text)}`;

const flagsLabel = (
  own: Supply | undefined,
  names: ReadonlyArray<string>,
): { readonly label: string; readonly origin: number | null } => {
  if (own === undefined) return { label: "flags", origin: null };
  if (own._tag === "Same") return { label: constantLabel("flags", own.text), origin: null };
  return { label: own._tag === "Made" ? own.header : shownHeader(names[own.at] ?? "", own.at), origin: own.at };
};

/** Gives every column of a view a place in its rows. */
export const makeView = (parts: ViewParts): View => {
  const { file, kind, names, headerLine, supplies, match, flag, hasFlags } = parts;
  // A view has only the cells that it needs: with a view for every column, rows as wide as the file would be too many.
  const written: Array<string> = [];
  const origins: Array<number | null> = [];
  const columns = new Map<Column, number>();
  const constants = new Map<number, number>();
  const made: Array<{ readonly place: number; readonly from: Supply }> = [];
  const place = (label: string, origin: number | null, from: Supply): number => {
    written.push(label);
    origins.push(origin);
    made.push({ place: written.length - 1, from });
    return written.length - 1;
  };
  const isWide = kind === "measurements" && match?.period != null;
  const placeOf = (column: Column, from: Supply): number => {
    if (from._tag === "Cells") return place(shownHeader(names[from.at] ?? "", from.at), from.at, from);
    if (from._tag === "Made") return place(from.header, from.at, from);
    const at = place(constantLabel(column, from.text), null, from);
    constants.set(at, headerLine);
    return at;
  };
  let valueAt: number | null = null;
  for (const [column, from] of supplies) {
    if (column === "flags") continue;
    const at = placeOf(column, from);
    if (column === "value") valueAt = at;
    if (!(isWide && column === "value")) columns.set(column, at);
  }
  if (!isWide && match?.period != null) {
    const from: Supply = { _tag: "Same", text: match.period.period, flags: [] };
    columns.set("period", place(shownHeader(names[match.at] ?? "", match.at), match.at, from));
  }
  // Flags come from a column of their own, from marks in other cells, and from the header of the values.
  const ownFlags = supplies.get("flags");
  let flagsAt: number | null = null;
  if (hasFlags) {
    const { label, origin } = flagsLabel(ownFlags, names);
    written.push(label);
    origins.push(origin);
    flagsAt = written.length - 1;
    if (ownFlags?._tag === "Same") constants.set(flagsAt, headerLine);
    columns.set("flags", flagsAt);
  }
  const periods =
    isWide && valueAt !== null && match?.period != null ? [{ at: valueAt, period: match.period.period }] : [];
  const table: Table = { file, kind, written, columns, periods, origins, constants };

  const unsaid = (place: number, from: Supply, cells: ReadonlyArray<string>, flag: string) => {
    const at = from._tag === "Same" ? null : from.at;
    return { place, at, value: (cells[at ?? -1] ?? "").trim(), complaint: noFlagsInCell(kind, flag) };
  };

  const row = (cells: ReadonlyArray<string>): ViewedRow | null => {
    const out: Array<string> = [];
    const refused: Array<ViewedRow["refused"][number]> = [];
    const flags = new Set<string>(flag === null ? [] : [flag]);
    let isNothing = false;
    for (const { place, from } of made) {
      const converted = supplied(from, cells);
      if (Result.isSuccess(converted)) {
        out[place] = converted.success.text;
        for (const one of converted.success.flags) {
          if (hasFlags) flags.add(one);
          else refused.push(unsaid(place, from, cells, one));
        }
        isNothing ||= converted.success.isNothing === true;
      } else {
        out[place] = "";
        refused.push({ place, ...converted.failure });
      }
    }
    if (flagsAt !== null) {
      const own = ownFlags === undefined ? null : supplied(ownFlags, cells);
      if (own !== null && Result.isFailure(own)) refused.push({ place: flagsAt, ...own.failure });
      else if (own !== null && own.success.text !== "") flags.add(own.success.text);
      out[flagsAt] = [...flags].join("|");
    }
    const value = valueAt === null ? null : (out[valueAt] ?? "").trim();
    // What is left blank in a column of its own was not measured in that period, as in Meetlat's own wide tables.
    isNothing ||= value === "" && match?.period != null && !isWide && refused.length === 0;
    return isNothing ? null : { cells: out, refused };
  };
  return { table, row };
};
