/**
 * Meetlat's tables as CSV: tidy or wide, Dutch or canonical, all or nothing, with every bad cell by file, line and column.
 *
 * @module
 */
export type { TableBatch, TableSummary } from "./batch.ts";
export { type CellError, type Complaint, describeCellError } from "./cell-error.ts";
export type { Column } from "./columns.ts";
export type { Encoding } from "./decode-text.ts";
export { locate } from "./locate.ts";
export { type MetadataFile, tableMetadata } from "./metadata/table-metadata.ts";
export { type Locale, type Mark, readNumber } from "./numbers.ts";
export { FolderError, readFolder, readPaths, TableErrors } from "./read-folder.ts";
export { type ReadOptions, readTables } from "./read-tables.ts";
export type { Origin, Places } from "./reading.ts";
export { type ObsStatus, obsStatuses, obsStatusOf } from "./sdmx/obs-status.ts";
export { type SdmxOptions, writeSdmx } from "./sdmx/write-sdmx.ts";
export type { Place, Table, TableFile } from "./table.ts";
export { type TableKind, tableKinds } from "./table-kind.ts";
export { type MarkedValue, readValue } from "./values.ts";
export { type WideOptions, writeWide } from "./wide/write-wide.ts";
export { UnwritableRegister, type WriteFolderOptions, type WrittenFolder, writeFolder } from "./write-folder.ts";
export { type WrittenTable, writeTables } from "./write-tables.ts";
export {
  surveyTables,
  type TablePlan,
  type TableSurvey,
  type TableWriter,
  type WriteOptions,
} from "./writing/table-writer.ts";
export type { Unwritable, UnwritableCell } from "./writing/unwritable.ts";
