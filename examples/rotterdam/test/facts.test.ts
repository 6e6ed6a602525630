import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pathOf, type Row, rowsOf } from "./table.ts";

const tables = readdirSync(pathOf("tables")).sort();
const read = new Map(tables.map((file) => [file, rowsOf(`tables/${file}`)]));
const kindOf = (file: string): string => file.split(/[-.]/)[0] ?? "";

const facts = rowsOf("facts.csv").map(({ fact = "", what = "", where = "", note = "" }) => {
  const [file = "", key = ""] = where.split(" ");
  return { fact, what, where, note, file, key };
});

/** What a row of each kind of table is called by. */
const keysOf = (kind: string, row: Row): ReadonlyArray<string> => {
  const cell = (column: string): string => row[column] ?? "";
  switch (kind) {
    case "documents":
    case "programmes":
    case "objectives":
    case "indicators":
    case "targets":
    case "deliverables":
    case "claims":
      return [cell(kind.slice(0, -1))];
    case "areas":
      return [cell("set")];
    case "budget":
      return [`${cell("programme")}/${cell("line")}`];
    case "themes":
      return [`${cell("programme")}/${cell("theme")}`];
    case "measurements":
    case "forecasts": {
      const periods = "period" in row ? [cell("period")] : Object.keys(row).filter((header) => /^\d{4}$/.test(header));
      const at = `${cell("indicator")}@${cell("area")}`;
      return [cell("indicator"), ...periods.map((period) => `${at}[${period}]`)];
    }
    default:
      throw new Error(`No kind of table: ${kind}`);
  }
};

const keys = new Map(
  [...read].map(([file, rows]) => [file, new Set(rows.flatMap((row) => keysOf(kindOf(file), row)))]),
);

const numbers = (first: number, last: number): ReadonlyArray<string> =>
  Array.from({ length: last - first + 1 }, (_, i) => `F${String(first + i).padStart(3, "0")}`);

describe("The list of facts", () => {
  it("has every fact of the five documents, and every place where they contradict themselves", () => {
    const inDocuments = [
      ...numbers(1, 42),
      ...numbers(50, 57),
      ...["F050NL", "F051NL"],
      ...numbers(60, 119),
      ...numbers(130, 173),
    ];
    const contradictions = numbers(1, 25).map((number) => number.replace("F0", "I"));
    expect(inDocuments).toHaveLength(156);
    expect([...new Set(facts.map(({ fact }) => fact))].sort()).toEqual([...inDocuments, ...contradictions].sort());
  });

  it("says of every fact in which table it stands, and its key is there", () => {
    const lost = facts.filter(({ where, file, key }) => where !== "–" && keys.get(file)?.has(key) !== true);
    expect(lost).toEqual([]);
  });

  it("says why a fact is not recorded", () => {
    for (const { where, note } of facts) if (where === "–") expect(note).not.toBe("");
  });

  it("calls what is recorded by the table it stands in", () => {
    const names: Readonly<Record<string, string>> = { areas: "area set", budget: "budget" };
    for (const { what, where, file } of facts) {
      const kind = kindOf(file);
      if (where !== "–") expect(what).toBe(names[kind] ?? kind.slice(0, -1));
    }
  });

  it("leaves no promise, number or claim in the tables without the fact that it comes from", () => {
    const named = new Set(facts.map(({ file, key }) => `${file} ${key.replace(/@.*$/, "")}`));
    const unnamed = [...read].flatMap(([file, rows]) =>
      ["targets", "deliverables", "forecasts", "claims", "measurements", "budget", "themes"].includes(kindOf(file))
        ? rows.map((row) => `${file} ${keysOf(kindOf(file), row)[0]}`).filter((key) => !named.has(key))
        : [],
    );
    expect(unnamed).toEqual([]);
  });

  it("rests on documents that are registered", () => {
    const registered = keys.get("documents.csv");
    for (const [file, rows] of read) {
      for (const { source } of rows) {
        if (source !== undefined) expect(registered, file).toContain(source.split(" ")[0]);
      }
    }
  });
});

describe("What the text says of every area", () => {
  const gebieden = (read.get("areas.csv") ?? []).filter(({ set }) => set === "gebieden").map(({ area }) => area ?? "");

  it.each([
    ["measurements-jaarrekening-2017.csv", "langer-thuis-arrangement"],
    ["measurements-jaarrekening-2017.csv", "welzijnsopdracht-gegund"],
    ["measurements-jaarstukken-2020-tekst.csv", "vernieuwde-schuldaanpak"],
    ["measurements-collegebrief-2023.csv", "fitfestivals"],
    ["measurements-collegebrief-2023.csv", "aanbod-zingeving"],
  ])("stands in %s for all fourteen: %s", (file, indicator) => {
    const rows = (read.get(file) ?? []).filter((row) => row.indicator === indicator);
    expect(rows.map((row) => row.area).sort()).toEqual([...gebieden].sort());
    expect(gebieden).toHaveLength(14);
  });
});
