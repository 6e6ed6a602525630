import { describe, expect, it } from "vitest";
import { boundary, emptyRegister, type Register } from "../../src/index.ts";
import {
  added,
  command,
  jaarstukken,
  provenance,
  refused,
  registerOf,
  toldOf,
  unknownSource,
  type Written,
} from "./given.ts";

const exact = (value: string) => ({ _tag: "Exact", value }) as const;
const defined = (indicator: string) =>
  ({
    _tag: "DefineIndicator",
    indicator,
    title: indicator,
    unit: "personen",
    polarity: "lower",
    nature: "flow",
    class: "effect",
    knownOn: "2018-01-01",
  }) as const;
const gebieden = {
  _tag: "DefineAreaSet",
  set: "gebieden",
  areas: [{ area: "noord", title: "Noord" }],
  knownOn: "2018-01-01",
} as const;
const about = { indicator: "bezoeken", period: "2019" } as const;
const five = { _tag: "RecordMeasurement", ...about, value: exact("5"), knownOn: "2020-02-01" } as const;
const six = { _tag: "CorrectMeasurement", ...about, value: exact("6"), knownOn: "2021-02-01" } as const;
const retracted = { _tag: "RetractMeasurement", ...about, why: "Dubbel geteld", knownOn: "2022-02-01" } as const;
const significant = { _tag: "AssessSignificance", ...about, significant: true, knownOn: "2021-01-01" } as const;

const known = [jaarstukken, gebieden, defined("bezoeken")] as const;

describe("a measurement", () => {
  it("is recorded in the unit of its indicator, for the whole territory, without flags, unless it says otherwise", () => {
    const [plain] = added(registerOf(...known), { ...five, ...provenance });
    expect(plain).toStrictEqual({
      type: "MeasurementRecorded",
      tags: ["indicator:bezoeken", plain?.tags[1]],
      data: { indicator: "bezoeken", area: "whole", period: "2019", value: exact("5"), unit: "personen", flags: [] },
      ...provenance,
    });
    const said = {
      area: "noord",
      unit: "personen",
      flags: ["provisional"],
      coverage: "2019-H1",
      collectedIn: "2020",
      countsFor: "2020",
      note: "Zonder december",
    };
    expect(added(registerOf(...known), { ...five, ...said })[0]?.data).toStrictEqual({
      ...about,
      value: exact("5"),
      ...said,
    });
  });

  it("is corrected, retracted and assessed in the same place in the log as it was recorded", () => {
    const register = registerOf(...known, five);
    const [recorded] = added(registerOf(...known), five);
    const more = { ...provenance, knownOn: "2021-05-20" };
    const data = { ...about, area: "whole" };
    const tags = recorded?.tags;
    expect(added(register, { ...six, why: "Naberekend", ...more })).toStrictEqual([
      {
        type: "MeasurementCorrected",
        tags,
        data: { ...data, value: exact("6"), unit: "personen", flags: [], why: "Naberekend" },
        ...more,
      },
    ]);
    expect(added(register, { ...retracted, ...more })).toStrictEqual([
      { type: "MeasurementRetracted", tags, data: { ...data, why: "Dubbel geteld" }, ...more },
    ]);
    expect(added(register, { ...significant, method: "t-toets", ...more })).toStrictEqual([
      { type: "SignificanceAssessed", tags, data: { ...data, significant: true, method: "t-toets" }, ...more },
    ]);
  });

  it("adds nothing when it is recorded, corrected, retracted or assessed as it is", () => {
    const register = registerOf(...known, five, six, significant);
    expect(added(register, five)).toEqual([]);
    expect(added(register, { ...six, why: "Andere reden" })).toEqual([]);
    expect(added(register, significant)).toEqual([]);
    expect(added(registerOf(...known, five, retracted), retracted)).toEqual([]);
  });

  it("is refused a second time with another number, and also within one batch", () => {
    expect(refused(registerOf(...known, five), { ...five, value: exact("7") })).toEqual(["alreadyMeasured value: 7"]);
    const rows = [about, { ...about, period: "2018" }, about].map((row, i) => ({ ...row, value: exact(String(i)) }));
    expect(refused(registerOf(...known), { _tag: "RecordMeasurements", rows })).toEqual([
      "alreadyMeasured rows.2.value: 2",
    ]);
    const same = [five, { ...five, period: "2019-01..2019-12" }].map(({ _tag, ...row }) => row);
    expect(added(registerOf(...known), { _tag: "RecordMeasurements", rows: same })).toHaveLength(1);
  });

  it("is said to be there already by its indicator, area and period", () => {
    expect(toldOf(registerOf(...known, five), { ...five, value: exact("7") })).toEqual([
      "value: “bezoeken” in whole over 2019 was measured already, as 5. Correct that measurement, with a later day from which that is known, or leave this one out.",
      "value: “bezoeken” in whole over 2019 is al gemeten, als 5. Corrigeer die meting, met een latere dag waarop dat bekend is, of laat deze weg.",
    ]);
  });

  it("is what was known last, also when something that was known before is recorded later", () => {
    const between = { ...six, value: exact("7"), knownOn: "2020-06-01" };
    const register = registerOf(...known, five, six, between);
    expect(added(register, { ...six, knownOn: undefined })).toEqual([]);
    expect(added(register, { ...between, knownOn: "2020-12-31" })).toEqual([]);
  });

  it("is refused in a batch for all that is wrong in any row, and then adds none", () => {
    const rows = [
      { ...about, value: exact("1") },
      {
        ...about,
        indicator: "brieven",
        area: "zuid",
        period: "2019..",
        value: exact("1"),
        unit: "n",
        source: unknownSource,
      },
      { ...about, period: "2018", coverage: "2019-01", unit: "kpersonen", value: exact("1") },
    ];
    expect(refused(registerOf(...known), { _tag: "RecordMeasurements", rows })).toEqual([
      "unknownDocument rows.1.source.document: zoek",
      "unknownIndicator rows.1.indicator: brieven",
      "unknownArea rows.1.area: zuid",
      "periodOpenEnded rows.1.period: 2019..",
      "outsidePeriod rows.2.coverage: 2019-01",
      "unitDiffers rows.2.unit: kpersonen",
    ]);
  });

  it("of an indicator that was retired is taken over a period that begins before that day", () => {
    const end = { _tag: "RetireIndicator", indicator: "bezoeken", from: "2019-01-02", why: "Geen monitor" } as const;
    const register = registerOf(...known, end);
    expect(refused(register, five)).toEqual([]);
    expect(refused(register, { ...five, period: "2020" })).toEqual(["retiredIndicator indicator: bezoeken"]);
  });

  it("is held against what was known on the day from which it is known itself", () => {
    const register = registerOf(...known, five, six, retracted);
    expect(refused(register, { ...five, value: exact("6"), knownOn: "2021-01-31" })).toEqual([
      "alreadyMeasured value: 6",
    ]);
    expect(refused(register, { ...five, value: exact("6"), knownOn: "2021-02-01" })).toEqual([]);
    expect(added(register, { ...five, knownOn: undefined })).toHaveLength(1);
    expect(added(register, { ...five, value: exact("1"), knownOn: "2020-01-31" })).toHaveLength(1);
  });
});

