import type { Locale } from "../numbers.ts";
import { delimiterOf } from "../writing/csv-line.ts";
import { type ColumnDefinition, columnDefinitions } from "./column-definitions.ts";
import type { DescribedColumn, DescribedTable } from "./described-table.ts";
import { patternOf } from "./patterns.ts";
import { tableTitles } from "./table-definitions.ts";

const datatypeOf = ({ type }: ColumnDefinition, locale: Locale): unknown => {
  switch (type) {
    case "day":
      return { base: "date", format: locale === "nl" ? "d-M-yyyy" : "yyyy-MM-dd" };
    case "count":
    case "year":
      return "integer";
    case "number":
    case "amount":
      return locale === "nl" ? { base: "decimal", format: { decimalChar: "," } } : "decimal";
    default: {
      const format = patternOf(type, locale);
      return format === null ? "string" : { base: "string", format };
    }
  }
};

const inBoth = ({ en, nl }: { readonly en: string; readonly nl: string }) => [
  { "@value": en, "@language": "en" },
  { "@value": nl, "@language": "nl" },
];

const columnOf = ({ name, isRequired }: DescribedColumn, locale: Locale): unknown => {
  const definition = columnDefinitions[name];
  const { title, description } = definition;
  return {
    name,
    // A reader holds the header against the titles.
    titles: { en: [name, title.en], nl: [title.nl] },
    "dc:description": inBoth(description),
    datatype: datatypeOf(definition, locale),
    required: isRequired,
    ...(definition.type === "amount" ? { null: ["", "none"] } : {}),
  };
};

const tableOf = ({ kind, name, columns, key, references }: DescribedTable, locale: Locale): unknown => ({
  url: name,
  "dc:title": inBoth(tableTitles[kind]),
  tableSchema: {
    columns: columns.map((column) => columnOf(column, locale)),
    ...(key === null ? {} : { primaryKey: key }),
    ...(references.length === 0
      ? {}
      : {
          foreignKeys: references.map((reference) => ({
            columnReference: reference.column,
            reference: { resource: reference.name, columnReference: "indicator" },
          })),
        }),
  },
});

/** Metadata of CSV on the Web: a group of tables with a dialect and a schema each. */
export const csvwMetadata = (tables: ReadonlyArray<DescribedTable>, locale: Locale): unknown => ({
  "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
  dialect: { delimiter: delimiterOf(locale), encoding: "utf-8", header: true, quoteChar: '"', doubleQuote: true },
  tables: tables.map((table) => tableOf(table, locale)),
});
