import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import {
  type ClaimCheck,
  type ClaimId,
  type Command,
  claimChecks,
  type Day,
  type DocumentId,
  day,
  decide,
  type IndicatorId,
  parseFormula,
  parsePublished,
  period,
  printValue,
} from "../../src/index.ts";
import { given, indicator, measured } from "./given.ts";

const claim = (id: string, formula: string, published: string, more: Partial<Command> = {}): Command =>
  ({
    _tag: "RecordClaim",
    claim: id as ClaimId,
    text: id,
    formula: Result.getOrThrow(parseFormula(formula)),
    published: Result.getOrThrow(parsePublished(published)),
    ...more,
  }) as Command;

const asOf = day("2024-06-01");

const answer = (check: ClaimCheck | undefined) =>
  check && [check.status, check.computed === null ? null : printValue(check.computed), ...check.reasons];

/** The status, the computed figure and the reasons of claims over these facts. */
const judged = (facts: ReadonlyArray<Command>, ...claims: ReadonlyArray<readonly [string, string]>) => {
  const recorded = claims.map(([formula, published], i) => claim(`c${i}`, formula, published));
  return claimChecks(given(...facts, ...recorded), { asOf }).map(answer);
};

describe("claims about streets and neighbourhoods", () => {
  const streets = [
    indicator("opzoomerstraten", "straten", "flow", "higher"),
    measured("opzoomerstraten", { "2018": "1824", "2019": "1837", "2020": "2500" }),
    indicator("wijkprogrammering", "wijken", "stock", "higher"),
    measured("wijkprogrammering", { "2018": "25", "2019": "30", "2020": "38" }),
  ];

  it("a good 600 more than the year before agrees with 663", () => {
    expect(judged(streets, ["opzoomerstraten[2020] - opzoomerstraten[2019]", "at least 600"])).toEqual([
      ["consistent", "663"],
    ]);
  });

  it("30 and 8 new ones are 38", () => {
    expect(
      judged(
        streets,
        ["wijkprogrammering[2019] + 8", "= 38"],
        ["wijkprogrammering[2020] - wijkprogrammering[2019]", "8"],
        ["wijkprogrammering[2019] + 9", "38"],
      ),
    ).toEqual([
      ["consistent", "38"],
      ["consistent", "8"],
      ["contradicted", "39"],
    ]);
  });
});

describe("a claim about a part of a year, under another definition", () => {
  const teams = [
    indicator("wijkteams", "cases", "average", "neutral"),
    measured("wijkteams", { "2021": "9299", "2022": "10071" }),
    measured(
      "wijkteams",
      { "2023": "9946" },
      {
        flags: ["partialPeriod", "definitionChanged"],
        coverage: period("2023-01-01..2023-08-01"),
      },
    ),
  ];

  it("that speaks of a rise is contradicted by a fall, with the warning that the numbers do not compare", () => {
    expect(
      judged(
        teams,
        ["wijkteams[2023] - wijkteams[2022]", "up"],
        ["change(wijkteams[2022], wijkteams[2021])", "up"],
        ["wijkteams[2023]", "9946"],
      ),
    ).toEqual([
      ["contradicted", "-125", "definitionChanged", "partialPeriod"],
      ["consistent", "772"],
      ["consistent", "9946", "partialPeriod"],
    ]);
  });

  it("warns of a break that a redefinition made between the two", () => {
    const redefined: Command = {
      _tag: "RedefineIndicator",
      indicator: "wijkteams" as IndicatorId,
      from: day("2022-01-01"),
      comparable: false,
      why: "Other counting",
    };
    expect(judged([...teams, redefined], ["wijkteams[2022] - wijkteams[2021]", "up"])).toEqual([
      ["consistent", "772", "seriesBreak"],
    ]);
  });
});