describe("a correction, a retraction or an assessment", () => {
  const refusedAll = (register: Register, more: object, asked: ReadonlyArray<Written>) =>
    asked.map((one) => refused(register, { ...one, ...more }));

  it("is refused of what was not measured, or not by then", () => {
    const never = ["neverMeasured period: 2019"];
    const all = [six, retracted, significant];
    expect(refusedAll(registerOf(...known), {}, all)).toEqual([never, never, never]);
    expect(refusedAll(registerOf(...known, five), { knownOn: "2020-01-31" }, all)).toEqual([never, never, never]);
    expect(refusedAll(registerOf(...known, five), { area: "noord" }, all)).toEqual([never, never, never]);
    expect(refusedAll(registerOf(...known, five), { source: unknownSource }, all)).toEqual(
      all.map(() => ["unknownDocument source.document: zoek"]),
    );
  });

  it("is refused of what was retracted, which can be recorded anew", () => {
    const register = registerOf(...known, five, retracted);
    const later = { knownOn: "2023-01-01" };
    expect(refused(register, { ...six, ...later })).toEqual(["retractedMeasurement period: 2019"]);
    expect(refused(register, { ...significant, ...later })).toEqual(["neverMeasured period: 2019"]);
    expect(added(register, { ...five, ...later })).toHaveLength(1);
  });

  it("of the value that stands now, known before another did, is something new", () => {
    const register = registerOf(...known, five, six);
    expect(added(register, { ...six, value: exact("5"), knownOn: "2021-03-01" })).toHaveLength(1);
    const changed = registerOf(...known, five, significant, {
      ...significant,
      significant: false,
      knownOn: "2022-01-01",
    });
    expect(added(changed, { ...significant, knownOn: "2023-01-01" })).toHaveLength(1);
    expect(added(changed, { ...significant, knownOn: "2021-12-31" })).toEqual([]);
  });

  it("is refused for what is wrong with its own row", () => {
    expect(refused(registerOf(...known, five), { ...six, coverage: "2020" })).toEqual(["outsidePeriod coverage: 2020"]);
    expect(refused(emptyRegister(), six)).toEqual([
      "unknownIndicator indicator: bezoeken",
      "neverMeasured period: 2019",
    ]);
  });
});

describe("the boundary of many measurements", () => {
  const rowsOf = (count: number, indicator: string) =>
    Array.from({ length: count }, (_, i) => ({ indicator, period: String(1900 + i), value: exact("1") }));
  const cellItems = (rows: ReadonlyArray<object>) =>
    boundary(command({ _tag: "RecordMeasurements", rows })).items.filter((item) =>
      item.types?.includes("MeasurementRecorded"),
    );

  it("names each cell up to two thousand of an indicator, and the indicator above that", () => {
    expect(cellItems(rowsOf(2000, "bezoeken"))).toHaveLength(2000);
    const many = cellItems([...rowsOf(2010, "bezoeken"), ...rowsOf(2, "brieven")]);
    expect(many).toHaveLength(3);
    expect(many.map((item) => item.tags?.[0]?.split("/")[0])).toEqual([
      "indicator:bezoeken",
      "cell:brieven",
      "cell:brieven",
    ]);
  });

  it("names a cell once, however often it is written", () => {
    expect(cellItems([...rowsOf(3, "bezoeken"), ...rowsOf(3, "bezoeken")])).toHaveLength(3);
  });
});
