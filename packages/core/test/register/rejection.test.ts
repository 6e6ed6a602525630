import { describe, expect, it } from "vitest";
import { describeRejection, type Rejection } from "../../src/index.ts";
import { registerOf, toldOf } from "./given.ts";

describe("a refusal in words", () => {
  const rejection: Rejection = {
    _tag: "empty",
    path: ["lines", 0, "line"],
    value: "",
    problem: { en: "There are none", nl: "Er zijn er geen" },
    mend: { en: "Give one", nl: "Geef er een" },
  };

  it("names the field, what is wrong and how to mend it", () => {
    expect(describeRejection(rejection, "en")).toBe("lines.0.line: There are none. Give one.");
    expect(describeRejection(rejection, "nl")).toBe("lines.0.line: Er zijn er geen. Geef er een.");
  });
  it("names no field when it is about all of a command", () => {
    expect(describeRejection({ ...rejection, path: [] }, "en")).toBe("There are none. Give one.");
  });
  it("of something that is not there says what it would be", () => {
    expect(toldOf(registerOf(), { _tag: "CloseProgramme", programme: "zorg", on: "2021-01-01" })).toEqual([
      "programme: There is no programme “zorg”. Record it first, or correct the name.",
      "programme: Er is geen programma “zorg”. Leg dit eerst vast, of verbeter de naam.",
    ]);
  });
});
