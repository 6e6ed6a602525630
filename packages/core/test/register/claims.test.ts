import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { parseFormula, parsePublished } from "../../src/index.ts";
import { added, jaarstukken, provenance, refused, registerOf, unknownSource, type Written } from "./given.ts";

const known: ReadonlyArray<Written> = [
  jaarstukken,
  { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg" },
  {
    _tag: "DefineIndicator",
    indicator: "teams",
    title: "Teams",
    unit: "teams",
    polarity: "higher",
    nature: "stock",
    class: "effect",
  },
];
const claim = (formula: string, more: object = {}) =>
  ({
    _tag: "RecordClaim",
    claim: "c",
    text: "Meer teams",
    formula: Result.getOrThrow(parseFormula(formula)),
    published: Result.getOrThrow(parsePublished("5")),
    ...more,
  }) as const;

describe("a claim", () => {
  it("is recorded with all that its formula names, each once", () => {
    const formula = "teams[2019] + teams[2018] + actual(zorg/lasten[2018])";
    const { _tag, ...data } = claim(formula);
    expect(added(registerOf(...known), claim(formula, { note: undefined, ...provenance }))).toStrictEqual([
      {
        type: "ClaimRecorded",
        tags: ["claim:c", "indicator:teams", "programme:zorg"],
        data,
        ...provenance,
      },
    ]);
  });

  it("may name the whole territory, which is in no set of areas", () => {
    expect(refused(registerOf(...known), claim("teams@whole[2019]"))).toEqual([]);
    expect(refused(registerOf(...known), claim("teams@noord[2019]"))).toEqual(["unknownArea formula: noord"]);
  });

  it("is refused under a name that was taken, with whatever else is wrong", () => {
    const register = registerOf(...known, claim("teams[2019]"));
    expect(refused(register, claim("teams[2019]", { source: unknownSource }))).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyRecorded claim: c",
    ]);
    expect(refused(register, claim("teams[2019] + brieven[2019]"))).toEqual([
      "unknownIndicator formula: brieven",
      "alreadyRecorded claim: c",
    ]);
  });
});
