import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { closeMatch } from "../src/close-match.ts";
import { columnNames, knownColumns } from "../src/columns.ts";
import { kindOf, tableKinds } from "../src/table-kind.ts";
import * as words from "../src/words.ts";

describe("the words of a vocabulary", () => {
  it.each([
    [words.polarityWords.read("Hoger"), "higher"],
    [words.polarityWords.read("lager is beter"), "lower"],
    [words.natureWords.read("stand"), "stock"],
    [words.natureWords.read("Verhouding"), "ratio"],
    [words.indicatorClassWords.read("bbv"), "statutory"],
    [words.targetClassWords.read("COLLEGETARGET"), "collegeTarget"],
    [words.targetClassWords.read("college target"), "collegeTarget"],
    [words.sideWords.read("baten"), "income"],
    [words.sideWords.read("saldo voor reserveringen"), "balanceBeforeReserves"],
    [words.documentKindWords.read("jaarrekening"), "accounts"],
    [words.policyWords.read("markeer"), "flag"],
    [words.gapWords.read("geen"), "none"],
    [words.gapWords.read("nvt"), "notApplicable"],
    [words.favourWords.read("n"), "unfavourable"],
  ])("are read in both languages, whatever their case (%#)", (read, expected) => {
    expect(Result.getOrNull<string, unknown>(read)).toBe(expected);
  });

  it("are listed when another one is written", () => {
    const read = words.polarityWords.read("up");
    expect(Result.isFailure(read) && read.failure.mend).toEqual({
      en: "Write one of: higher, lower, neutral",
      nl: "Schrijf een van: hoger, lager, neutraal",
    });
  });

  it("have Dutch ones that are each read as the word that they stand with, and listed once", () => {
    for (const [name, vocabulary] of Object.entries(words)) {
      if (typeof vocabulary === "function") continue;
      for (const [word, texts] of vocabulary.dutch) {
        expect(texts.length, name).toBeGreaterThan(0);
        expect(new Set(texts).size, name).toBe(texts.length);
        for (const text of texts) expect(Result.getOrNull<string, unknown>(vocabulary.read(text)), text).toBe(word);
      }
    }
    expect(words.polarityWords.dutch.get("higher")).toEqual(["hoger", "hoger is beter"]);
  });
});

describe("the name of a file", () => {
  it.each([
    ["measurements.csv", "measurements"],
    ["Metingen.CSV", "measurements"],
    ["measurements-2020.csv", "measurements"],
    ["measurements.2020.csv", "measurements"],
    ["folder/budget-jaarstukken-2020.csv", "budget"],
    ["begroting.csv", "budget"],
    ["thema's.csv", "themes"],
    ["claims.csv", "claims"],
    ["measurements2020.csv", null],
    ["constructor.csv", null],
    ["", null],
  ])("%s says %s", (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });
});

describe("the headers of a table", () => {
  it("have one meaning each, whichever name they go by", () => {
    for (const kind of tableKinds) {
      const names = columnNames(kind);
      for (const column of knownColumns(kind)) expect(names.get(column)).toBe(column);
    }
  });

  it("are recognised when one letter is off", () => {
    expect(closeMatch("indictor", ["indicator", "value"])).toBe("indicator");
    expect(closeMatch("vlaue", ["indicator", "value"])).toBe("value");
    expect(closeMatch("x", ["indicator", "to"])).toBeNull();
  });
});
