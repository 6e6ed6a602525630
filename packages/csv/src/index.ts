/**
 * Meetlat's tables as CSV: tidy or wide, Dutch or canonical, all or nothing, with every bad cell by file, line and column.
 *
 * @module
 */
export type { TableBatch, TableSummary } from "./batch.ts";
export { type CellError, type Complaint, describeCellError } from "./cell-error.ts";
export type { Column } from "./columns.ts";
export { type Encoding, encodings } from "./encoding/encoding.ts";
export { locate } from "./locate.ts";
export type { ColumnType } from "./mapping/column-types.ts";
export type {
  CellReading,
  ColumnSource,
  Constant,
  FromHeader,
  HeaderName,
  HeaderPlace,
  Joined,
  Mapping,
  NumberNotation,
  RowFilter,
  Unpivot,
} from "./mapping/mapping.ts";
export type { PeriodNotation, PeriodPattern } from "./mapping/period-notation.ts";
export { slugOf } from "./mapping/slug.ts";
export { type MetadataFile, tableMetadata } from "./metadata/table-metadata.ts";
export { type Locale, type Mark, readNumber } from "./numbers.ts";
export type { ColumnPreview, Example } from "./preview/column-profile.ts";
export { type Outcome, outcomeOf } from "./preview/outcome.ts";
export { type Preview, previewTables, type TablePreview } from "./preview/preview-tables.ts";
export { FolderError, readFolder, readPaths, TableErrors, tableFiles } from "./read-folder.ts";
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
