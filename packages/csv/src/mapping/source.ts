import type { Flag } from "@meetlat/core";
import * as Result from "effect/Result";
import type { Complaint } from "../cell-error.ts";
import type { Column } from "../columns.ts";
import { type Conversion, type Converted, conversion, type Notations } from "./cell-conversion.ts";
import { columnType } from "./column-types.ts";
import { findHeader } from "./header-names.ts";
import type { ColumnSource, Constant, FromHeader, HeaderName, Joined } from "./mapping.ts";

/** A cell that cannot be converted: its place in the file (`null`: the mapping itself said it), its text, and why not. */
export interface Refused {
  readonly at: number | null;
  readonly value: string;
  readonly complaint: Complaint;
}

/** Where a column gets its cells from, once the headers of the file are known. */
export type Supply =
  /** The file's own cells, as they are. */
  | { readonly _tag: "Cells"; readonly at: number }
  /** A text that is made of them, under a header to show. */
  | {
      readonly _tag: "Made";
      readonly at: number | null;
      readonly header: string;
      readonly read: (cells: ReadonlyArray<string>) => Result.Result<Converted, Refused>;
    }
  /** The same text for every row. */
  | { readonly _tag: "Same"; readonly text: string; readonly flags: ReadonlyArray<Flag> };

/** The headers of a file, texts that stand for a column by a pattern, and how the file is written. */
export interface Surroundings {
  readonly names: ReadonlyArray<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly notations: Notations;
}

/** The parts of a source that name a header. */
export const headersOf = (source: ColumnSource): ReadonlyArray<HeaderName> => {
  if (typeof source !== "object") return [source];
  if ("constant" in source) return [];
  if ("join" in source) return source.join.flatMap(headersOf);
  return [source.header];
};

const NO_FLAGS: ReadonlyArray<Flag> = [];
const asIs: Conversion = (text) => Result.succeed({ text, flags: NO_FLAGS });

const fromHeader = (
  source: FromHeader,
  column: Column,
  { names, texts, notations }: Surroundings,
  problems: Array<Complaint>,
): Supply | null => {
  const convert = conversion(source, columnType(column), notations, problems);
  const text = typeof source.header === "string" ? texts.get(source.header) : undefined;
  if (text !== undefined) {
    const converted = (convert ?? asIs)(text);
    if (Result.isSuccess(converted)) return { _tag: "Same", ...converted.success };
    const { problem, mend } = converted.failure;
    problems.push({ problem: { en: `“${text}” ${problem.en}`, nl: `“${text}” ${problem.nl}` }, mend });
    return null;
  }
  const at = findHeader(source.header, names);
  if (typeof at === "object") {
    problems.push(at);
    return null;
  }
  if (convert === null) return { _tag: "Cells", at };
  return {
    _tag: "Made",
    at,
    header: names[at] ?? "",
    read: (cells) => {
      const value = (cells[at] ?? "").trim();
      return Result.mapError(convert(value), (complaint) => ({ at, value, complaint }));
    },
  };
};

const joined = (
  { join, separator = "-" }: Joined,
  column: Column,
  around: Surroundings,
  problems: Array<Complaint>,
): Supply | null => {
  const parts = join.map((part) => supply(part, column, around, problems));
  return parts.includes(null)
    ? null
    : {
        _tag: "Made",
        at: null,
        header: join
          .map((part) => (typeof part === "object" && "constant" in part ? `"${part.constant}"` : headersOf(part)[0]))
          .join(" + "),
        read: (cells) => {
          const texts: Array<string> = [];
          const flags = new Set<Flag>();
          for (const part of parts) {
            const converted = part === null ? null : supplied(part, cells);
            if (converted === null) continue;
            if (Result.isFailure(converted)) return converted;
            if (converted.success.text !== "") texts.push(converted.success.text);
            for (const flag of converted.success.flags) flags.add(flag);
          }
          return Result.succeed({ text: texts.join(separator), flags: [...flags] });
        },
      };
};

/** What a supply gives for a row of the file. */
export const supplied = (from: Supply, cells: ReadonlyArray<string>): Result.Result<Converted, Refused> => {
  if (from._tag === "Same") return Result.succeed(from);
  if (from._tag === "Cells") return Result.succeed({ text: (cells[from.at] ?? "").trim(), flags: NO_FLAGS });
  return from.read(cells);
};

const isConstant = (source: ColumnSource): source is Constant => typeof source === "object" && "constant" in source;

/** Finds in a file what a mapping names as the source of a column; `null` with a problem when it is not there. */
export const supply = (
  source: ColumnSource,
  column: Column,
  around: Surroundings,
  problems: Array<Complaint>,
): Supply | null => {
  if (isConstant(source)) return { _tag: "Same", text: source.constant.trim(), flags: NO_FLAGS };
  if (typeof source === "object" && "join" in source) return joined(source, column, around, problems);
  return fromHeader(typeof source === "object" ? source : { header: source }, column, around, problems);
};
