import type { TablePlan, WriteOptions } from "../writing/table-writer.ts";
import { csvwMetadata } from "./csvw.ts";
import { dataPackage } from "./data-package.ts";
import { describeTable } from "./described-table.ts";

/** A file that tells programs how to read the tables beside it. */
export interface MetadataFile {
  readonly name: string;
  readonly content: string;
}

/**
 * What stands in tables that were written, for programs that do not know Meetlat: `csv-metadata.json` (W3C's CSV on the
 * Web) and `datapackage.json` (Frictionless Data Package with a Table Schema per table). Both say of each column what it is
 * called in English and Dutch, what it holds, how that is written, and whether it may be blank. Nothing of no tables.
 */
export const tableMetadata = (
  tables: ReadonlyArray<TablePlan>,
  { locale = "canonical" }: Pick<WriteOptions, "locale"> = {},
): ReadonlyArray<MetadataFile> => {
  if (tables.length === 0) return [];
  const described = tables.map((table) => describeTable(table, tables));
  const file = (name: string, content: unknown): MetadataFile => ({
    name,
    content: `${JSON.stringify(content, null, 2)}\n`,
  });
  return [
    file("csv-metadata.json", csvwMetadata(described, locale)),
    file("datapackage.json", dataPackage(described, locale)),
  ];
};