describe("claims about letters, visits and what followed", () => {
  const moment = "2017-08-11";
  const funnel = [
    ...(
      [
        ["brieven", "personen", "33800"],
        ["huisbezoeken", "personen", "8300"],
        ["vervolgacties", "acties", "2000"],
        ["naar-welzijn", "acties", "1200"],
        ["naar-wijkteam", "acties", "400"],
        ["naar-vraagwijzer", "acties", "400"],
      ] as const
    ).flatMap(([id, unit, number]) => [indicator(id, unit, "flow", "neutral"), measured(id, { [moment]: number })]),
  ];

  it("8,300 of 33,800 is about 25 %, and one in four", () => {
    expect(
      judged(
        funnel,
        [`huisbezoeken[${moment}] / brieven[${moment}] * 100`, "about 25"],
        [`percent(huisbezoeken[${moment}], brieven[${moment}])`, "rounded 24.6"],
        [`huisbezoeken[${moment}] / brieven[${moment}]`, "rounded 0.245562"],
        [`oneIn(huisbezoeken[${moment}], brieven[${moment}])`, "rounded 4.07"],
      ),
    ).toEqual([
      ["consistent", "24.556213017751"],
      ["consistent", "24.556213017751"],
      ["consistent", "0.245562130178"],
      ["consistent", "4.072289156627"],
    ]);
  });

  it("2,000 actions on 8,300 persons is not one in five, and the units may be why", () => {
    expect(judged(funnel, [`oneIn(vervolgacties[${moment}], huisbezoeken[${moment}])`, "rounded 5"])).toEqual([
      ["contradicted", "4.15", "unitDiffers"],
    ]);
  });

  it("the parts add up exactly", () => {
    const parts = ["naar-welzijn", "naar-wijkteam", "naar-vraagwijzer"].map((id) => `${id}[${moment}]`);
    expect(judged(funnel, [`sum(${parts.join(", ")})`, "2000"])).toEqual([["consistent", "2000"]]);
    expect(judged(funnel, [`sum(${parts.join(", ")}) - vervolgacties[${moment}]`, "same"])).toEqual([
      ["consistent", "0"],
    ]);
  });
});

describe("a claim about numbers that are not exact or not there", () => {
  const facts = [
    indicator("a", "persons", "flow", "higher"),
    measured("a", {
      "2016": ">=65",
      "2017": "170..200",
      "2018": "notRegistered",
      "2019": "0",
      "2020": "~24±2",
    }),
  ];

  it("is decided where the bounds decide", () => {
    expect(
      judged(
        facts,
        ["a[2016]", "at least 60"],
        ["a[2016]", "at most 50"],
        ["a[2016]", "at least 70"],
        ["a[2017] * 2", "more than 300"],
        ["a[2017] + a[2016]", "less than 230"],
        ["a[2020]", "about 24"],
        ["a[2020]", "at least 22"],
        ["a[2018] - a[2018]", "same"],
        ["a[2018] * a[2019]", "0"],
      ),
    ).toEqual([
      ["consistent", ">=65"],
      ["contradicted", ">=65"],
      ["unknown", ">=65", "imprecise"],
      ["consistent", "340..400"],
      ["contradicted", ">=235"],
      ["unknown", "22..26", "imprecise"],
      ["consistent", "22..26"],
      ["unknown", null, "notRegistered"],
      ["consistent", "0"],
    ]);
  });

  it("is unknown with the reason of what is missing, and divides by nothing that may be zero", () => {
    expect(
      judged(
        facts,
        ["a[2018] + a[2017]", "more than 1"],
        ["a[2015]", "1"],
        ["a[2024]", "1"],
        ["a[2017] / a[2019]", "1"],
        ["a[2017] / a[2018]", "1"],
        ["a[2019] * (a[2017] / a[2019])", "0"],
        ["percentChange(a[2017], 0)", "up"],
        ["percentChange(a[2017], -100)", "at least 270"],
      ),
    ).toEqual([
      ["unknown", null, "notRegistered"],
      ["unknown", null, "noMeasurement"],
      ["unknown", null, "notYetDue"],
      ["unknown", null, "denominatorZero"],
      ["unknown", null, "notRegistered"],
      ["unknown", null, "denominatorZero"],
      ["unknown", null, "denominatorZero"],
      ["consistent", "270..300"],
    ]);
  });

  it("knows what was collected and not published yet", () => {
    const collected = measured("a", { "2023": "notPublished" }, { collectedIn: period("2023") });
    expect(judged([...facts, collected], ["a[2023]", "1"])).toEqual([["unknown", null, "collectedNotPublished"]]);
  });

  it("keeps thirds exact", () => {
    expect(judged(facts, ["1 / 3 * 3", "1"], ["2 / 3", "rounded 0.67"], ["1 / 3", "0.333333333333"])).toEqual([
      ["consistent", "1"],
      ["consistent", "0.666666666667"],
      ["contradicted", "0.333333333333"],
    ]);
  });
});

