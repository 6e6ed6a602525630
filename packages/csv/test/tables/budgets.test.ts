import { describe, expect, it } from "vitest";
import { commandsOf, errorsOf, placesOf } from "../given.ts";

const documents = (convention: string, multiplier = "1000") => [
  "document;kind;title;published_on;unit_multiplier;sign_convention",
  `acc;accounts;A;2021-05-20;${multiplier};${convention}`,
];
const nl = { locale: "nl" } as const;
const header = "programme;year;line;side;title;parent;original;budget;amended;actual;published_deviation;source";

const deviationOf = (convention: string, side: string, printed: string) => {
  const commands = commandsOf(
    {
      "documents.csv": documents(convention),
      "budget.csv": [header, `p;2020;l;${side};;;1;;;2;${printed};acc`],
    },
    nl,
  );
  const actuals = commands.at(-1);
  if (actuals?._tag !== "RecordActuals") return null;
  return (actuals.lines[0] ?? actuals.balances[0])?.publishedDeviation ?? null;
};

describe("budget.csv", () => {
  it("makes a budget, an amendment and an outturn of the lines of a programme and year", () => {
    const commands = commandsOf(
      {
        "documents.csv": documents("actualMinusBudget"),
        "begroting.csv": [
          header,
          "p;2020;lasten;lasten;Lasten;;90.322;;98.823;94.469;-4.353;acc tabel 1",
          "p;2020;personeel;lasten;;lasten;- 513;;;;;acc tabel 1",
          "p;2020;saldo;saldo;Saldo;;-5;;-6;-7;-1;acc tabel 1",
          "q;2021;x;baten;;;1;;;;;acc",
        ],
      },
      nl,
    );
    const provenance = { knownOn: "2021-05-20", source: { document: "acc", locator: "tabel 1" } };
    const about = { programme: "p", period: "2020" };
    expect(commands.slice(1)).toEqual([
      {
        _tag: "AdoptBudget",
        ...about,
        version: "original",
        unit: "kEUR",
        lines: [
          { line: "lasten", title: "Lasten", side: "expense", amount: "90322" },
          { line: "personeel", title: "personeel", side: "expense", parent: "lasten", amount: "-513" },
        ],
        balances: [{ balance: "balance", title: "Saldo", amount: "-5" }],
        ...provenance,
      },
      {
        _tag: "AmendBudget",
        ...about,
        instrument: "amended",
        mode: "restated",
        lines: [{ line: "lasten", amount: "98823" }],
        balances: [{ balance: "balance", amount: "-6" }],
        ...provenance,
      },
      {
        _tag: "RecordActuals",
        ...about,
        lines: [{ line: "lasten", amount: "94469", publishedDeviation: "-4353" }],
        balances: [{ balance: "balance", amount: "-7", publishedDeviation: "-1" }],
        ...provenance,
      },
      {
        _tag: "AdoptBudget",
        programme: "q",
        period: "2021",
        version: "original",
        unit: "kEUR",
        lines: [{ line: "x", title: "x", side: "income", amount: "1" }],
        balances: [],
        knownOn: "2021-05-20",
        source: { document: "acc" },
      },
    ]);
  });

  it("does not say more than the document: which budget it is, or in which unit", () => {
    const commands = commandsOf({ "budget.csv": ["programme,year,line,side,budget,actual", "p,2017,b,balance,-1,-2"] });
    expect(commands).toEqual([
      {
        _tag: "AdoptBudget",
        programme: "p",
        period: "2017",
        version: "notStated",
        lines: [],
        balances: [{ balance: "balance", title: "b", amount: "-1" }],
      },
      {
        _tag: "RecordActuals",
        programme: "p",
        period: "2017",
        lines: [],
        balances: [{ balance: "balance", amount: "-2" }],
      },
    ]);
  });

  it("keeps the document but no place in it when its rows stand in different places", () => {
    const [adopt] = commandsOf(
      { "budget.csv": [header, "p;2020;a;lasten;;;1;;;;;acc p. 1", "p;2020;b;lasten;;;1;;;;;acc p. 2"] },
      nl,
    );
    expect(adopt).toMatchObject({ source: { document: "acc" }, lines: [{}, {}] });
    expect(adopt).not.toHaveProperty("source.locator");
  });

  it.each([
    ["actualMinusBudget", "lasten", "-4.353", "-4353"],
    ["budgetMinusActual", "lasten", "4.353", "-4353"],
    ["effectOnBalance", "lasten", "4.353", "-4353"],
    ["effectOnBalance", "baten", "4.353", "4353"],
    ["absolute", "lasten", "4.353 V", "-4353"],
    ["absolute", "lasten", "4.353 N", "4353"],
    ["absolute", "baten", "4.353V", "4353"],
    ["absolute", "baten", "4.353 nadelig", "-4353"],
    ["absolute", "saldo", "5 voordelig", "5"],
    ["absolute", "baten", "0", "0"],
    ["", "lasten", "-3", "-3"],
  ])("converts a deviation printed as %s on the side of %s: %s is %s", (convention, side, printed, expected) => {
    expect(deviationOf(convention, side, printed)).toBe(expected);
  });

  it.each([
    ["absolute", "4.353"],
    ["absolute", "-4.353 V"],
    ["actualMinusBudget", "4.353 V"],
    ["absolute", "4.353 X"],
  ])("refuses a deviation printed as %s that reads %s", (convention, printed) => {
    const errors = errorsOf(
      {
        "documents.csv": documents(convention),
        "budget.csv": [header, `p;2020;l;lasten;;;1;;;2;${printed};acc`],
      },
      nl,
    );
    expect(placesOf(errors)).toEqual(["budget.csv:2 published_deviation"]);
  });

  it("is refused where a line has no budget or two, or a deviation and nothing spent", () => {
    const errors = errorsOf(
      {
        "budget.csv": [
          header,
          "p;2020;a;lasten;;;1;2;;;;",
          "p;2020;b;lasten;;;;;;5;;",
          "p;2020;c;lasten;;;1;;;;5;",
          "p;2020;d;saldo;;a;1;;;;;",
          "p;2020;e;links;;;8.7;;x;5%;;",
        ],
      },
      nl,
    );
    expect(placesOf(errors)).toEqual([
      "budget.csv:2 budget",
      "budget.csv:3 original",
      "budget.csv:4 published_deviation",
      "budget.csv:5 parent",
      "budget.csv:6 side",
      "budget.csv:6 original",
      "budget.csv:6 amended",
      "budget.csv:6 actual",
    ]);
  });

  it("is refused when the rows of a programme and year disagree on their document or kind of budget", () => {
    const errors = errorsOf(
      {
        "budget-1.csv": [header, "p;2020;a;lasten;;;1;;;;;acc"],
        "budget-2.csv": [header, "p;2020;b;lasten;;;1;;;;;other", "p;2020-01..2020-12;c;lasten;;;;1;;;;acc"],
      },
      nl,
    );
    expect(placesOf(errors)).toEqual(["budget-2.csv:2 source", "budget-2.csv:3 budget"]);
    expect(errors[0]?.problem.en).toContain("budget-1.csv:2");
  });

  it("does not hold a sign against a document whose own row is wrong", () => {
    const errors = errorsOf(
      {
        "documents.csv": documents("absolute", "7"),
        "budget.csv": [header, "p;2020;a;lasten;;;1;;;1;5 V;acc"],
      },
      nl,
    );
    expect(placesOf(errors)).toEqual(["documents.csv:2 unit_multiplier"]);
  });
});

