import { describe, expect, it } from "vitest";
import {
  checkTarget,
  day,
  everyVerdict,
  period,
  type Register,
  type TargetCheck,
  type TargetId,
  targetChecks,
} from "../../src/index.ts";
import { given, indicator, measured, target } from "./given.ts";

const check = (register: Register, id: string, about: string | null, asOf: string): TargetCheck => {
  const found = checkTarget(register, id as TargetId, about === null ? null : period(about), { asOf: day(asOf) });
  if (found === null) throw new Error(`no target ${id}`);
  return found;
};

/** One field of the checks of a target, by period; the whole stands under `whole`. */
const table = <K extends keyof TargetCheck>(register: Register, id: string, asOf: string, field: K) =>
  Object.fromEntries(
    targetChecks(register, { asOf: day(asOf) }, { target: id as TargetId }).map((row) => [
      row.period ?? "whole",
      row[field],
    ]),
  );

describe("C06: benefits of status holders go down by yearly steps", () => {
  const register = given(
    indicator("uitkeringen", "uitkeringen", "stock", "lower"),
    measured("uitkeringen", { 2018: "1893", 2019: "1765", 2020: "1989" }),
    target("4b", "uitkeringen", "path <= 1900 in 2018, 1769 in 2019, 1638 in 2020, 1507 in 2021"),
  );
  it("is met in 2018 and 2019, missed by 351 in 2020, and not yet due in 2021", () => {
    expect(table(register, "4b", "2021-07-01", "verdict")).toEqual({
      2018: "met",
      2019: "met",
      2020: "notMet",
      2021: "unknown",
      whole: "notMet",
    });
    expect(table(register, "4b", "2021-07-01", "gap")).toMatchObject({ 2018: "-7", 2019: "-4", 2020: "351" });
    expect(table(register, "4b", "2021-07-01", "favourableGap")).toMatchObject({ 2018: "7", 2019: "4", 2020: "-351" });
    expect(table(register, "4b", "2021-07-01", "reasons")).toMatchObject({ 2020: [], 2021: ["notYetDue"] });
    expect(table(register, "4b", "2021-07-01", "attainment")).toMatchObject({ 2018: null, 2020: null });
  });
});

describe("C08: 80 % of status holders start in time, every year but the first", () => {
  const register = given(
    indicator("gestart", "%", "cohort", "higher"),
    measured("gestart", { 2019: "59", 2020: "42" }),
    target("4a", "gestart", ">= 80 each year 2019..2021"),
  );
  it("is missed by 21 and by 38 points, and asks nothing of the start year", () => {
    expect(check(register, "4a", "2018", "2021-07-01")).toMatchObject({
      verdict: "notApplicable",
      reasons: ["noTarget"],
    });
    expect(table(register, "4a", "2021-07-01", "verdict")).toEqual({
      2019: "notMet",
      2020: "notMet",
      2021: "unknown",
      whole: "notMet",
    });
    expect(table(register, "4a", "2021-07-01", "gap")).toMatchObject({ 2019: "-21", 2020: "-38", 2021: null });
    expect(table(register, "4a", "2021-07-01", "attainment")).toMatchObject({ 2019: "0.737500", 2020: "0.525000" });
    expect(check(register, "4a", "2019", "2021-07-01").band?.id).toBe("nietGehaald");
  });
});

describe("C10: visits to people over 75 were not registered in 2020", () => {
  const register = given(
    indicator("bezoeken", "%", "average", "higher"),
    measured("bezoeken", { 2018: "21", 2019: "32", 2020: "notRegistered" }),
    target("vervolgactie", "bezoeken", ">= 25 each year 2018..2020"),
  );
  it("is unknown for 2020, never zero, and not met as a whole because of 2018", () => {
    expect(table(register, "vervolgactie", "2021-07-01", "verdict")).toEqual({
      2018: "notMet",
      2019: "met",
      2020: "unknown",
      whole: "notMet",
    });
    expect(table(register, "vervolgactie", "2021-07-01", "gap")).toMatchObject({ 2018: "-4", 2019: "7", 2020: null });
    expect(table(register, "vervolgactie", "2021-07-01", "attainment")).toMatchObject({
      2018: "0.840000",
      2019: "1.280000",
      2020: null,
    });
    expect(check(register, "vervolgactie", "2020", "2021-07-01")).toMatchObject({
      reasons: ["notRegistered"],
      observed: null,
      band: { id: "nietVastTeStellen" },
    });
    expect(check(register, "vervolgactie", "2018", "2021-07-01").band?.id).toBe("bijnaGehaald");
    expect(check(register, "vervolgactie", "2019", "2021-07-01").band?.id).toBe("gehaald");
  });
});

describe("C11: at least 1,900 Opzoomer streets a year", () => {
  const register = given(
    indicator("straten", "straten", "flow", "higher"),
    measured("straten", { 2018: "1824", 2019: "1837", 2020: "2500" }),
    target("opzoomer", "straten", ">= 1900 each year 2018..2020"),
  );
  it("is almost met twice, and then met by 600", () => {
    expect(table(register, "opzoomer", "2021-07-01", "gap")).toMatchObject({ 2018: "-76", 2019: "-63", 2020: "600" });
    expect(table(register, "opzoomer", "2021-07-01", "attainment")).toMatchObject({
      2018: "0.960000",
      2019: "0.966842",
      2020: "1.315789",
    });
    const bands = targetChecks(register, { asOf: day("2021-07-01") }).map((row) => row.band?.id);
    expect(bands).toEqual(["bijnaGehaald", "bijnaGehaald", "gehaald", "nietGehaald"]);
  });
});

