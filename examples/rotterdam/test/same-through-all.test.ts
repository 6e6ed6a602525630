import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import type { Event, Question } from "@meetlat/core";
import { fromDatabaseSync, fromPGlite } from "@meetlat/sql";
import { histories, questions } from "@meetlat/testing";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { everyReport, withoutPlaces } from "./every-report.ts";
import { asImported } from "./fact-ids.ts";
import { imported, jsonRoutes, migrated, type Route, sqlRoute, tableRoutes } from "./routes.ts";
import { pathOf } from "./table.ts";

const sqlite = new DatabaseSync(":memory:");
const pglite = await PGlite.create();
afterAll(async () => {
  sqlite.close();
  await pglite.close();
});

/** On these the very same events arrive. */
const exactRoutes: Readonly<Record<string, Route>> = {
  ...jsonRoutes,
  SQLite: sqlRoute(await migrated(fromDatabaseSync(sqlite))),
  PGlite: sqlRoute(await migrated(fromPGlite(pglite))),
};

const rotterdam = imported(
  readdirSync(pathOf("tables"))
    .sort()
    .map((name) => ({ name, content: readFileSync(pathOf(`tables/${name}`)) })),
  "nl",
);

const asked = [
  { asOf: "2024-01-15", knownAt: null },
  { asOf: "2021-07-01", knownAt: "2021-05-19" },
  { asOf: "2017-07-01", knownAt: "2017-07-01" },
] as ReadonlyArray<object> as ReadonlyArray<Question>;

/** All answers of a register; where the events are those of an import, without the places that it gave them. */
const answersOf = (events: ReadonlyArray<Event>, questions: ReadonlyArray<Question>, isExact: boolean) => {
  const reports = questions.flatMap((question) => everyReport(events, question));
  return isExact ? reports : withoutPlaces(reports);
};

const answered = answersOf(rotterdam, asked, true);

it("every kind of report is asked of Rotterdam's register", () => {
  const kinds = answered.map((text) => JSON.parse(text).schema.replace(/^meetlat-(.*)\/1$/, "$1"));
  expect([...new Set(kinds)].sort().join(" ")).toBe("check claims deliverables deviations explain history series");
});

/** The register is one thing, whichever way it comes: the same questions get the same answers, to the byte. */
describe.each(Object.entries({ ...exactRoutes, ...tableRoutes }))("a register that came through %s", (name, route) => {
  const isExact = name in exactRoutes;

  it("gives the reports of Rotterdam as they were", async () => {
    const arrived = await route(rotterdam);
    expect(arrived).toHaveLength(rotterdam.length);
    if (isExact) expect(arrived).toEqual(rotterdam);
    expect(answersOf(arrived, asked, isExact)).toEqual(isExact ? answered : withoutPlaces(answered));
  });

  it("gives the reports of any city as they were", async () => {
    const any = questions().map((question) => (isExact ? question : { ...question, at: null }));
    const law = fc.asyncProperty(histories, fc.array(any, { minLength: 1, maxLength: 3 }), async (history, some) => {
      const events = asImported(history);
      const arrived = await route(events);
      expect(arrived).toHaveLength(events.length);
      if (isExact) expect(arrived).toEqual(events);
      expect(answersOf(arrived, some, isExact)).toEqual(answersOf(events, some, isExact));
    });
    await fc.assert(law, { numRuns: 20 });
  });
});
