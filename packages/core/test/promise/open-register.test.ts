import { v7 as newId } from "uuid";
import { describe, expect, it } from "vitest";
import { openRegister } from "../../src/promise/index.ts";

const open = (language: "en" | "nl" = "en") =>
  openRegister({ actor: "test", now: () => new Date("2021-07-01T10:00:00.000Z"), newId, language });

const streets = {
  indicator: "streets",
  title: "Active streets",
  unit: "streets",
  polarity: "higher",
  nature: "flow",
  class: "performance",
} as const;

describe("a register in promises", () => {
  it("records a measurement and checks a target", async () => {
    const register = open();
    await register.defineIndicator(streets);
    await register.setTarget({
      target: "streets",
      indicator: "streets",
      rule: ">= 1900 each year 2018..2020",
      class: "targetValue",
      baseline: { value: "1800" },
    });
    const recorded = await register.recordMeasurements({
      rows: [
        { indicator: "streets", period: "2019", value: "1837" },
        { indicator: "streets", period: "2020", value: "~2500" },
      ],
    });
    expect(recorded).toMatchObject({ ok: true, position: 4 });
    const checks = await register.checkTarget("streets");
    expect(checks.map((c) => [c.period, c.verdict, c.reasons])).toEqual([
      ["2018", "unknown", ["noMeasurement"]],
      ["2019", "notMet", []],
      ["2020", "met", []],
      [null, "notMet", []],
    ]);
    expect(checks[1]?.attainment).toBe("0.370000");
    expect((await register.series("streets"))?.points[1]).toMatchObject({ change: "663", movement: "up" });
    expect(await register.targetChecks({ period: "2019" })).toHaveLength(2);
  });

  it("sees what it recorded, and adds nothing the second time", async () => {
    const register = open();
    expect(await register.defineIndicator(streets)).toMatchObject({ ok: true, events: [{ type: "IndicatorDefined" }] });
    expect(await register.defineIndicator(streets)).toMatchObject({ ok: true, events: [], position: 1 });
    expect(await register.checkTarget("streets")).toEqual([]);
  });

  it("names every wrong field at once: unreadable texts, misfits and rejections", async () => {
    const register = open("nl");
    const unreadable = await register.setTarget({
      target: "t",
      indicator: "streets",
      rule: "<= 24 by 2018",
      class: "targetValue",
      baseline: { value: "8,7" },
    });
    expect(unreadable).toMatchObject({ ok: false, errors: [{ path: ["rule"] }, { path: ["baseline", "value"] }] });

    const misfit = await register.recordMeasurement({ indicator: "a b", period: "2018-13", value: "1" });
    expect(misfit).toMatchObject({ ok: false, errors: [{ path: ["indicator"] }, { path: ["period"] }] });
    if (!misfit.ok) expect(misfit.errors[0]?.message).toContain("gebruik alleen letters");

    const rejected = await register.recordMeasurement({
      indicator: "streets",
      area: "noord",
      period: "2018",
      value: "1",
    });
    expect(rejected).toMatchObject({ ok: false, errors: [{ path: ["indicator"] }, { path: ["area"] }] });
    if (!rejected.ok) expect(rejected.errors[1]?.message).toContain("Er is geen gebied “noord”");
  });

  it("answers as of another day, and as known on another day", async () => {
    const register = open();
    await register.defineIndicator(streets);
    await register.setTarget({
      target: "t",
      indicator: "streets",
      rule: ">= 1 in 2020",
      class: "ambition",
      knownOn: "2019-01-01",
    });
    await register.recordMeasurement({ indicator: "streets", period: "2020", value: "2", knownOn: "2021-05-20" });
    const verdict = async (asked: object) => (await register.checkTarget("t", asked))[0]?.verdict;
    expect(await verdict({ asOf: "2021-07-01" })).toBe("met");
    expect(await verdict({ asOf: "2021-07-01", knownAt: "2021-05-19" })).toBe("unknown");
    expect(await verdict({ asOf: "2021-07-01", at: 2 })).toBe("unknown");
    expect(await verdict({ asOf: "2021-07-01", knownAt: "2018-01-01" })).toBeUndefined();
  });

  it("tells what was delivered in time, and how much of a forecast was reached", async () => {
    const register = open();
    await register.defineIndicator(streets);
    await register.establishProgramme({ programme: "care", title: "Care" });
    await register.planDeliverable({ deliverable: "desk", programme: "care", title: "Desk open", due: "2020" });
    await register.reportDeliverable({ deliverable: "desk", status: "achieved", on: "2020-05-01" });
    await register.recordForecast({ indicator: "streets", period: "2020", value: "~8" });
    await register.recordMeasurement({ indicator: "streets", period: "2020", value: "6" });
    const asOf = "2021-07-01";
    expect(await register.deliverableChecks({ asOf, programme: "care" })).toMatchObject([{ verdictNow: "met" }]);
    expect(await register.forecastsFor("streets", { asOf })).toMatchObject([{ attainment: "0.750000" }]);
  });

  it("rejects a malformed day, which is a mistake in the program", async () => {
    await expect(open().checkTarget("t", { asOf: "yesterday" })).rejects.toThrow(RangeError);
  });
});
