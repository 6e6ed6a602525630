import { describe, expect, it } from "vitest";
import { emptyRegister, fold, type IndicatorId, period } from "../../src/index.ts";
import { declaredFactors, definitionEpoch } from "../../src/register/indicators.ts";
import { latest } from "../../src/register/versions.ts";
import { added, jaarstukken, provenance, recorded, refused, registerOf, unknownSource, type Written } from "./given.ts";

const straten = {
  _tag: "DefineIndicator",
  indicator: "straten",
  title: "Straten",
  unit: "straten",
  polarity: "higher",
  nature: "flow",
  class: "effect",
} as const;
const zorg = { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg", knownOn: "2018-01-01" } as const;
const redefined = {
  _tag: "RedefineIndicator",
  indicator: "straten",
  from: "2021-01-01",
  comparable: true,
  why: "In duizendtallen",
  unit: "kstraten",
  factor: "0.001",
} as const;
const retired = { _tag: "RetireIndicator", indicator: "straten", from: "2022-01-01", why: "Geen monitor" } as const;

describe("an indicator", () => {
  it("is defined under a programme, as the quotient of two others", () => {
    const { _tag, ...data } = {
      ...straten,
      indicator: "aandeel",
      programme: "zorg",
      numerator: "straten",
      denominator: "straten",
    };
    expect(
      added(registerOf(jaarstukken, zorg, straten), { _tag, ...data, definition: undefined, ...provenance }),
    ).toStrictEqual([{ type: "IndicatorDefined", tags: ["indicator:aandeel", "programme:zorg"], data, ...provenance }]);
  });

  it("is found under itself alone when it is under no programme", () => {
    expect(added(emptyRegister(), straten).map(({ tags }) => tags)).toEqual([["indicator:straten"]]);
  });

  it("that never was defined is not there, whatever is said of it", () => {
    const log = recorded(straten, redefined, retired).filter(({ type }) => type !== "IndicatorDefined");
    expect(fold(log).indicators.size).toBe(0);
  });

  it("is redefined and retired from a day", () => {
    const tags = ["indicator:straten"];
    const { _tag: _redefine, ...change } = redefined;
    const { _tag: _retire, ...end } = retired;
    const register = registerOf(jaarstukken, straten);
    expect(added(register, { ...redefined, ...provenance })).toStrictEqual([
      { type: "IndicatorRedefined", tags, data: change, ...provenance },
    ]);
    expect(added(register, { ...retired, ...provenance })).toStrictEqual([
      { type: "IndicatorRetired", tags, data: end, ...provenance },
    ]);
  });

  it("adds nothing when it is defined, redefined or retired as it is", () => {
    const register = registerOf(straten, redefined, { ...redefined, from: "2021-07-01" }, retired);
    expect(added(register, { ...straten, monitor: undefined, knownOn: "2022-01-01" })).toEqual([]);
    expect(added(register, redefined)).toEqual([]);
    expect(added(register, { ...retired, why: "Andere reden" })).toEqual([]);
    const source = unknownSource;
    expect(refused(register, { ...straten, source })).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyDefined indicator: straten",
    ]);
    expect(refused(register, { ...redefined, source })).toEqual(["unknownDocument source.document: zoek"]);
    expect(refused(register, { ...retired, source })).toEqual([
      "unknownDocument source.document: zoek",
      "retiredIndicator indicator: straten",
    ]);
  });

  it("is refused under a name that was taken, and under a programme that is not there", () => {
    expect(refused(registerOf(straten), { ...straten, title: "Wegen", programme: "zorg" })).toEqual([
      "alreadyDefined indicator: straten",
      "unknownProgramme programme: zorg",
    ]);
  });

  it("that divides names both what is divided and by what, and both exist", () => {
    const ratio = { ...straten, indicator: "aandeel" };
    const register = registerOf(straten);
    expect(refused(register, { ...ratio, numerator: "straten" })).toEqual(["empty denominator: "]);
    expect(refused(register, { ...ratio, denominator: "straten" })).toEqual(["empty numerator: "]);
    expect(refused(register, { ...ratio, numerator: "wegen", denominator: "huizen" })).toEqual([
      "unknownIndicator numerator: wegen",
      "unknownIndicator denominator: huizen",
    ]);
  });

  it("is redefined with a factor above zero only, and with the unit that it converts to", () => {
    const register = registerOf(straten);
    const { factor: _factor, ...withoutFactor } = redefined;
    const { unit: _unit, ...withoutUnit } = redefined;
    expect(refused(register, withoutFactor)).toEqual([]);
    expect(refused(register, withoutUnit)).toEqual(["outOfRange factor: 0.001"]);
    expect(refused(register, { ...redefined, factor: "0" })).toEqual(["outOfRange factor: 0"]);
    expect(refused(register, { ...redefined, factor: "-1" })).toEqual(["outOfRange factor: -1"]);
  });

  it("is not redefined or retired when it is not there", () => {
    for (const asked of [redefined, retired]) {
      expect(refused(emptyRegister(), asked)).toEqual(["unknownIndicator indicator: straten"]);
    }
  });

  it("is redefined from before it was retired only, and retired once", () => {
    const register = registerOf(straten, retired);
    expect(refused(register, { ...redefined, from: "2021-12-31" })).toEqual([]);
    expect(refused(register, { ...redefined, from: "2022-01-01" })).toEqual(["retiredIndicator indicator: straten"]);
    expect(refused(register, { ...retired, from: "2023-01-01" })).toEqual(["retiredIndicator indicator: straten"]);
  });
});

