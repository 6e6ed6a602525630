import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BalanceKind,
  type Command,
  type Decimal,
  type Deviations,
  day,
  decimal,
  deviations,
  type LineId,
  type ProgrammeId,
  period,
  type Side,
  type ThemeId,
  unit,
} from "../../src/index.ts";
import { given } from "./given.ts";

const programme = "samenkracht" as ProgrammeId;
const year = { programme, period: period("2020") };
const established: Command = { _tag: "EstablishProgramme", programme, title: "Samenkracht en burgerparticipatie" };

type Row = readonly [
  id: string,
  side: string,
  parent: string,
  original: number,
  amended: number,
  actual: number,
  printed: number,
];

/** The 21 rows of the accounts of 2020, in thousands of euros, as printed. */
const printed: ReadonlyArray<Row> = [
  ["baten", "income", "", 643, 1852, 2140, 288],
  ["bijdragen", "income", "baten", 221, 1298, 1395, 97],
  ["overige-opbrengsten", "income", "baten", 421, 554, 745, 191],
  ["lasten", "expense", "", 90322, 98823, 94469, -4353],
  ["apparaatslasten", "expense", "lasten", 7949, 11404, 11852, 448],
  ["inhuur", "expense", "apparaatslasten", 61, 483, 957, 474],
  ["overige-apparaatslasten", "expense", "apparaatslasten", 48, 133, 167, 34],
  ["personeel", "expense", "apparaatslasten", 7840, 10787, 10727, -59],
  ["intern-resultaat-totaal", "expense", "lasten", 172, 779, 872, 92],
  ["intern-resultaat", "expense", "intern-resultaat-totaal", 172, 779, 872, 92],
  ["programmalasten", "expense", "lasten", 82201, 86640, 81746, -4894],
  ["inkopen", "expense", "programmalasten", 46783, 49478, 44538, -4939],
  ["kapitaallasten", "expense", "programmalasten", 0, 0, 0, 0],
  ["overige-programmalasten", "expense", "programmalasten", 0, 0, 66, 66],
  ["sociale-uitkeringen", "expense", "programmalasten", 0, 0, 49, 49],
  ["subsidies", "expense", "programmalasten", 35418, 37162, 37092, -70],
  ["voor-vpb", "balanceBeforeTaxAndReserves", "", -89679, -96970, -92329, 4642],
  ["voor-reserves", "balanceBeforeReserves", "", -89679, -96970, -92329, 4642],
  ["reserves", "withdrawal", "", 0, 2398, 321, -2077],
  ["onttrekking", "withdrawal", "reserves", 0, 2398, 321, -2077],
  ["saldo", "balance", "", -89679, -94573, -92008, 2565],
];

const d = (n: number): Decimal => decimal(String(n));

const budgetOf = (rows: ReadonlyArray<Row>): ReadonlyArray<Command> => {
  const lines = rows.filter(([, side]) => !side.startsWith("balance"));
  const balances = rows.filter(([, side]) => side.startsWith("balance"));
  return [
    established,
    {
      _tag: "AdoptBudget",
      ...year,
      unit: unit("kEUR"),
      version: "original",
      lines: lines.map(([line, side, parent, original]) => ({
        line: line as LineId,
        title: line,
        side: side as Side,
        amount: d(original),
        ...(parent === "" ? {} : { parent: parent as LineId }),
      })),
      balances: balances.map(([title, balance, , original]) => ({
        balance: balance as BalanceKind,
        title,
        amount: d(original),
      })),
    },
    {
      _tag: "AmendBudget",
      ...year,
      instrument: "bijgesteld",
      mode: "restated",
      lines: lines.map(([line, , , , amended]) => ({ line: line as LineId, amount: d(amended) })),
      balances: balances.map(([, balance, , , amended]) => ({ balance: balance as BalanceKind, amount: d(amended) })),
    },
    {
      _tag: "RecordActuals",
      ...year,
      lines: lines.map(([line, , , , , actual, deviation]) => ({
        line: line as LineId,
        amount: d(actual),
        publishedDeviation: d(deviation),
      })),
      balances: balances.map(([, balance, , , , actual, deviation]) => ({
        balance: balance as BalanceKind,
        amount: d(actual),
        publishedDeviation: d(deviation),
      })),
    },
  ];
};

