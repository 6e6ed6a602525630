import * as Result from "effect/Result";
import {
  type EventId,
  type Evidence,
  type Observation,
  parseRule,
  parseValue,
  period,
  samePeriod,
  type TargetAsSet,
  unit,
  type Value,
} from "../../src/index.ts";

export const event = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}` as EventId;

export const value = (text: string): Value => Result.getOrThrow(parseValue(text));

/** A target of houses, counted per year. */
export const target = (rule: string, more: Partial<TargetAsSet> = {}): TargetAsSet => ({
  rule: Result.getOrThrow(parseRule(rule)),
  unit: unit("huizen"),
  nature: "flow",
  baseline: null,
  baselineEpoch: null,
  minimumDetectableChange: null,
  onDefinitionChange: "block",
  ambiguous: false,
  withdrawn: false,
  definitionEpoch: () => 0,
  version: 1,
  evidence: [event(1)],
  ...more,
});

/** So many houses, with the year of the period as its event. */
export const seen = (about: string, text: string, more: Partial<Observation> = {}): Observation => ({
  value: value(text),
  unit: unit("huizen"),
  period: period(about),
  flags: [],
  coverage: null,
  collectedIn: null,
  definitionEpoch: 0,
  significant: null,
  evidence: [event(Number(about.slice(0, 4)))],
  ...more,
});

export const evidence = (observations: ReadonlyArray<Observation>, more: Partial<Evidence> = {}): Evidence => ({
  forPeriod: (p) => observations.find((o) => samePeriod(o.period, p)) ?? null,
  latest: () => null,
  previous: () => null,
  unavailable: () => null,
  inArea: () => evidence([]),
  areasOf: () => null,
  ratio: null,
  factors: [],
  ...more,
});
