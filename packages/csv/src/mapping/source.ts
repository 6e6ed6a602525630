import type { Flag } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "../cell-error.ts";
import type { Column } from "../columns.ts";
import { type Conversion, type Converted, conversion, type Notations } from "./cell-conversion.ts";
import { type ColumnType, columnType } from "./column-types.ts";
import { type FileHeaders, findHeader } from "./header-names.ts";
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
  readonly headers: FileHeaders;
  readonly texts: ReadonlyMap<string, string>;
  readonly notations: Notations;
  /** What is kept for the file as a whole: the same part of a mapping is read in the same way in every view. */
  readonly shared: Shared;
}

/** Conversions, and the ids made by joining, by the part of the mapping that says them. */
export interface Shared {
  readonly conversions: Map<object, Conversion | null>;
  readonly joinedIds: Map<object, Map<string, string>>;
}

/** Nothing shared yet. */
export const shared = (): Shared => ({ conversions: new Map(), joinedIds: new Map() });

/** The parts of a source that name a header. */
export const headersOf = (source: ColumnSource): ReadonlyArray<HeaderName> => {
  if (typeof source !== "object") return [source];
  if ("constant" in source) return [];
  if ("join" in source) return source.join.flatMap(headersOf);
  return [source.header];
};

const NO_FLAGS: ReadonlyArray<Flag> = [];
const asIs: Conversion = (text) => Result.succeed({ text, flags: NO_FLAGS });

const conversionOf = (
  source: FromHeader,
  type: ColumnType,
  { notations, shared: { conversions } }: Surroundings,
  problems: Array<Complaint>,
): Conversion | null => {
  const known = conversions.get(source);
  if (known !== undefined) return known;
  const made = conversion(source, type, notations, problems);
  conversions.set(source, made);
  return made;
};

const fromHeader = (
  source: FromHeader,
  type: ColumnType,
  around: Surroundings,
  problems: Array<Complaint>,
): Supply | null => {
  const { headers, texts } = around;
  const convert = conversionOf(source, type, around, problems);
  const text = typeof source.header === "string" ? texts.get(source.header) : undefined;
  if (text !== undefined) {
    const converted = (convert ?? asIs)(text);
    if (Result.isSuccess(converted)) return { _tag: "Same", ...converted.success };
    const { problem, mend } = converted.failure;
    problems.push({ problem: { en: `“${text}” ${problem.en}`, nl: `“${text}” ${problem.nl}` }, mend });
    return null;
  }
  const at = findHeader(source.header, headers);
  if (typeof at === "object") {
    problems.push(at);
    return null;
  }
  if (convert === null) return { _tag: "Cells", at };
  return {
    _tag: "Made",
    at,
    header: headers.names[at] ?? "",
    read: (cells) => {
      const value = (cells[at] ?? "").trim();
      return Result.mapError(convert(value), (complaint) => ({ at, value, complaint }));
    },
  };
};

const sameId = (id: string, parts: string): Complaint =>
  complaint(
    { en: `gives the id “${id}”, as ${parts} does`, nl: `geeft de identificatie “${id}”, net als ${parts}` },
    {
      en: 'Give the parts another "separator", or other ids in "translate"',
      nl: 'Geef de delen een ander "separator", of andere identificaties in "translate"',
    },
  );

/** Refuses an id that was made of other parts before: `a-b` and `c` are not `a` and `b-c`. */
const checkId = (known: Map<string, string>, id: string, texts: ReadonlyArray<string>): Complaint | null => {
  const parts = JSON.stringify(texts);
  const first = known.get(id);
  if (first === undefined) known.set(id, parts);
  return first === undefined || first === parts ? null : sameId(id, first);
};

const joined = (source: Joined, column: Column, around: Surroundings, problems: Array<Complaint>): Supply | null => {
  const { join, separator = "-" } = source;
  const type = columnType(column);
  const isId = type === "identifier";
  // A part is no period or number by itself; what they are together is read afterwards.
  const parts = join.flatMap((part) => partOf(part, isId ? type : "text", around, problems) ?? []);
  if (parts.length < join.length) return null;
  const whole = isId ? null : conversion({}, type, around.notations, problems);
  const ids = around.shared.joinedIds.get(source) ?? new Map<string, string>();
  around.shared.joinedIds.set(source, ids);
  const header = join
    .map((part) =>
      typeof part === "object" && "constant" in part ? JSON.stringify(part.constant) : headersOf(part)[0],
    )
    .join(" + ");
  const read = (cells: ReadonlyArray<string>): Result.Result<Converted, Refused> => {
    const texts: Array<string> = [];
    const flags = new Set<Flag>();
    for (const part of parts) {
      const converted = supplied(part, cells);
      if (Result.isFailure(converted)) return converted;
      texts.push(converted.success.text);
      for (const flag of converted.success.flags) flags.add(flag);
    }
    const text = texts.filter((one) => one !== "").join(separator);
    const refused = isId ? checkId(ids, text, texts) : null;
    if (refused !== null) return Result.fail({ at: null, value: text, complaint: refused });
    const converted = whole === null ? Result.succeed({ text, flags: NO_FLAGS }) : whole(text);
    if (Result.isFailure(converted)) return Result.fail({ at: null, value: text, complaint: converted.failure });
    for (const flag of converted.success.flags) flags.add(flag);
    return Result.succeed({ text: converted.success.text, flags: [...flags] });
  };
  return { _tag: "Made", at: null, header, read };
};

/** What a supply gives for a row of the file. */
export const supplied = (from: Supply, cells: ReadonlyArray<string>): Result.Result<Converted, Refused> => {
  if (from._tag === "Same") return Result.succeed(from);
  if (from._tag === "Cells") return Result.succeed({ text: (cells[from.at] ?? "").trim(), flags: NO_FLAGS });
  return from.read(cells);
};

const isConstant = (source: ColumnSource): source is Constant => typeof source === "object" && "constant" in source;

const partOf = (
  source: HeaderName | FromHeader | Constant,
  type: ColumnType,
  around: Surroundings,
  problems: Array<Complaint>,
): Supply | null =>
  isConstant(source)
    ? { _tag: "Same", text: source.constant.trim(), flags: NO_FLAGS }
    : fromHeader(typeof source === "object" ? source : { header: source }, type, around, problems);

/** Finds in a file what a mapping names as the source of a column; `null` with a problem when it is not there. */
export const supply = (
  source: ColumnSource,
  column: Column,
  around: Surroundings,
  problems: Array<Complaint>,
): Supply | null =>
  typeof source === "object" && "join" in source
    ? joined(source, column, around, problems)
    : partOf(source, columnType(column), around, problems);