describe("themes.csv", () => {
  const columns = "programme;year;theme;title;income;expense;reserves;published_balance;text;source";

  it("makes one explanation per programme and year, with the totals that are printed", () => {
    const commands = commandsOf(
      {
        "documents.csv": documents("actualMinusBudget"),
        "themas.csv": [
          columns,
          "p;2020;welzijn;1. Welzijn;0;-1.397;- 513;884;minder;acc p. 3",
          "p;2020;totaal;;288;-4.353;-2.077;2.565;;acc p. 3",
        ],
      },
      nl,
    );
    expect(commands.at(-1)).toEqual({
      _tag: "ExplainDeviation",
      programme: "p",
      period: "2020",
      themes: [
        {
          theme: "welzijn",
          title: "1. Welzijn",
          income: "0",
          expense: "-1397",
          reserves: "-513",
          publishedBalance: "884",
          text: "minder",
        },
      ],
      publishedTotals: {
        title: "totaal",
        income: "288",
        expense: "-4353",
        reserves: "-2077",
        publishedBalance: "2565",
      },
      knownOn: "2021-05-20",
      source: { document: "acc", locator: "p. 3" },
    });
  });

  it("reads deviations in the sign convention of the document", () => {
    const commands = commandsOf(
      { "documents.csv": documents("absolute"), "themes.csv": [columns, "p;2020;t;;1 N;2 V;3 N;2 N;;acc"] },
      nl,
    );
    expect(commands.at(-1)).toMatchObject({
      themes: [{ income: "-1", expense: "-2", reserves: "-3", publishedBalance: "-2" }],
    });
  });

  it("is refused with two totals, with a text for the total, or with an amount missing", () => {
    const errors = errorsOf(
      {
        "themes.csv": [
          columns,
          "p;2020;total;;0;0;0;;;",
          "p;2020;Totaal;;0;0;0;;;",
          "q;2020;total;;0;0;0;;text;",
          "q;2020;1. Welzijn;;;0;x;;;",
        ],
      },
      nl,
    );
    expect(placesOf(errors)).toEqual([
      "themes.csv:3 theme",
      "themes.csv:4 text",
      "themes.csv:5 theme",
      "themes.csv:5 income",
      "themes.csv:5 reserves",
    ]);
  });
});
