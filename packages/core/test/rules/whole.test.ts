import { describe, expect, it } from "vitest";
import {
  type AreaId,
  type AreaSetId,
  type Day,
  day,
  type Evidence,
  evaluateAll,
  type Observation,
  rekenkamerRotterdam,
  type TargetAsSet,
} from "../../src/index.ts";
import { event, evidence, seen, target } from "./given.ts";

const ask = (of: TargetAsSet, from: Evidence, asOf: Day) =>
  evaluateAll(of, from, { asOf, bands: rekenkamerRotterdam }).map(({ period, verdict, stage, reasons }) =>
    [period ?? "whole", verdict, stage, ...reasons].join(" "),
  );
const whole = (of: TargetAsSet, asOf: string, ...observations: ReadonlyArray<Observation>) =>
  ask(of, evidence(observations), day(asOf)).at(-1);

const each = target(">= 10 each year 2020..2022");
const [first, second, third] = [seen("2020", "12"), seen("2021", "12"), seen("2022", "12")];

describe("the stage of a target as a whole", () => {
  it("is not due before anything was, interim until the last day has passed, and then final", () => {
    expect(whole(each, "2020-06-30")).toBe("whole unknown notDue notYetDue");
    expect(whole(each, "2021-06-30", first)).toBe("whole unknown interim notYetDue");
    expect(whole(each, "2022-12-31", first, second)).toBe("whole unknown interim notYetDue");
    expect(whole(each, "2023-01-01", first, second, third)).toBe("whole met final");
  });
  it("is provisional as long as one of its parts is", () => {
    const provisional = { ...second, flags: ["provisional"] as const };
    expect(whole(each, "2023-01-01", first, provisional, third)).toBe("whole met provisional");
  });
  it("stays interim of a term without an end, which is judged on what has closed", () => {
    const open = target(">= 10 each year 2020..");
    expect(whole(open, "2022-06-30", first, second)).toBe("whole met interim");
    expect(whole(open, "2020-06-30", first)).toMatch(/^whole .* (interim|notDue)/);
  });
});

describe("the rows of a rule over rules", () => {
  const both = target("all of (>= 10 in 2022; <= 11 in 2021; >= 5 in 2021)");

  it("stand in order of their periods, each with the parts that are about it", () => {
    expect(ask(both, evidence([second, third]), day("2024-01-01"))).toEqual([
      "2021 notMet final",
      "2022 met final",
      "whole notMet final",
    ]);
  });
  it("are final when their own parts are, while the whole is not yet", () => {
    expect(ask(both, evidence([seen("2021", "11")]), day("2022-06-01"))).toEqual([
      "2021 met final",
      "2022 unknown notDue notYetDue",
      "whole unknown interim notYetDue",
    ]);
  });
});

describe("a rule over areas", () => {
  const counts: Readonly<Record<string, string>> = { noord: "12", zuid: "9", west: "10" };
  const from: Evidence = {
    ...evidence([]),
    areasOf: (set: AreaSetId) =>
      set === "gebieden" ? (Object.keys(counts) as unknown as ReadonlyArray<AreaId>) : null,
    inArea: (area) => evidence([seen("2022", counts[area] ?? "notMeasured", { evidence: [event(9)] })]),
  };
  const verdict = (rule: string, asOf = "2024-01-01") => ask(target(rule), from, day(asOf)).at(-1);

  it("asks for all, for a number or for a share, rounded up to whole areas", () => {
    expect(verdict("every area of gebieden: >= 10 in 2022")).toBe("whole notMet final");
    expect(verdict("every area of gebieden: >= 9 in 2022")).toBe("whole met final");
    expect(verdict("at least 2 areas of gebieden: >= 10 in 2022")).toBe("whole met final");
    expect(verdict("at least 3 areas of gebieden: >= 10 in 2022")).toBe("whole notMet final");
    expect(verdict("at least 66 % of areas of gebieden: >= 10 in 2022")).toBe("whole met final");
    expect(verdict("at least 67 % of areas of gebieden: >= 10 in 2022")).toBe("whole notMet final");
    expect(verdict("at least 100 % of areas of gebieden: >= 9 in 2022")).toBe("whole met final");
  });
  it("cannot ask for more areas than there are", () => {
    expect(ask(target("at least 4 areas of gebieden: >= 10 in 2022"), from, day("2024-01-01"))).toEqual([
      "2022 unknown final targetAmbiguous",
      "whole unknown final targetAmbiguous",
    ]);
  });
});

describe("a target that was withdrawn", () => {
  it("has one answer, which is that nothing applies", () => {
    expect(ask({ ...each, withdrawn: true }, evidence([first]), day("2024-01-01"))).toEqual([
      "whole notApplicable  targetWithdrawn",
    ]);
  });
});
