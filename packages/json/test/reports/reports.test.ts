import { day, decimal, emptyRegister, targetChecks } from "@meetlat/core";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CheckReport,
  checkReport,
  DeviationsReport,
  decodeReport,
  ExplainReport,
  encodeReport,
  MAX_MISFITS,
  type Report,
  reportSchemas,
} from "../../src/index.ts";
import { runs } from "../runs.ts";
import { asked } from "./asked.ts";

const read = (name: keyof typeof reportSchemas, text: string): Result.Result<Report, unknown> =>
  decodeReport<Report>(reportSchemas[name], text);

const question = { asOf: day("2021-07-01") };
const row = {
  target: "4b",
  title: "Uitkeringen",
  programme: null,
  indicator: "uitkeringen",
  area: "whole",
  period: "2020",
  rule: "<= 1638 in 2020",
  verdict: "notMet",
  stage: "final",
  reasons: [],
  observed: "1989",
  required: "1638",
  gap: "351",
  favourableGap: "-351",
  attainment: null,
  band: "nietGehaald",
  flags: [],
  evidence: ["00000000-0000-7000-8000-000000000001"],
  targetVersion: 1,
};
const heading = { schema: "meetlat-check/1", asOf: "2021-07-01", knownAt: null };
const withRows = (...rows: ReadonlyArray<unknown>): string => JSON.stringify({ ...heading, checks: rows });

const misfitsOf = (text: string): ReadonlyArray<readonly [string, string]> => {
  const outcome = decodeReport(CheckReport, text);
  if (Result.isSuccess(outcome)) return [];
  return outcome.failure.misfits.map(({ path, problem }) => [path.join("."), problem.en]);
};

describe("a report", () => {
  it("is read back as it was written, whatever was recorded and asked", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(asked, (reports) => {
        for (const [name, report] of reports) {
          seen.set(name, (seen.get(name) ?? 0) + 1);
          const outcome = read(name, encodeReport(report));
          expect(outcome).toEqual(Result.succeed(report));
          expect(encodeReport(Result.getOrThrow(outcome))).toBe(encodeReport(report));
        }
      }),
      { numRuns: runs(60) },
    );
    expect([...seen.keys()].sort()).toEqual(Object.keys(reportSchemas).sort());
  });

  it("is never read as another report", () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...Object.keys(reportSchemas)), (reports, other) => {
        for (const [name, report] of reports) {
          fc.pre(name !== other);
          const outcome = read(other as keyof typeof reportSchemas, encodeReport(report));
          expect(Result.isFailure(outcome)).toBe(true);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  it("says at which position it was asked, and nothing when it was asked of all of the register", () => {
    const of = (more: object) =>
      Object.keys(checkReport(targetChecks(emptyRegister(), question), { ...question, ...more }));
    expect(of({})).toEqual(["schema", "asOf", "knownAt", "checks"]);
    expect(of({ at: null, knownAt: null })).toEqual(["schema", "asOf", "knownAt", "checks"]);
    expect(of({ at: 7 })).toEqual(["schema", "asOf", "knownAt", "at", "checks"]);
  });

  it("may hold computed numbers of more digits than can be written in a table", () => {
    const long = decimal("1").padEnd(80, "3");
    expect(misfitsOf(withRows({ ...row, gap: long, observed: `${long}..${long}4` }))).toEqual([]);
  });
});

describe("a text that is not a report", () => {
  it("says of every field what does not fit, all at once", () => {
    const { title: _title, ...untitled } = row;
    expect(
      misfitsOf(
        withRows(
          { ...untitled, period: "2020-13", gap: "1,5", verdict: "perhaps" },
          { ...row, observed: ">= 65", reasons: ["because"], evidence: "none", targetVersion: 0 },
        ),
      ),
    ).toEqual([
      ["checks.0.title", "is missing: write it, for it is required"],
      ["checks.0.period", expect.stringContaining("write a period")],
      ["checks.0.verdict", 'write "met" | "notMet" | "unknown" | "notApplicable"'],
      ["checks.0.gap", expect.stringContaining("write a decimal")],
      ["checks.1.reasons.0", expect.stringContaining('write "noTarget"')],
      ["checks.1.observed", "write it in its notation"],
      ["checks.1.evidence", expect.any(String)],
      ["checks.1.targetVersion", expect.any(String)],
    ]);
  });

  it("is read with the fields that this version knows, when a later one added some", () => {
    const text = JSON.stringify({ ...heading, checks: [{ ...row, shade: "red" }], title: "Targets" });
    const outcome = decodeReport(CheckReport, text.replace('"title"', '"__proto__":{"checks":1},"title"'));
    expect(outcome).toEqual(Result.succeed({ ...heading, checks: [row] }));
    expect(Object.getPrototypeOf(Result.getOrThrow(outcome))).toBe(Object.prototype);
  });

  it("is refused when it is a later version of the report", () => {
    expect(misfitsOf(JSON.stringify({ ...heading, schema: "meetlat-check/2", checks: [] }))).toEqual([
      ["schema", 'write "meetlat-check/1"'],
    ]);
  });

  it("is refused when it is no JSON, or nests without end", () => {
    expect(misfitsOf("")).toEqual([["", expect.stringContaining("is not a JSON document")]]);
    expect(misfitsOf(withRows(row).slice(0, -1))).toEqual([["", expect.stringContaining("is not a JSON document")]]);
    const deep = `${'{"parts":['.repeat(1_000_000)}`;
    expect(Result.isFailure(decodeReport(ExplainReport, deep))).toBe(true);
    expect(misfitsOf(deep)).toEqual([["", expect.stringContaining("nests deeper than 100 levels")]]);
    expect(misfitsOf(withRows({ ...row, title: '[[["{'.repeat(100) }))).toEqual([]);
  });

  it("is told of by its first misfits, and how many there are", () => {
    const outcome = decodeReport(CheckReport, withRows(...Array.from({ length: 500 }, () => ({ ...row, gap: 1 }))));
    expect(Result.isFailure(outcome) && [outcome.failure.misfits.length, outcome.failure.total]).toEqual([
      MAX_MISFITS,
      500,
    ]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Result.isFailure(decodeReport(DeviationsReport, text))).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});
