import { budgetKey } from "../register/budgets.ts";
import type { Register } from "../register/register.ts";
import type { Moment } from "../register/versions.ts";
import { isPartial, type Observation } from "../rules/evaluation.ts";
import { balanceKinds } from "../vocabulary/budget-words.ts";
import { type ClaimCaution, type ClaimUnknown, claimCautions } from "../vocabulary/claim-words.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import type { BudgetOperand, FormulaReference, MeasuredOperand, ThemeOperand } from "../vocabulary/formula.ts";
import type { EventId } from "../vocabulary/identifier.ts";
import { changedFlags } from "../vocabulary/indicator-words.ts";
import { comparePeriods, periodHasBegun, periodHasEnded } from "../vocabulary/period.ts";
import { intervalOf } from "../vocabulary/value.ts";
import { amountsAt } from "./amounts.ts";
import { balanceDeviations, type Deviation, lineDeviations } from "./budget-rows.ts";
import { themeDeviations } from "./budget-themes.ts";
import type { Operand } from "./formula-result.ts";
import { evidenceAt } from "./observations.ts";

/** What the register says of a name in a formula, with what is behind it. */
export interface FoundOperand extends Operand {
  readonly observation: Observation | null;
  readonly evidence: ReadonlyArray<EventId>;
}

const isCollected = ({ value, collectedIn }: Observation, asOf: Day): boolean =>
  value._tag === "Missing" &&
  value.reason === "notPublished" &&
  collectedIn !== null &&
  periodHasBegun(collectedIn, asOf);

const whyMissing = (observation: Observation | null, { period }: MeasuredOperand, asOf: Day): ClaimUnknown => {
  if (observation !== null && isCollected(observation, asOf)) return "collectedNotPublished";
  if (!periodHasEnded(period, asOf)) return "notYetDue";
  return observation?.value._tag === "Missing" ? observation.value.reason : "noMeasurement";
};

const amount = (value: Decimal | null, unit: Operand["unit"], evidence: ReadonlyArray<EventId>): FoundOperand => ({
  interval: value === null ? null : { low: value, high: value },
  missing: value === null ? "noAmount" : null,
  unit,
  observation: null,
  evidence,
});

const inColumn = (row: Deviation, column: BudgetOperand["column"]): Decimal | null =>
  column === "effect" ? row.effectOnBalance : row[column];

/** Looks up what formulas name, as known at a moment. */
export const operandsAt = (
  register: Register,
  moment: Moment,
  asOf: Day,
): ((reference: FormulaReference) => FoundOperand) => {
  const evidence = evidenceAt(register, moment);

  const measured = (reference: MeasuredOperand): FoundOperand => {
    const { indicator, area, period } = reference;
    const known = register.indicators.get(indicator);
    const series = known === undefined ? null : evidence(known, area);
    const observation = series?.forPeriod(period) ?? null;
    const interval = observation === null ? null : (observation.interval ?? intervalOf(observation.value));
    const unavailable = observation === null ? (series?.unavailable(period) ?? null) : null;
    const missing = unavailable === "denominatorZero" ? unavailable : whyMissing(observation, reference, asOf);
    return {
      interval,
      missing: interval === null ? missing : null,
      unit: observation?.unit ?? null,
      observation,
      evidence: observation?.evidence ?? [],
    };
  };

  const ofBudget = (reference: BudgetOperand | ThemeOperand): FoundOperand => {
    const budget = register.budgets.get(budgetKey(reference));
    const at = budget === undefined ? null : amountsAt(budget, moment);
    if (budget === undefined || at === null) return amount(null, null, []);
    const unit = budget.adopted.data.unit ?? null;
    if (reference._tag === "ThemeBalance") {
      const explained = themeDeviations(budget, moment);
      // The totals stand under the name that a table gives them.
      const wanted = explained.themes.find(({ theme }) => (theme ?? "total") === reference.theme);
      return amount(wanted?.balance ?? null, unit, explained.evidence);
    }
    const { item, column } = reference;
    const row: Deviation | undefined = (balanceKinds as ReadonlyArray<string>).includes(item)
      ? balanceDeviations(budget, at).balances.find(({ balance }) => balance === item)
      : lineDeviations(budget, at).lines.find(({ line }) => line === item);
    return amount(row === undefined ? null : inColumn(row, column), unit, at.evidence);
  };

  return (reference) => (reference._tag === "Measured" ? measured(reference) : ofBudget(reference));
};

/**
 * What a reader should know of the numbers in a formula: one covers part of its period only, or two of one indicator lie on
 * either side of a break or another definition. What broke before the earliest of them does not matter.
 */
export const cautionsOf = (
  operands: ReadonlyArray<readonly [FormulaReference, FoundOperand]>,
  unitDiffers: boolean,
): ReadonlyArray<ClaimCaution> => {
  const found = new Set<ClaimCaution>(unitDiffers ? ["unitDiffers"] : []);
  const observed = operands.flatMap(([reference, { observation, interval }]) =>
    reference._tag === "Measured" && observation !== null && interval !== null ? [{ reference, observation }] : [],
  );
  for (const of of Map.groupBy(observed, ({ reference }) => reference.indicator).values()) {
    const [first, ...later] = of
      .map(({ observation }) => observation)
      .sort((a, b) => comparePeriods(a.period, b.period));
    for (const observation of later) {
      if (first === undefined || comparePeriods(first.period, observation.period) === 0) continue;
      if (observation.definitionEpoch !== first.definitionEpoch) found.add("seriesBreak");
      for (const flag of changedFlags) {
        if (observation.flags.includes(flag)) found.add(flag);
      }
    }
  }
  if (observed.some(({ observation }) => isPartial(observation))) found.add("partialPeriod");
  return claimCautions.filter((caution) => found.has(caution));
};