describe("the unit of an indicator", () => {
  const measured = (about: string, unit?: string) =>
    ({
      _tag: "RecordMeasurement",
      indicator: "straten",
      period: about,
      value: { _tag: "Exact", value: "5" },
      ...(unit === undefined ? {} : { unit }),
    }) as const;
  const unitsOf = (...changes: ReadonlyArray<Written>) =>
    ["2020-12", "2021-01", "2021-07", "2022"].map((about) => {
      const drafts = added(registerOf(straten, ...changes), measured(about));
      return drafts.map(({ data }) => ("unit" in data ? data.unit : null))[0];
    });
  const later = { ...redefined, from: "2021-07-01", unit: "mstraten" };

  it("is that of its last redefinition by the day on which a period begins", () => {
    expect(unitsOf()).toEqual(["straten", "straten", "straten", "straten"]);
    expect(unitsOf(redefined, later)).toEqual(["straten", "kstraten", "mstraten", "mstraten"]);
    expect(unitsOf(later, redefined)).toEqual(["straten", "kstraten", "mstraten", "mstraten"]);
  });

  it("is that of the redefinition recorded last where two are from the same day", () => {
    expect(unitsOf(redefined, { ...later, from: "2021-01-01" })).toEqual([
      "straten",
      "mstraten",
      "mstraten",
      "mstraten",
    ]);
  });

  it("is kept by a redefinition that names none", () => {
    const { unit: _unit, factor: _factor, ...renamed } = { ...redefined, from: "2021-07-01", title: "Wegen" };
    expect(unitsOf(redefined, renamed)).toEqual(["straten", "kstraten", "kstraten", "kstraten"]);
  });

  it("refuses a measurement in another one", () => {
    const register = registerOf(straten, redefined);
    expect(refused(register, measured("2020-12", "straten"))).toEqual([]);
    expect(refused(register, measured("2021-01", "kstraten"))).toEqual([]);
    expect(refused(register, measured("2021-01", "straten"))).toEqual(["unitDiffers unit: straten"]);
  });
});

const asDefined = (...commands: ReadonlyArray<Written>) => {
  const found = registerOf(...commands).indicators.get("straten" as IndicatorId);
  if (found === undefined) throw new Error("no indicator");
  return found;
};

describe("the definition of an indicator", () => {
  const broken = (from: string, comparable = false) =>
    ({ _tag: "RedefineIndicator", indicator: "straten", from, comparable, why: "Anders geteld" }) as const;
  const epochs = (nature: string, ...changes: ReadonlyArray<Written>) => {
    const indicator = asDefined({ ...straten, nature }, ...changes);
    return ["2019", "2020", "2021", "2019..", "2021.."].map((about) =>
      definitionEpoch(indicator, period(about), latest),
    );
  };

  it("of a number over a period stands half-way when it changes within that period", () => {
    expect(epochs("flow")).toEqual([0, 0, 0, 0, 0]);
    expect(epochs("flow", broken("2020-02-01"))).toEqual([0, 0.5, 1, 0.5, 1]);
    expect(epochs("flow", broken("2020-12-31"))).toEqual([0, 0.5, 1, 0.5, 1]);
    expect(epochs("flow", broken("2020-01-01"))).toEqual([0, 1, 1, 0.5, 1]);
  });
  it("of a stock is that of the end of its period", () => {
    expect(epochs("stock", broken("2020-02-01"))).toEqual([0, 1, 1, 1, 1]);
  });
  it("is the same where numbers on both sides may be compared", () => {
    expect(epochs("flow", broken("2020-02-01", true))).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("the factors between the units of an indicator", () => {
  const factors = (...changes: ReadonlyArray<Written>) => declaredFactors(asDefined(straten, ...changes), latest);

  it("lead from the unit before to the next, and back where that comes out even", () => {
    const third = { ...redefined, from: "2022-01-01", unit: "trio", factor: "3" };
    const both = [
      { from: "straten", to: "kstraten", factor: "0.001" },
      { from: "kstraten", to: "straten", factor: "1000" },
    ];
    expect(factors(redefined).map((one) => ({ ...one, factor: String(Number(one.factor)) }))).toEqual(both);
    expect(factors(redefined, third).slice(2)).toEqual([{ from: "kstraten", to: "trio", factor: "3" }]);
    expect(factors(third, redefined)[0]).toEqual({ from: "kstraten", to: "trio", factor: "3" });
  });
  it("are none where no factor was given", () => {
    const { factor: _factor, ...renamed } = redefined;
    expect(factors(renamed)).toEqual([]);
  });
});
