import { describe, expect, it } from "vitest";
import {
  type AreaId,
  type AreaSetId,
  type Day,
  day,
  type Evidence,
  evaluate,
  evaluateAll,
  type Observation,
  period,
  rekenkamerRotterdam,
  type TargetAsSet,
  unit,
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

describe("a term without an end", () => {
  const open = target(">= 10 each year 2020..");

  it("is not due while its first step is open, and then judged on that step alone", () => {
    expect(whole(open, "2020-06-30")).toBe("whole unknown notDue notYetDue");
    expect(whole(open, "2021-06-30", first)).toBe("whole met interim");
  });
  it("is not due before it has begun", () => {
    expect(whole(open, "2019-06-30")).toBe("whole unknown notDue notYetDue");
  });
  it("shows no number for the whole, not even of its first step, as a term of one step does", () => {
    const observed = (rule: string) =>
      evaluate(target(rule), null, evidence([first]), { asOf: day("2020-06-30"), bands: rekenkamerRotterdam }).observed;
    expect(observed(">= 10 each year 2020..")).toBeNull();
    expect(observed(">= 10 each year 2020")).toEqual(first.value);
  });
  it("shows the evidence of the step that is open too", () => {
    const [answer] = evaluateAll(open, evidence([first, seen("2021", "1")]), {
      asOf: day("2021-06-30"),
      bands: rekenkamerRotterdam,
    }).slice(-1);
    expect(answer?.evidence).toEqual([event(1), event(2020), event(2021)]);
  });
  it("reaches a period ahead when that is one of its steps", () => {
    const reasonsFor = (rule: string, about: string) =>
      evaluate(target(rule), period(about), evidence([]), { asOf: day("2021-06-30"), bands: rekenkamerRotterdam })
        .reasons;
    expect(reasonsFor(">= 10 each year 2020..", "2026")).toEqual(["notYetDue"]);
    expect(reasonsFor(">= 10 each year 2020..", "2026-Q1")).toEqual(["noTarget"]);
    expect(reasonsFor(">= 10 each year 2020..", "2019")).toEqual(["noTarget"]);
    expect(reasonsFor(">= 10 each year 2020..2022", "2026")).toEqual(["noTarget"]);
    expect(reasonsFor("all of (>= 10 each year 2020..; >= 2 each quarter 2020..)", "2026")).toEqual(["notYetDue"]);
    expect(reasonsFor("any of (>= 10 in 2020; >= 2 each quarter 2020..)", "2026-Q1")).toEqual(["notYetDue"]);
  });
});

describe("a mean over a term with an end", () => {
  it("is due once that has ended, and then final", () => {
    const mean = target(">= 10 average per year 2020..2022", { nature: "average" });
    expect(whole(mean, "2022-06-30", first, second)).toBe("whole unknown interim notYetDue");
    expect(whole(mean, "2023-01-01", first, second, third)).toBe("whole met final");
  });
});

describe("a rule that promises nothing", () => {
  const shown = { ...evidence([]), latest: () => first };
  const trend = (of: TargetAsSet, from: Evidence) =>
    evaluate(of, null, from, { asOf: day("2024-01-01"), bands: rekenkamerRotterdam });

  it("still shows where things stand", () => {
    expect(trend(target("trend"), shown)).toMatchObject({ observed: first.value, evidence: [event(1), event(2020)] });
    expect(trend(target("trend"), evidence([]))).toMatchObject({ observed: null, reasons: ["noTarget"] });
    const blocks = { ...shown, latest: () => ({ ...first, unit: unit("blokken") }) };
    expect(trend(target("trend"), blocks)).toMatchObject({ observed: null, evidence: [event(1), event(2020)] });
  });
  it("has no stage, alone or together, also while it is ambiguous", () => {
    expect(ask(target("trend"), shown, day("2024-01-01"))).toEqual(["whole notApplicable  noTarget"]);
    expect(ask(target("all of (trend; trend)"), shown, day("2024-01-01"))).toEqual(["whole notApplicable  noTarget"]);
    expect(ask(target("trend", { ambiguous: true }), shown, day("2024-01-01"))).toEqual([
      "whole notApplicable  noTarget",
    ]);
  });
  it("beside one that does leaves it as due as it was", () => {
    expect(whole(target("all of (>= 10 in 2022; trend)"), "2022-06-30")).toBe("whole unknown notDue notYetDue");
  });
  it("beside one that is over leaves it final", () => {
    const ended = evidence([seen("2022", "12")]);
    const [last] = evaluateAll(target("all of (>= 10 in 2022; trend)"), ended, {
      asOf: day("2023-06-01"),
      bands: rekenkamerRotterdam,
    }).slice(-1);
    expect(last).toMatchObject({ period: null, verdict: "met", stage: "final" });
  });
});

describe("a promise without a date", () => {
  it("has an answer for the whole and none for a period", () => {
    const from = { ...evidence([]), latest: () => first };
    expect(ask(target(">= 10"), from, day("2024-01-01"))).toEqual(["whole unknown interim noDeadline"]);
    expect(ask(target("all of (>= 10; >= 11 in 2022)"), from, day("2024-01-01"))).toEqual([
      "2022 unknown final noMeasurement",
      "whole unknown interim noDeadline noMeasurement",
    ]);
  });
});

describe("a period ahead of which one rule speaks by name", () => {
  it("is asked of a term without an end beside it too, in the list of all periods as by itself", () => {
    const rule = "all of (>= 10 in 2025; >= 10 in 2027-Q1; >= ? each year 2021..; >= 9 each quarter 2021-Q1..)";
    const context = { asOf: day("2021-06-30"), bands: rekenkamerRotterdam };
    const rows = evaluateAll(target(rule), evidence([]), context);
    const periods = ["2021-Q1", "2021", "2021-Q2", "2025", "2027-Q1"];
    expect(rows.map((row) => row.period)).toEqual([...periods, null]);
    for (const row of rows) expect(row).toEqual(evaluate(target(rule), row.period, evidence([]), context));
    expect(rows[3]?.reasons).toEqual(["notYetDue", "thresholdMissing"]);
  });
});

describe("rules that have all ended", () => {
  it("are final together, whatever they ask", () => {
    const all = target(
      "all of (between 10 and 12 in 2022; path >= 10 in 2021, 11 in 2022; increase by 2 in 2022; increase in 2022; >= area NL in 2022)",
      { nature: "stock", baseline: first.value },
    );
    const from = evidence([second, seen("2022", "14")], {
      previous: () => second,
      inArea: () => evidence([third]),
    });
    expect(ask(all, from, day("2024-01-01")).at(-1)).toBe("whole notMet final");
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
  it("are interim as long as one of their parts is", () => {
    const two = target("all of (>= 10 in 2022; >= 13 in 2022)");
    expect(ask(two, evidence([third]), day("2022-06-01"))).toEqual([
      "2022 unknown interim notYetDue",
      "whole unknown interim notYetDue",
    ]);
  });
  it("carry the flags of every part, and the version that they are judged by", () => {
    const [row] = evaluateAll(
      target("all of (>= 10 in 2022; >= 5 in 2022)", { version: 3 }),
      evidence([{ ...third, flags: ["revised"] }]),
      { asOf: day("2024-01-01"), bands: rekenkamerRotterdam },
    );
    expect(row).toMatchObject({ flags: ["revised"], targetVersion: 3, observed: null });
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
  it("that does not apply anywhere does not apply", () => {
    const none: Evidence = { ...from, areasOf: () => null };
    expect(ask(target("every area of gebieden: >= 10 in 2022"), none, day("2024-01-01"))).toEqual([
      "whole notApplicable ",
    ]);
    expect(verdict("every area of gebieden: trend")).toBe("whole notApplicable  noTarget");
  });
  it("that does not apply in one area is asked of the others", () => {
    const nested: Evidence = {
      ...from,
      inArea: (area) => ({
        ...evidence([]),
        areasOf: () => (area === "zuid" ? null : (["een"] as unknown as ReadonlyArray<AreaId>)),
        inArea: () => evidence([third]),
      }),
    };
    for (const areas of ["every area", "at least 100 % of areas"]) {
      const rule = `${areas} of gebieden: every area of wijken: >= 10 in 2022`;
      expect(ask(target(rule), nested, day("2024-01-01")).at(-1)).toBe("whole met interim");
    }
  });
  it("stays interim while its set has no areas, since some may still be added", () => {
    const none: Evidence = { ...evidence([third]), areasOf: () => null };
    const both = target("all of (>= 10 in 2022; every area of gebieden: >= 10 in 2022)");
    expect(ask(both, none, day("2024-01-01")).at(-1)).toBe("whole met interim");
  });
  it("leaves out the areas in which a milestone only informs", () => {
    expect(
      ask(target("every area of gebieden: path >= 1 in 2021, 9 in 2022 indicative"), from, day("2024-01-01")),
    ).toEqual(["2021 notApplicable  indicativeMilestone", "2022 met final", "whole met final"]);
  });
  it("is interim while one area was measured early and another was not", () => {
    const early: Evidence = { ...from, inArea: (area) => evidence(area === "noord" ? [third] : []) };
    expect(ask(target("every area of gebieden: >= 10 in 2022"), early, day("2022-06-01")).at(-1)).toBe(
      "whole unknown interim notYetDue",
    );
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