const ask = (...commands: ReadonlyArray<Command>): Deviations =>
  deviations(given(...commands), period("2020"), { asOf: day("2021-07-01") });

const asPrinted = ask(...budgetOf(printed));

describe("C01: the expense line of 2020", () => {
  it("deviates by −4,354 in favour of the balance, and is printed one off", () => {
    expect(asPrinted.lines.find((line) => line.line === "lasten")).toMatchObject({
      amendment: "8501",
      deviation: "-4354",
      effectOnBalance: "4354",
      favourable: "favourable",
      percent: "-4.4059",
      published: "-4353",
      publishedDifference: "1",
      withinRounding: true,
    });
  });
});

describe("C02: the whole table of 2020", () => {
  const { checks, rows, consistency } = asPrinted.reconciliation;
  it("is exact in 14 rows and within rounding in the other 7", () => {
    expect(rows).toEqual({ exact: 14, withinRounding: 7, inconsistent: 0 });
    expect(consistency).toBe("withinRounding");
    const off = checks.filter((c) => c.kind === "row" && c.difference !== "0");
    expect(off.map((c) => [c.item, c.difference])).toEqual([
      ["lasten", "1"],
      ["personeel", "1"],
      ["intern-resultaat-totaal", "-1"],
      ["intern-resultaat", "-1"],
      ["inkopen", "1"],
      ["balanceBeforeTaxAndReserves", "1"],
      ["balanceBeforeReserves", "1"],
    ]);
  });
  it("has ten totals that are one off, and none that is more", () => {
    const off = checks.filter((c) => c.kind !== "row" && c.difference !== "0");
    expect(Object.fromEntries(off.map((c) => [`${c.item}.${c.column}`, c.difference]))).toEqual({
      "baten.original": "1",
      "apparaatslasten.amended": "1",
      "apparaatslasten.actual": "1",
      "apparaatslasten.deviation": "-1",
      "programmalasten.actual": "1",
      "lasten.actual": "-1",
      "lasten.deviation": "1",
      "balanceBeforeTaxAndReserves.amended": "1",
      "balanceBeforeTaxAndReserves.deviation": "1",
      "balance.amended": "-1",
    });
  });
  it("is reported as soon as one figure is changed by three", () => {
    fc.assert(
      fc.property(fc.nat(printed.length - 1), fc.constantFrom(4, 5, 6), fc.constantFrom(3, -3), (at, column, by) => {
        const changed = printed.map((row, i): Row => {
          if (i !== at) return row;
          const cells = [...row] as unknown as [string, string, string, number, number, number, number];
          cells[column as 4 | 5 | 6] += by;
          return cells;
        });
        const found = ask(...budgetOf(changed));
        expect(found.reconciliation.consistency).toBe("inconsistent");
        expect(found.reconciliation.rows.inconsistent).toBe(1);
      }),
    );
  });
  it("has 11 rows in favour of the balance, 9 against it and one without effect", () => {
    const count = (f: string) =>
      [...asPrinted.lines, ...asPrinted.balances].filter((row) => row.favourable === f).length;
    expect([count("favourable"), count("unfavourable"), count("neutral")]).toEqual([11, 9, 1]);
  });
});

describe("C03: the themes that explain the deviation of 2020", () => {
  const theme = (id: string, income: number, expense: number, reserves: number, balance: number) => ({
    theme: id as ThemeId,
    title: id,
    income: d(income),
    expense: d(expense),
    reserves: d(reserves),
    publishedBalance: d(balance),
  });
  const { theme: _theme, ...totals } = theme("totaal", 288, -4353, -2077, 2565);
  const found = ask(...budgetOf(printed), {
    _tag: "ExplainDeviation",
    ...year,
    themes: [
      theme("welzijn", 0, -1397, -513, 884),
      theme("jeugd", 0, -1389, 0, 1389),
      theme("integratie", 0, -1564, -1564, 0),
      theme("diverse", 288, -3, 0, 291),
    ],
    publishedTotals: totals,
  });
  it("each balance is income − expense + reserves, and the total is one off", () => {
    expect(found.themes.map((row) => [row.title, row.balance, row.favourable, row.publishedDifference])).toEqual([
      ["welzijn", "884", "favourable", "0"],
      ["jeugd", "1389", "favourable", "0"],
      ["integratie", "0", "neutral", "0"],
      ["diverse", "291", "favourable", "0"],
      ["totaal", "2564", "favourable", "1"],
    ]);
    expect(found.themes.at(-1)).toMatchObject({ withinRounding: true });
    const totalsChecked = found.reconciliation.checks.filter((c) => c.kind === "theme" && c.item === "total");
    expect(totalsChecked.map((c) => [c.column, c.difference])).toEqual([
      ["income", "0"],
      ["expense", "0"],
      ["reserves", "0"],
      ["balance", "1"],
    ]);
  });
});