describe("a claim about a budget", () => {
  const zorg = { programme: "zorg", period: "2020" } as const;
  const budget = [
    { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg" },
    {
      _tag: "AdoptBudget",
      ...zorg,
      unit: "kEUR",
      version: "original",
      lines: [
        { line: "baten", title: "Baten", side: "income", amount: "643" },
        { line: "lasten", title: "Lasten", side: "expense", amount: "90322" },
      ],
      balances: [],
    },
    {
      _tag: "RecordActuals",
      ...zorg,
      lines: [
        { line: "baten", amount: "2140" },
        { line: "lasten", amount: "94469" },
      ],
      balances: [],
    },
    {
      _tag: "ExplainDeviation",
      ...zorg,
      themes: [{ theme: "jeugd", title: "Jeugd", income: "5", expense: "-3", reserves: "1" }],
    },
  ] as unknown as ReadonlyArray<Command>;

  it("takes lines, balances and themes", () => {
    expect(
      judged(
        budget,
        ["original(zorg/lasten[2020])", "90322"],
        ["amended(zorg/lasten[2020])", "90322"],
        ["actual(zorg/lasten[2020]) / 1000", "rounded 94.5"],
        ["deviation(zorg/lasten[2020])", "4147"],
        ["effect(zorg/lasten[2020])", "down"],
        ["actual(zorg/balance[2020])", "-92329"],
        ["theme(zorg/jeugd[2020])", "9"],
        ["actual(zorg/inkoop[2020])", "1"],
        ["actual(zorg/lasten[2019])", "1"],
        ["theme(zorg/ouderen[2020])", "1"],
      ),
    ).toEqual([
      ["consistent", "90322"],
      ["consistent", "90322"],
      ["consistent", "94.469"],
      ["consistent", "4147"],
      ["consistent", "-4147"],
      ["consistent", "-92329"],
      ["consistent", "9"],
      ["unknown", null, "noAmount"],
      ["unknown", null, "noAmount"],
      ["unknown", null, "noAmount"],
    ]);
  });
});

describe("recording a claim", () => {
  const facts = [indicator("a", "persons", "flow", "higher")];

  it("refuses names that the register does not hold, each once, and where they stand", () => {
    const outcome = decide(
      given(...facts),
      claim("c", "a[2018] + b[2018] + b[2019] + a@noord[2018] + actual(zorg/lasten[2018])", "1", {
        source: { document: "jaarstukken" as DocumentId },
      } as never),
    );
    if (Result.isSuccess(outcome)) throw new Error("recorded");
    expect(outcome.failure.map(({ _tag, path, value }) => [_tag, path.join("."), value])).toEqual([
      ["unknownDocument", "source.document", "jaarstukken"],
      ["unknownIndicator", "formula", "b"],
      ["unknownArea", "formula", "noord"],
      ["unknownProgramme", "formula", "zorg"],
    ]);
  });

  it("adds nothing when it is recorded already, and refuses another under its name", () => {
    const register = given(...facts, claim("c", "a[2018]", "1"));
    expect(decide(register, claim("c", "a[2018]", "1"))).toStrictEqual(Result.succeed([]));
    for (const other of [claim("c", "a[2019]", "1"), claim("c", "a[2018]", "about 1")]) {
      const outcome = decide(register, other);
      expect(Result.isFailure(outcome) && outcome.failure.map(({ _tag }) => _tag)).toEqual(["alreadyRecorded"]);
    }
  });

  it("is there from the day on which it became known", () => {
    const register = given(...facts, claim("c", "a[2018]", "1", { knownOn: "2020-05-20" as Day } as never));
    expect(claimChecks(register, { asOf, knownAt: day("2020-05-19") })).toEqual([]);
    expect(claimChecks(register, { asOf, knownAt: day("2020-05-20") })).toHaveLength(1);
    expect(claimChecks(register, { asOf, at: 1 })).toEqual([]);
  });

  it("is held against what was known on the day asked about", () => {
    const register = given(
      ...facts,
      measured("a", { "2018": "5" }, { knownOn: day("2019-05-20") }),
      {
        _tag: "CorrectMeasurement",
        indicator: "a" as IndicatorId,
        period: period("2018"),
        value: { _tag: "Exact", value: "6" as never },
        knownOn: day("2020-05-20"),
      },
      claim("c", "a[2018]", "5", { knownOn: "2019-05-20" } as never),
    );
    expect(answer(claimChecks(register, { asOf, knownAt: day("2019-12-31") })[0])).toEqual(["consistent", "5"]);
    expect(answer(claimChecks(register, { asOf })[0])).toEqual(["contradicted", "6"]);
  });
});
