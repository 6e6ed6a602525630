/**
 * Meetlat's tables as CSV: tidy or wide, Dutch or canonical, all or nothing, with every bad cell by file, line and column.
 *
 * @module
 */
export type { TableBatch } from "./batch.ts";
export { type CellError, type Complaint, describeCellError } from "./cell-error.ts";
export type { Encoding } from "./decode-text.ts";
export { defaultLimits, type ReadLimits } from "./limits.ts";
export { locate } from "./locate.ts";
export { type Locale, type Mark, readNumber } from "./numbers.ts";
export { FolderError, readFolder, readPaths, streamPaths } from "./read-folder.ts";
export { type ReadOptions, readTables } from "./read-tables.ts";
export type { Origin, Places } from "./reading.ts";
export { type StreamOptions, streamTables } from "./stream-tables.ts";
export type { Place, Table, TableFile, TableSummary } from "./table.ts";
export { TableErrors } from "./table-errors.ts";
export { type TableKind, tableKinds } from "./table-kind.ts";
export type { ReadProgress, TableSource } from "./table-source.ts";
export { TableChanged, type TableStream } from "./table-stream.ts";
export { type MarkedValue, readValue } from "./values.ts";
