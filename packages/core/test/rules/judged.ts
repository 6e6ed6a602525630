import * as fc from "fast-check";
import { smallDecimals, values } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  type AreaId,
  type Decimal,
  day,
  type Evaluation,
  type EventId,
  type Evidence,
  evaluateAll,
  exact,
  multiply,
  type Nature,
  type Observation,
  type Period,
  period,
  type Rule,
  rekenkamerRotterdam,
  samePeriod,
  type TargetAsSet,
  type Unit,
  type UnitFactor,
  unit,
  type Value,
} from "../../src/index.ts";
import { mapNumbers } from "../../src/vocabulary/value.ts";

export const years = ["2017", "2018", "2019", "2020", "2021"].map((year) => period(year));
export const areas = ["noord", "zuid", "NL"] as unknown as ReadonlyArray<AreaId>;

/** What was measured, by area and year; a count is never negative. */
export type Cells = ReadonlyMap<string, Value>;

export const counts = smallDecimals.map((n) => (n.startsWith("-") ? n.slice(1) : n) as typeof n);
const measured = values(counts).map(
  (value): Value =>
    value._tag === "AtMost" || value._tag === "About" ? { _tag: "Exact", value: "3" as never } : value,
);
export const cells: fc.Arbitrary<Cells> = fc
  .array(fc.tuple(fc.constantFrom(...areas), fc.constantFrom(...years), measured), { maxLength: 12 })
  .map((list) => new Map(list.map(([area, year, value]) => [`${area}/${year}`, value])));

export const natures = fc.constantFrom<Nature>("flow", "average", "cohort");

/** In which units was measured and promised, with the baseline, and the factors that were declared. */
export interface Expressed {
  readonly measuredIn: Unit;
  readonly promisedIn: Unit;
  readonly baseline: Value;
  /** The least change that can be told from chance. */
  readonly minimum: Decimal;
  readonly factors: ReadonlyArray<UnitFactor>;
}

const plainly: Expressed = {
  measuredIn: unit("n"),
  promisedIn: unit("n"),
  baseline: exact("4" as Decimal),
  minimum: "1" as Decimal,
  factors: [],
};

const evidence = (found: Cells, area: AreaId, { measuredIn, factors }: Expressed): Evidence => {
  const observe = (year: Period | undefined): Observation | null => {
    const value = year === undefined ? undefined : found.get(`${area}/${year}`);
    if (year === undefined || value === undefined) return null;
    return {
      value,
      unit: measuredIn,
      period: year,
      flags: [],
      coverage: null,
      collectedIn: null,
      definitionEpoch: 0,
      significant: null,
      evidence: [`${area}/${year}` as EventId],
    };
  };
  return {
    forPeriod: (asked) => observe(years.find((year) => samePeriod(year, asked))),
    unavailable: () => null,
    latest: () => observe(years.at(-1)),
    previous: (asked) => {
      const at = years.findIndex((year) => samePeriod(year, asked));
      return at > 0 ? observe(years[at - 1]) : null;
    },
    inArea: (other) => evidence(found, other, { ...plainly, measuredIn, factors }),
    areasOf: () => areas.slice(0, 2),
    ratio: null,
    factors,
  };
};

/** Judges a rule on what was measured, with a baseline of 4 and a least detectable change of 1. */
export const judge = (
  rule: Rule,
  nature: Nature,
  found: Cells,
  expressed: Expressed = plainly,
): ReadonlyArray<Evaluation> => {
  const target: TargetAsSet = {
    rule,
    unit: expressed.promisedIn,
    nature,
    baseline: expressed.baseline,
    baselineEpoch: 0,
    minimumDetectableChange: expressed.minimum,
    onDefinitionChange: "block",
    ambiguous: false,
    withdrawn: false,
    definitionEpoch: () => 0,
    version: 1,
    evidence: ["target" as EventId],
  };
  return evaluateAll(target, evidence(found, areas[0] as AreaId, expressed), {
    asOf: day("2022-06-01"),
    bands: rekenkamerRotterdam,
  });
};

/** The same value in a unit of which `factor` go into one. */
export const scaledValue = (value: Value, factor: Decimal): Value => mapNumbers(value, (n) => multiply(n, factor));

/** The same rule in a unit of which `factor` go into one. Percents are of no unit. */
export const scaledRule = (rule: Rule, factor: Decimal): Rule => {
  const times = <N extends Decimal | null>(n: N): N => (n === null ? n : (multiply(n, factor) as N));
  switch (rule._tag) {
    case "Path":
      return { ...rule, steps: rule.steps.map((step) => ({ ...step, threshold: times(step.threshold) })) as never };
    case "Change":
      return rule.measure === "percent" ? rule : { ...rule, amount: times(rule.amount) };
    case "Between":
      return { ...rule, low: times(rule.low), high: times(rule.high) };
    case "EveryArea":
      return { ...rule, rule: scaledRule(rule.rule, factor) };
    case "AllOf":
    case "AnyOf":
      return { ...rule, rules: rule.rules.map((part) => scaledRule(part, factor)) as never };
    case "Level":
    case "EachPeriod":
    case "Average":
    case "Total":
      return { ...rule, threshold: times(rule.threshold) };
    default:
      return rule;
  }
};
