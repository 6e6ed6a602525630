import type { WrittenCommand } from "@meetlat/core/promise";
import * as fc from "fast-check";
import { established, maybe, numbers, type ProgrammeName, programmeNames, said } from "./catalogue.ts";
import type { Intent } from "./intent.ts";

const years = fc.constantFrom("2020", "2020", "2019");
const about = { programme: programmeNames, period: years };

/** Lines that every budget of the city has. */
const basic = (income: string, expense: string) => [
  { line: "income", title: "Income", side: "income" as const, amount: income },
  { line: "expense", title: "Expense", side: "expense" as const, amount: expense },
];
const printed = (amount: string) => [{ balance: "balance" as const, title: "Balance", amount }];

/** Lines and balances that a budget may have besides. */
const others = fc.subarray([
  { line: "staff", title: "Staff", side: "expense" as const, parent: "expense", amount: "10" },
  { line: "withdrawal", title: "From reserves", side: "withdrawal" as const, amount: "20" },
  { line: "addition", title: "To reserves", side: "addition" as const, amount: "10" },
  { line: "release", title: "Released", side: "release" as const, amount: "10" },
  { line: "tax", title: "Corporate tax", side: "corporateTax" as const, amount: "5" },
]);
const otherBalances = fc.subarray([
  { balance: "balanceBeforeReserves" as const, title: "Before reserves", amount: "-10" },
  { balance: "balanceBeforeTaxAndReserves" as const, title: "Before tax and reserves", amount: "-10" },
]);

const adopts: fc.Arbitrary<Intent> = fc
  .record({
    ...about,
    income: numbers,
    expense: numbers,
    others,
    otherBalances,
    unit: maybe(fc.constantFrom("kEUR", "MEUR"), 2),
    version: fc.constantFrom("original", "notStated"),
  })
  .map(({ programme, period, income, expense, others, otherBalances, unit, version }) => ({
    needs: established(programme),
    readings: [
      {
        _tag: "AdoptBudget",
        programme,
        period,
        version,
        lines: [...basic(income, expense), ...others],
        balances: [...printed("0"), ...otherBalances],
        ...said({ unit }),
      },
    ],
  }));

/** What it takes to speak of a budget. */
export const adopted = (programme: ProgrammeName, period: string): ReadonlyArray<WrittenCommand> => [
  ...established(programme),
  {
    _tag: "AdoptBudget",
    programme,
    period,
    version: "original",
    lines: basic("40", "50"),
    balances: printed("-10"),
  },
];

/** What was spent, and nothing else. */
export const spentOn = (programme: ProgrammeName, period: string, expense: string): WrittenCommand => ({
  _tag: "RecordActuals",
  programme,
  period,
  lines: [{ line: "expense", amount: expense }],
  balances: [],
});

/** A deviation explained by one theme. */
export const explained = (programme: ProgrammeName, period: string, income: string): WrittenCommand => ({
  _tag: "ExplainDeviation",
  programme,
  period,
  themes: [{ theme: "youth", title: "Youth", income, expense: "0", reserves: "0" }],
});

const amends: fc.Arbitrary<Intent> = fc
  .record({
    ...about,
    mode: fc.constantFrom("deltas", "restated"),
    instrument: fc.constantFrom("spring memorandum", "autumn memorandum"),
    expense: numbers,
    income: maybe(numbers),
    balance: maybe(numbers),
  })
  .map(({ programme, period, mode, instrument, expense, income, balance }) => ({
    needs: adopted(programme, period),
    readings: [
      {
        _tag: "AmendBudget",
        programme,
        period,
        instrument,
        mode,
        lines: [
          { line: "expense", amount: expense },
          ...(income === undefined ? [] : [{ line: "income", amount: income }]),
        ],
        balances: balance === undefined ? [] : [{ balance: "balance", amount: balance }],
      },
    ],
  }));

const accounts: fc.Arbitrary<Intent> = fc
  .record({ ...about, income: numbers, expense: numbers, published: maybe(numbers, 2), balance: maybe(numbers, 2) })
  .map(({ programme, period, income, expense, published, balance }) => {
    const facts = {
      programme,
      period,
      lines: [
        { line: "income", amount: income },
        { line: "expense", amount: expense, ...said({ publishedDeviation: published }) },
      ],
      balances:
        balance === undefined
          ? []
          : [{ balance: "balance" as const, amount: balance, ...said({ publishedDeviation: published }) }],
    };
    return {
      needs: adopted(programme, period),
      readings: [
        { _tag: "RecordActuals", ...facts },
        { _tag: "RecordActuals", ...facts, why: "The accountant found more." },
      ],
    };
  });

const explains: fc.Arbitrary<Intent> = fc
  .record({
    ...about,
    income: numbers,
    expense: numbers,
    theme: fc.constantFrom("youth", "refugees"),
    publishedBalance: maybe(numbers),
    text: maybe(fc.constant("Fewer came.")),
    totals: maybe(fc.constant({ title: "Total", income: "10", expense: "0", reserves: "0" })),
  })
  .map(({ programme, period, theme, income, expense, publishedBalance, text, totals }) => ({
    needs: adopted(programme, period),
    readings: [
      {
        _tag: "ExplainDeviation",
        programme,
        period,
        themes: [{ theme, title: theme, income, expense, reserves: "0", ...said({ publishedBalance, text }) }],
        ...said({ publishedTotals: totals }),
      },
    ],
  }));

/** What a city does with money. */
export const budgetIntents: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 2, arbitrary: adopts },
  { weight: 2, arbitrary: amends },
  { weight: 3, arbitrary: accounts },
  { weight: 1, arbitrary: explains },
);
