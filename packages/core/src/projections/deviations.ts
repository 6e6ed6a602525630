import type { Register } from "../register/register.ts";
import type { EventId, ProgrammeId } from "../vocabulary/identifier.ts";
import { type Period, samePeriod } from "../vocabulary/period.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { amountsAt } from "./amounts.ts";
import { type BalanceDeviation, balanceDeviations, type LineDeviation, lineDeviations } from "./budget-rows.ts";
import { type ThemeDeviation, themeDeviations } from "./budget-themes.ts";
import { momentOf, type Question } from "./question.ts";
import { type Consistency, overall, type ReconciliationCheck } from "./reconciliation.ts";
import { programmesUnder } from "./target-checks.ts";

/** What a reader should know before relying on the figures. */
export const budgetWarnings = ["unitNotStated", "budgetVersionNotStated"] as const;
/** One of {@link budgetWarnings}. */
export type BudgetWarning = (typeof budgetWarnings)[number];

/** Whether the printed figures of a budget add up. */
export interface Reconciliation {
  readonly checks: ReadonlyArray<ReconciliationCheck>;
  /** The rows whose printed deviation was checked, by outcome. */
  readonly rows: Readonly<Record<Consistency, number>>;
  readonly consistency: Consistency;
}

/** The deviations of one or more programmes over a period. */
export interface Deviations {
  readonly period: Period;
  readonly units: ReadonlyArray<{ readonly programme: ProgrammeId; readonly unit: Unit | null }>;
  readonly lines: ReadonlyArray<LineDeviation>;
  readonly balances: ReadonlyArray<BalanceDeviation>;
  readonly themes: ReadonlyArray<ThemeDeviation>;
  readonly reconciliation: Reconciliation;
  readonly warnings: ReadonlyArray<{ readonly programme: ProgrammeId; readonly warning: BudgetWarning }>;
  readonly evidence: ReadonlyArray<EventId>;
}

/** Which budgets to look at; all when empty. */
export interface DeviationFilter {
  /** This programme and those under it. */
  readonly programme?: ProgrammeId;
}

/**
 * How far the accounts are from the budget over a period, in whose favour, and whether the printed figures add up.
 *
 * **Details**
 *
 * Every printed figure is kept and held against what it is made of: a deviation against actual − amended in its own row,
 * a total against its parts, a balance against income, expense, tax and reserves, a theme against its three columns.
 * Figures that are off by no more than rounding explains are `withinRounding`; more is `inconsistent`, and reported.
 * Balances that were not printed are computed.
 */
export const deviations = (
  register: Register,
  period: Period,
  question: Question,
  filter: DeviationFilter = {},
): Deviations => {
  const moment = momentOf(question);
  const programmes = filter.programme === undefined ? null : programmesUnder(register, filter.programme);
  const units: Array<Deviations["units"][number]> = [];
  const warnings: Array<Deviations["warnings"][number]> = [];
  const lines: Array<LineDeviation> = [];
  const balances: Array<BalanceDeviation> = [];
  const themes: Array<ThemeDeviation> = [];
  const checks: Array<ReconciliationCheck> = [];
  const evidence: Array<EventId> = [];
  for (const budget of register.budgets.values()) {
    const { programme, unit, version } = budget.adopted.data;
    const at = amountsAt(budget, moment);
    if (at === null || !samePeriod(budget.adopted.data.period, period)) continue;
    if (programmes !== null && !programmes.has(programme)) continue;
    units.push({ programme, unit: unit ?? null });
    if (unit === undefined) warnings.push({ programme, warning: "unitNotStated" });
    if (version === "notStated") warnings.push({ programme, warning: "budgetVersionNotStated" });
    const ofLines = lineDeviations(budget, at);
    const ofBalances = balanceDeviations(budget, at);
    const ofThemes = themeDeviations(budget, moment);
    lines.push(...ofLines.lines);
    balances.push(...ofBalances.balances);
    themes.push(...ofThemes.themes);
    checks.push(...ofLines.checks, ...ofBalances.checks, ...ofThemes.checks);
    evidence.push(...at.evidence, ...ofThemes.evidence);
  }
  const rows = { exact: 0, withinRounding: 0, inconsistent: 0 };
  for (const check of checks) if (check.kind === "row") rows[check.consistency] += 1;
  return {
    period,
    units,
    lines,
    balances,
    themes,
    reconciliation: { checks, rows, consistency: overall(checks) },
    warnings,
    evidence,
  };
};
