import * as Result from "effect/Result";
import type { TableBatch } from "./batch.ts";
import type { Encoding } from "./encoding/encoding.ts";
import { limitsOf, type ReadLimits } from "./limits.ts";
import type { Mapping } from "./mapping/mapping.ts";
import type { Locale } from "./numbers.ts";
import { type AllRead, type ReadHow, readKinds } from "./read-kinds.ts";
import type { TableFile } from "./table.ts";
import { TableErrors } from "./table-errors.ts";
import { openTable } from "./table-input.ts";

/** How tables are written; nothing is guessed. */
export interface ReadOptions {
  /** How numbers and days are written: canonical by default. */
  readonly locale?: Locale;
  /** How bytes stand for characters: what their byte order mark says by default, else UTF-8. */
  readonly encoding?: Encoding;
  /** How files that were not made for Meetlat are understood. */
  readonly mappings?: ReadonlyArray<Mapping>;
  /** How much is taken in before reading stops, where that is not as usual. */
  readonly limits?: Partial<ReadLimits>;
}

/** The options with what holds when they are not given. */
export const howTo = ({ locale = "canonical", encoding, mappings = [], limits }: ReadOptions): ReadHow => ({
  locale,
  mappings,
  limits: limitsOf(limits),
  ...(encoding === undefined ? {} : { encoding }),
});

/** The batch that tables gave, or all that is wrong with them. */
export const batchOf = ({ found, located, tables, digest }: AllRead): Result.Result<TableBatch, TableErrors> =>
  found.total > 0
    ? Result.fail(new TableErrors(found))
    : Result.succeed({
        commands: located.map(({ command }) => command),
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        digest,
        tables: tables.map(({ file, kind, rows }) => ({ file, kind, rows })),
        origins: located.map(({ origin }) => origin),
      });

/**
 * Reads tables as one batch: commands in an order in which each finds what it refers to, or everything that is wrong with
 * any cell of any file. The name of a file says what kind of table it is; several files may be of one kind.
 *
 * Whether what a row refers to exists is left to the register: see `locate`. The files and all their rows are held in memory;
 * for large ones there is `streamTables`.
 *
 * @example
 * ```ts
 * import { readTables } from "@meetlat/csv";
 * import * as Result from "effect/Result";
 *
 * const batch = readTables(
 *   [{ name: "metingen.csv", content: "indicator;2018;2019\nhuisbezoeken;1.824;ruim 65" }],
 *   { locale: "nl" },
 * );
 * console.assert(Result.isSuccess(batch) && batch.success.commands.length === 1);
 * ```
 */
export const readTables = (
  files: ReadonlyArray<TableFile>,
  options: ReadOptions = {},
): Result.Result<TableBatch, TableErrors> => batchOf(readWhole(files, howTo(options)));

/** Reads files that are in memory. */
export const readWhole = (files: ReadonlyArray<TableFile>, how: ReadHow): AllRead<TableFile> => {
  const steps = readKinds(files, how);
  let step = steps.next();
  while (step.done !== true) {
    const input = openTable(step.value.opening);
    input.push(step.value.file.content);
    step = steps.next(input.end());
  }
  return step.value;
};
