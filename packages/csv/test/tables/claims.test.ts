import { printFormula, printPublished } from "@meetlat/core";
import { locate } from "@meetlat/csv";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { batchOf, commandsOf, decideOn, errorsOf, indicators, placesOf } from "../given.ts";

const table = (published: string, formula = "people[2020]") => ({
  "claims.csv": ["claim;text;formula;published", `c;A sentence;${formula};${published}`],
});

const readAs = (published: string, locale: "nl" | "canonical"): string | null => {
  if (errorsOf(table(published), { locale }).length > 0) return null;
  const [command] = commandsOf(table(published), { locale });
  return command?._tag === "RecordClaim" ? printPublished(command.published) : null;
};

describe("claims.csv", () => {
  it("gives a command per row, known from when its document was published", () => {
    const commands = commandsOf(
      {
        "documenten.csv": ["document;soort;titel;publicatiedatum", "jaarstukken;jaarstukken;Jaarstukken;20-5-2021"],
        "beweringen.csv": [
          "bewering;tekst;formule;gepubliceerd;bron;noot",
          "c1;Ruim 600 meer;people[2020]-people[2019];ruim 600;jaarstukken blz 12;let op",
        ],
      },
      { locale: "nl" },
    );
    const { formula, ...rest } = commands[1] as Extract<(typeof commands)[number], { _tag: "RecordClaim" }>;
    expect(printFormula(formula)).toBe("people[2020] - people[2019]");
    expect(rest).toEqual({
      _tag: "RecordClaim",
      claim: "c1",
      text: "Ruim 600 meer",
      published: { _tag: "AtLeast", value: "600" },
      note: "let op",
      knownOn: "2021-05-20",
      source: { document: "jaarstukken", locator: "blz 12" },
    });
  });

  it.each([
    ["38", "38"],
    ["= 1.900", "1900"],
    ["- 513", "-513"],
    ["€ 1.234,5", "1234.5"],
    ["ruim 600", "at least 600"],
    ["Ten minste 65%", "at least 65"],
    ["meer dan  3.300", "more than 3300"],
    ["minder dan 8,7", "less than 8.7"],
    ["hoogstens 5", "at most 5"],
    ["een kleine 25%", "about 25"],
    ["circa 25", "about 25"],
    ["zo'n 70", "about 70"],
    ["afgerond 1,4", "rounded 1.4"],
    ["rounded 1,40", "rounded 1.40"],
    ["stijging", "up"],
    ["Daling", "down"],
    ["gelijk", "same"],
    ["bijna 25", null],
    ["8.7", null],
    ["ruim", null],
    ["veel", null],
  ])("reads “%s” in a Dutch table", (written, published) => {
    expect(readAs(written, "nl")).toBe(published);
  });

  it.each([
    ["= 38", "38"],
    ["about 25 %", "about 25"],
    ["rounded 1.4", "rounded 1.4"],
    ["up", "up"],
    ["ruim 600", null],
    ["8,7", null],
  ])("reads “%s” in a canonical one", (written, published) => {
    expect(readAs(written, "canonical")).toBe(published);
  });

  it("refuses grouped thousands in a formula of a Dutch table, and reads names that look like it", () => {
    const errors = errorsOf(table("38", "people[2020] - 1.900"), { locale: "nl" });
    expect(placesOf(errors)).toEqual(["claims.csv:2 formula"]);
    expect(errors[0]?.mend.nl).toContain("schrijf 1900");
    expect(errorsOf(table("38", "people[2020] - 1.900"))).toEqual([]);
    for (const formula of ["people[2020] - 8.8", "a-1.900[2020]", "1.900[2020]"]) {
      expect(errorsOf(table("38", formula), { locale: "nl" }), formula).toEqual([]);
    }
  });

  it("names every cell that is wrong", () => {
    const errors = errorsOf({ "claims.csv": ["claim,text,formula,published", "c 1,,people[,almost"] });
    expect(placesOf(errors)).toEqual([
      "claims.csv:2 claim",
      "claims.csv:2 text",
      "claims.csv:2 formula",
      "claims.csv:2 published",
    ]);
  });

  it("names the formula that refers to what is not there, and the claim that was recorded already", () => {
    const batch = batchOf({
      "indicators.csv": indicators,
      "claims.csv": [
        "claim,text,formula,published",
        "c,Text,peopel[2020] + people@noord[2020],38",
        "d,Text,people[2020],38",
        "d,Text,people[2020],39",
      ],
    });
    const decided = decideOn(batch);
    expect(Result.isFailure(decided) && placesOf(locate(batch, decided.failure))).toEqual([
      "claims.csv:2 formula",
      "claims.csv:2 formula",
      "claims.csv:4 claim",
    ]);
  });

  it("does not complain of what the batch would have brought, had it not been refused", () => {
    const batch = batchOf({
      "indicators.csv": ["indicator,title,unit,polarity,nature,programme", "people,People,persons,lower,stock,zorg"],
      "claims.csv": ["claim,text,formula,published", "c,Text,people[2020],38"],
    });
    const decided = decideOn(batch);
    expect(Result.isFailure(decided) && placesOf(locate(batch, decided.failure))).toEqual([
      "indicators.csv:2 programme",
    ]);
  });
});