describe("C12: neighbourhoods with a neighbourhood programme", () => {
  const register = given(
    indicator("wijken", "wijken", "stock", "higher"),
    measured("wijken", { 2018: "25", 2019: "30", 2020: "38" }),
    target("wijkprogrammering", "wijken", "path >= 25 in 2018, 34 in 2019, 38 in 2020, 44 in 2021"),
  );
  it("meets its target by equality", () => {
    expect(table(register, "wijkprogrammering", "2021-07-01", "verdict")).toMatchObject({
      2018: "met",
      2019: "notMet",
      2020: "met",
      2021: "unknown",
    });
    expect(table(register, "wijkprogrammering", "2021-07-01", "gap")).toMatchObject({
      2018: "0",
      2019: "-4",
      2020: "0",
    });
    expect(check(register, "wijkprogrammering", "2019", "2021-07-01").attainment).toBe("0.882353");
  });
});

describe("C13: fieldwork of autumn 2021 for a target of 2022", () => {
  const definition = indicator("alcohol", "%", "average", "lower");
  const promise = target("alcohol", "alcohol", "<= 28 in 2022");
  it("asks nothing of other years, and is not yet due", () => {
    const register = given(definition, promise);
    for (const year of ["2018", "2019", "2020", "2021", "2023"]) {
      expect(check(register, "alcohol", year, "2021-07-01")).toMatchObject({
        verdict: "notApplicable",
        reasons: ["noTarget"],
      });
    }
    expect(check(register, "alcohol", "2022", "2021-07-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["notYetDue"],
    });
    expect(check(register, "alcohol", "2022", "2023-07-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["noMeasurement"],
    });
  });
  it("is judged by a measurement about 2021 only when that says that it counts for 2022", () => {
    const silent = given(definition, promise, measured("alcohol", { "2021-Q4": "27" }));
    expect(check(silent, "alcohol", "2022", "2023-07-01").reasons).toEqual(["noMeasurement"]);
    const explicit = given(
      definition,
      promise,
      measured("alcohol", { "2021-Q4": "27" }, { countsFor: period("2022") }),
    );
    expect(check(explicit, "alcohol", "2022", "2023-07-01")).toMatchObject({
      verdict: "met",
      gap: "-1",
      favourableGap: "1",
    });
  });
});

describe("C18: budgeted and estimated calls to the carers' line", () => {
  const register = given(
    indicator("mantelfoon", "vragen", "flow", "higher"),
    measured("mantelfoon", { 2021: "800", 2022: "1020" }),
    target("mantelfoon", "mantelfoon", "path >= 1200 in 2023, 1400 in 2024, 1600 in 2025, 1800 in 2026"),
  );
  it("has no target where none was printed, and nothing is due yet", () => {
    const verdicts = ["2021", "2022", "2023", "2024", "2025", "2026", "2027"].map(
      (year) => check(register, "mantelfoon", year, "2023-10-01").verdict,
    );
    expect(verdicts).toEqual([
      "notApplicable",
      "notApplicable",
      "unknown",
      "unknown",
      "unknown",
      "unknown",
      "notApplicable",
    ]);
    expect(check(register, "mantelfoon", "2023", "2023-10-01").reasons).toEqual(["notYetDue"]);
    expect(check(register, "mantelfoon", "2027", "2023-10-01").reasons).toEqual(["noTarget"]);
  });
});

describe("C22: 125 school care teams promised by the end of 2023", () => {
  it("is 55.2 % of the way in spring", () => {
    const register = given(
      indicator("schoolzorgteams", "teams", "stock", "higher"),
      measured("schoolzorgteams", { "2023-04-01": "69" }),
      target("schoolzorgteams", "schoolzorgteams", ">= 125 in 2023"),
    );
    expect(check(register, "schoolzorgteams", null, "2023-04-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["notYetDue"],
      stage: "interim",
      observed: { value: "69" },
      attainment: "0.552000",
    });
  });
});

describe("other promises", () => {
  it("E02: a share to be raised some day has no deadline, and is two thirds of the way", () => {
    const register = given(
      indicator("toewijzing", "%", "ratio", "higher"),
      measured("toewijzing", { 2023: "65" }),
      target("toewijzing", "toewijzing", ">= 75", "45"),
    );
    expect(check(register, "toewijzing", null, "2023-04-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["noDeadline"],
      attainment: "0.666667",
    });
  });

  it("E03: a backlog on its way to zero shows how far it is before it is due", () => {
    const register = given(
      indicator("werkvoorraad", "zaken", "stock", "lower"),
      measured("werkvoorraad", { "2022-09": "730", "2023-01": "288" }),
      target("werkvoorraad", "werkvoorraad", "<= 0 in 2023-Q2", "730"),
    );
    expect(check(register, "werkvoorraad", "2023-Q2", "2023-03-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["notYetDue"],
      attainment: "0.605479",
      gap: "288",
    });
    expect(check(register, "werkvoorraad", "2023-Q2", "2023-07-01").reasons).toEqual(["noMeasurement"]);
  });

  it("combine over years as Kleene says: C10's years together", () => {
    expect(everyVerdict(["notMet", "met", "unknown"])).toBe("notMet");
  });
});
