import type { AreaId } from "../vocabulary/identifier.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import type { Reason } from "../vocabulary/target-words.ts";
import { unitsAreSuspect } from "../vocabulary/unit.ts";
import { intervalOf, pointOf } from "../vocabulary/value.ts";
import { type Asked, askOf, type Ground, type Requirements } from "./asked.ts";
import type { Comparator } from "./comparator.ts";
import { observedIn } from "./in-unit.ts";
import type { Scanner } from "./scanner.ts";

/** Against another area in the same period, `>= area NL in 2022`, or against its frozen value, `>= area NL of 2017 in 2022`. */
export interface Benchmark {
  readonly _tag: "Benchmark";
  readonly comparator: Comparator;
  readonly area: AreaId;
  /** The period whose value stays the bound; the period itself when `null`. */
  readonly frozen: Period | null;
  readonly period: Period;
}

/** `>= area NL of 2017 in 2022`. */
export const printBenchmark = ({ comparator, area, frozen, period }: Benchmark): string =>
  `${comparator} area ${area}${frozen === null ? "" : ` of ${frozen}`} in ${period}`;

/** Reads what follows the comparator and the word `area`. */
export const readBenchmark = (scanner: Scanner, comparator: Comparator): Benchmark => {
  const area = scanner.area();
  const frozen = scanner.skip("of") ? scanner.period() : null;
  if (!scanner.skip("in")) return scanner.fail("in");
  return { _tag: "Benchmark", comparator, area, frozen, period: scanner.period() };
};

const ask = ({ comparator, area, frozen, period }: Benchmark, ground: Ground): Asked => {
  const other = ground.evidence.inArea(area).forPeriod(frozen ?? period);
  const value = observedIn(other, ground);
  const at = value === null ? null : intervalOf(value);
  const asked = askOf(period, at === null ? [] : [{ comparator, at }], ground);
  const here = observedIn(asked.observation, ground);
  const own = here === null ? null : pointOf(here);
  const bound = value === null ? null : pointOf(value);
  const why: Reason = other === null ? "noMeasurement" : value?._tag === "Missing" ? value.reason : "unitMismatch";
  return {
    ...asked,
    unsaid: [],
    boundUnknown: at === null ? why : null,
    incomparable: own !== null && bound !== null && unitsAreSuspect(own, bound) ? "unitSuspect" : null,
    evidence: other?.evidence ?? [],
  };
};

/** One requirement: as good as the other area. */
export const benchmarkRequirements = (rule: Benchmark): Requirements => ({
  all: [{ period: rule.period, binding: true, ask: (ground) => ask(rule, ground) }],
  lastDay: periodBounds(rule.period).last,
});
