import { readFileSync } from "node:fs";
import type { Event } from "@meetlat/core";
import { surveyTables, tableMetadata, writeTables } from "@meetlat/csv";
import { histories } from "@meetlat/testing";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { restamped } from "../writing/round-trip.ts";
import { tightHistories } from "../writing/tight-histories.ts";
import { type CsvwTable, columnIn, violations } from "./csvw-reader.ts";

const locales = fc.constantFrom("canonical" as const, "nl" as const);
const delimiters = { canonical: ",", nl: ";" } as const;

interface Group {
  readonly dialect: object;
  readonly tables: ReadonlyArray<CsvwTable>;
}

interface Package {
  readonly resources: ReadonlyArray<{ readonly schema: { readonly fields: ReadonlyArray<{ readonly name: string }> } }>;
}

const written = (events: ReadonlyArray<Event>, locale: "canonical" | "nl") => {
  const survey = surveyTables({ locale });
  for (const event of events) survey.add(event);
  const plans = Result.getOrThrow(survey.finish()).tables;
  const [csvw, dataPackage] = tableMetadata(plans, { locale }).map(({ content }) => JSON.parse(content));
  const tables = new Map(
    Result.getOrThrow(writeTables(events, { locale })).map((table) => [table.name, table.content]),
  );
  return { csvw: (csvw ?? { tables: [] }) as Group, dataPackage: dataPackage as Package, tables };
};

/** What the W3C Recommendation “Metadata Vocabulary for Tabular Data” lets stand in each kind of object. */
const csvwTerms = {
  group: ["@context", "dialect", "tables"],
  dialect: ["delimiter", "encoding", "header", "quoteChar", "doubleQuote"],
  table: ["url", "dc:title", "tableSchema"],
  schema: ["columns", "primaryKey", "foreignKeys"],
  column: ["name", "titles", "dc:description", "datatype", "required", "null"],
};

const profile = JSON.parse(readFileSync(new URL("profiles/tabular-data-package.json", import.meta.url), "utf8"));

describe("metadata beside the tables", () => {
  it("says of every table what a reader of CSV on the Web finds", () => {
    fc.assert(
      fc.property(fc.oneof(histories, tightHistories), locales, (history, locale) => {
        const { csvw, tables } = written(restamped(history), locale);
        const described = csvw.tables;
        expect(described.map(({ url }) => url)).toEqual([...tables.keys()]);
        for (const table of described) {
          const content = tables.get(table.url) ?? "";
          expect(violations(table, content, delimiters[locale])).toEqual([]);
          for (const { columnReference, reference } of table.tableSchema.foreignKeys ?? []) {
            const there = new Set(
              columnIn(tables.get(reference.resource) ?? "", delimiters[locale], reference.columnReference),
            );
            const named = columnIn(content, delimiters[locale], columnReference).filter((cell) => cell !== "");
            expect(named.filter((cell) => !there.has(cell))).toEqual([]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("uses the terms of CSV on the Web only", () => {
    const { csvw } = written(restamped(fc.sample(tightHistories, { numRuns: 1, seed: 7 })[0] ?? []), "nl");
    const only = (terms: ReadonlyArray<string>, value: object) =>
      expect(Object.keys(value).filter((key) => !terms.includes(key))).toEqual([]);
    only(csvwTerms.group, csvw);
    only(csvwTerms.dialect, csvw.dialect);
    for (const table of csvw.tables) {
      only(csvwTerms.table, table);
      only(csvwTerms.schema, table.tableSchema);
      for (const column of table.tableSchema.columns) only(csvwTerms.column, column);
    }
    expect((csvw as unknown as Record<string, unknown>)["@context"]).toEqual([
      "http://www.w3.org/ns/csvw",
      { "@language": "en" },
    ]);
  });

  it("is a tabular data package, as its official profile has it", () => {
    const ajv = new AjvDraft4.default({ strict: false, allErrors: true, logger: false });
    addFormats.default(ajv as never);
    const validate = ajv.compile(profile);
    fc.assert(
      fc.property(tightHistories, locales, (history, locale) => {
        fc.pre(history.length > 0);
        const { dataPackage } = written(restamped(history), locale);
        expect(validate(dataPackage) ? [] : validate.errors).toEqual([]);
      }),
      { numRuns: 30 },
    );
    expect(validate({ name: "x", resources: [] })).toBe(false);
  });

  it("is not made of a register that holds nothing", () => {
    expect(tableMetadata([])).toEqual([]);
  });

  it("describes the columns of each table alike in both", () => {
    const { csvw, dataPackage } = written(restamped(fc.sample(tightHistories, { numRuns: 1, seed: 8 })[0] ?? []), "nl");
    const fields = dataPackage.resources.map(({ schema }) => schema.fields.map(({ name }) => name));
    const columns = csvw.tables.map(({ tableSchema }) => tableSchema.columns.map(({ name }) => name));
    expect(fields).toEqual(columns);
  });
});
