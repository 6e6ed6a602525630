import type { Text } from "@meetlat/core";
import type { Column } from "../columns.ts";
import type { TableKind } from "../table-kind.ts";

/** Required columns of which a cell may be blank in what Meetlat writes, by table. */
export const mayBeBlank: Partial<Readonly<Record<TableKind, ReadonlyArray<Column>>>> = {
  programmes: ["title"],
  objectives: ["text"],
  targets: ["rule"],
  budget: ["line", "side"],
  themes: ["theme"],
  deliverables: ["due"],
};

/** Columns of which each cell names one row, in what Meetlat writes. */
export const keyOf: Partial<Readonly<Record<TableKind, Column>>> = {
  documents: "document",
  indicators: "indicator",
  claims: "claim",
};

/** What people call each table, and what stands in it. */
export const tableTitles: Readonly<Record<TableKind, Text>> = {
  documents: { en: "Documents", nl: "Documenten" },
  areas: { en: "Areas", nl: "Gebieden" },
  programmes: { en: "Programmes", nl: "Programma's" },
  objectives: { en: "Objectives", nl: "Doelen" },
  indicators: { en: "Indicators", nl: "Indicatoren" },
  redefinitions: { en: "Redefinitions of indicators", nl: "Herdefinities van indicatoren" },
  measurements: { en: "Measurements", nl: "Metingen" },
  significance: { en: "Significance of changes", nl: "Significantie van veranderingen" },
  targets: { en: "Targets", nl: "Streefwaarden" },
  budget: { en: "Budgets and accounts", nl: "Begrotingen en rekeningen" },
  themes: { en: "Deviations by theme", nl: "Afwijkingen per thema" },
  deliverables: { en: "Deliverables", nl: "Resultaten" },
  forecasts: { en: "Forecasts", nl: "Prognoses" },
  explanations: { en: "Explanations of outcomes", nl: "Toelichtingen bij uitkomsten" },
  claims: { en: "Claims", nl: "Beweringen" },
};