describe("C04: the balance of the programme in 2017", () => {
  it("is 2,192 better than budgeted, without saying in what unit or against which budget", () => {
    const balance = { balance: "balance" as const, title: "Saldo programma" };
    const found = ask(
      established,
      { _tag: "AdoptBudget", ...year, version: "notStated", lines: [], balances: [{ ...balance, amount: d(-126628) }] },
      {
        _tag: "RecordActuals",
        ...year,
        lines: [],
        balances: [{ balance: "balance", amount: d(-124436), publishedDeviation: d(2192) }],
      },
    );
    expect(found.balances).toMatchObject([
      {
        original: null,
        amended: "-126628",
        deviation: "2192",
        favourable: "favourable",
        percent: "1.7311",
        publishedDifference: "0",
      },
    ]);
    expect(found.warnings.map((w) => w.warning)).toEqual(["unitNotStated", "budgetVersionNotStated"]);
    expect(found.units).toEqual([{ programme, unit: null }]);
  });
});

describe("balances that were not printed", () => {
  it("are computed from the lines at the top of each side", () => {
    const lines = printed.filter(([, side]) => !side.startsWith("balance"));
    const { balances } = ask(...budgetOf(lines));
    expect(
      balances.map((row) => [row.balance, row.printed, row.original, row.amended, row.actual, row.deviation]),
    ).toEqual([
      ["balanceBeforeTaxAndReserves", false, "-89679", "-96971", "-92329", "4642"],
      ["balanceBeforeReserves", false, "-89679", "-96971", "-92329", "4642"],
      ["balance", false, "-89679", "-94573", "-92008", "2565"],
    ]);
  });

  it("change by the sum of the effects of the lines", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 21, maxLength: 21 }), (numbers) => {
        const rows = printed
          .filter(([, side, parent]) => !side.startsWith("balance") && parent === "")
          .map(
            ([id, side, parent, original], i): Row => [
              id,
              side,
              parent,
              original,
              numbers[i] ?? 0,
              numbers[i + 10] ?? 0,
              0,
            ],
          );
        const found = ask(...budgetOf(rows));
        const effects = found.lines.map((line) => Number(line.effectOnBalance)).reduce((a, b) => a + b, 0);
        expect(Number(found.balances.find((row) => row.balance === "balance")?.deviation)).toBe(effects);
      }),
    );
  });
});

describe("a budget of which only the amended amounts come later", () => {
  it("adds deltas and replaces restated amounts, in the order in which they became known", () => {
    const base = budgetOf([["lasten", "expense", "", 100, 0, 90, -15]])
      .filter((command) => command._tag !== "AmendBudget")
      .map((command) => ({ ...command, knownOn: day("2019-11-01") }));
    const amend = (instrument: string, mode: "deltas" | "restated", amount: number, knownOn: string): Command => ({
      _tag: "AmendBudget",
      ...year,
      instrument,
      mode,
      lines: [{ line: "lasten" as LineId, amount: d(amount) }],
      balances: [],
      knownOn: day(knownOn),
    });
    const register = given(
      ...base,
      amend("najaar", "deltas", 5, "2020-11-01"),
      amend("voorjaar", "restated", 110, "2020-06-01"),
    );
    const amended = (knownAt: string) =>
      deviations(register, period("2020"), { asOf: day("2021-07-01"), knownAt: day(knownAt) }).lines[0]?.amended;
    expect(deviations(register, period("2020"), { asOf: day("2021-07-01") }).lines[0]?.amended).toBe("115");
    expect(amended("2020-07-01")).toBe("110");
    expect(amended("2020-01-01")).toBe("100");
    expect(amended("2019-01-01")).toBeUndefined();
  });
});
