import type { Locale } from "../numbers.ts";
import { delimiterOf } from "../writing/csv-line.ts";
import { type ColumnDefinition, columnDefinitions } from "./column-definitions.ts";
import type { DescribedColumn, DescribedTable } from "./described-table.ts";
import { patternOf } from "./patterns.ts";
import { tableTitles } from "./table-definitions.ts";

const typeOf = ({ type }: ColumnDefinition, locale: Locale): object => {
  switch (type) {
    case "day":
      return { type: "date", format: locale === "nl" ? "%d-%m-%Y" : "default" };
    case "count":
    case "year":
      return { type: "integer" };
    case "number":
    case "amount": {
      const decimalChar = locale === "nl" ? { decimalChar: "," } : {};
      return { type: "number", ...decimalChar, ...(type === "amount" ? { missingValues: ["", "none"] } : {}) };
    }
    default:
      return { type: "string" };
  }
};

const constraintsOf = ({ isRequired }: DescribedColumn, { type }: ColumnDefinition, locale: Locale): object => {
  const pattern = patternOf(type, locale);
  return {
    ...(isRequired ? { required: true } : {}),
    ...(pattern === null ? {} : { pattern: `^${pattern}$` }),
  };
};

const fieldOf = (column: DescribedColumn, locale: Locale): unknown => {
  const definition = columnDefinitions[column.name];
  const constraints = constraintsOf(column, definition, locale);
  return {
    name: column.name,
    title: definition.title.en,
    description: definition.description.en,
    // A data package has one language: the Dutch texts stand beside it.
    "title:nl": definition.title.nl,
    "description:nl": definition.description.nl,
    ...typeOf(definition, locale),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
};

const resourceOf = ({ kind, name, columns, key, references }: DescribedTable, locale: Locale): unknown => ({
  name: kind,
  path: name,
  title: tableTitles[kind].en,
  "title:nl": tableTitles[kind].nl,
  profile: "tabular-data-resource",
  format: "csv",
  mediatype: "text/csv",
  encoding: "utf-8",
  dialect: { delimiter: delimiterOf(locale), header: true, quoteChar: '"', doubleQuote: true, lineTerminator: "\n" },
  schema: {
    fields: columns.map((column) => fieldOf(column, locale)),
    missingValues: [""],
    ...(key === null ? {} : { primaryKey: key }),
    ...(references.length === 0
      ? {}
      : {
          foreignKeys: references.map((reference) => ({
            fields: reference.column,
            reference: { resource: reference.kind, fields: "indicator" },
          })),
        }),
  },
});

/** A Frictionless Data Package: a resource per table, with its Table Schema. */
export const dataPackage = (tables: ReadonlyArray<DescribedTable>, locale: Locale): unknown => ({
  name: "meetlat-register",
  profile: "tabular-data-package",
  title: "A register of Meetlat",
  resources: tables.map((table) => resourceOf(table, locale)),
});
