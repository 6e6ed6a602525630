import { describe, expect, it } from "vitest";
import { bandLabel, bandsOf, day, evaluate, period, rekenkamerRotterdam, type TargetAsSet } from "../../src/index.ts";
import { evidence, seen, target, value } from "./given.ts";

const bandOf = (of: TargetAsSet, text: string) =>
  evaluate(of, period("2022"), evidence([seen("2022", text)]), {
    asOf: day("2024-01-01"),
    bands: rekenkamerRotterdam,
  }).band?.id;

describe("the class of what was not met", () => {
  it("is almost met from 80 % of the way, up to all of it", () => {
    const atLeast = target(">= 10000000 in 2022");
    expect(bandOf(atLeast, "7999994")).toBe("nietGehaald");
    expect(bandOf(atLeast, "8000000")).toBe("bijnaGehaald");
    expect(bandOf(atLeast, "9999999")).toBe("bijnaGehaald");
    expect(bandOf(atLeast, "9999999.9")).toBe("bijnaGehaald");
    expect(bandOf(target("> 10 in 2022"), "10")).toBe("bijnaGehaald");
  });
  it("is not met once the way led past the target, on the wrong side of the baseline", () => {
    const wrongSide = target("<= 35 in 2022", { nature: "stock", baseline: value("30") });
    expect(bandOf(wrongSide, "36")).toBe("nietGehaald");
    expect(bandOf(wrongSide, "40")).toBe("nietGehaald");
  });
});

describe("the bands of a policy", () => {
  it("are all bands that it gives, best first, each with its word", () => {
    expect(bandsOf(rekenkamerRotterdam).map(({ id }) => id)).toEqual([
      "gehaald",
      "bijnaGehaald",
      "nietGehaald",
      "nietVastTeStellen",
    ]);
    const twice = { ...rekenkamerRotterdam, unknown: rekenkamerRotterdam.otherwise };
    expect(bandsOf(twice).map(({ id }) => id)).toEqual(["gehaald", "bijnaGehaald", "nietGehaald"]);
    expect(bandLabel("nietVastTeStellen", "nl")).toBe("niet vast te stellen");
    expect(bandLabel("almost", "nl")).toBe(null);
    expect(bandLabel("constructor", "en")).toBe(null);
  });
});
