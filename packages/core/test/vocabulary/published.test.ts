import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publications } from "../../../testing/src/arbitraries/formulas.ts";
import { decimal, fractionOf, holdPublished, parsePublished, printPublished } from "../../src/index.ts";

describe("the notation of what was published", () => {
  it("reads back everything that it prints", () => {
    fc.assert(
      fc.property(publications, (published) => {
        expect(parsePublished(printPublished(published))).toStrictEqual(Result.succeed(published));
      }),
    );
  });

  it("takes a number with or without an equals sign, and does not mind spaces", () => {
    for (const text of ["= 38", "=38", "  38 "]) {
      expect(parsePublished(text)).toStrictEqual(Result.succeed({ _tag: "Exactly", value: "38" }));
    }
    expect(parsePublished(" more   than  600")).toStrictEqual(Result.succeed({ _tag: "MoreThan", value: "600" }));
  });

  it("refuses anything else without throwing", () => {
    for (const text of ["", "almost 25", "about", "more 600", "= ", "8,7", "Up", "constructor", "up 5"]) {
      expect(Result.isFailure(parsePublished(text)), text).toBe(true);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(typeof parsePublished(text)).toBe("object");
      }),
    );
  });
});

describe("what was published, held against one number,", () => {
  const holds = (text: string, result: string) => {
    const point = fractionOf(decimal(result));
    return holdPublished(Result.getOrThrow(parsePublished(text)), { low: point, high: point });
  };

  it.each([
    ["38", ["38", "38.0"], ["37.9", "-38"]],
    ["rounded 1.4", ["1.35", "1.4499999"], ["1.349999", "1.45"]],
    ["rounded -1.4", ["-1.35", "-1.4499999"], ["-1.349999", "-1.45"]],
    ["rounded 0", ["0.4999", "-0.4999"], ["0.5", "-0.5"]],
    ["rounded 1.40", ["1.395", "1.404"], ["1.41", "1.394"]],
    ["about 25", ["23.75", "26.25"], ["23.7499", "26.2501"]],
    ["about -100", ["-95", "-105"], ["-94.9", "-105.1", "100"]],
    ["about 0", ["0"], ["0.0001"]],
    ["more than 600", ["600.1"], ["600", "599"]],
    ["less than 600", ["599.9"], ["600", "601"]],
    ["at least 65", ["65", "66"], ["64.99"]],
    ["at most 5", ["5", "-7"], ["5.01"]],
    ["up", ["0.01"], ["0", "-1"]],
    ["down", ["-0.01"], ["0", "1"]],
    ["same", ["0", "0.00"], ["0.01", "-0.01"]],
  ])("“%s” agrees or does not", (text, consistent, contradicted) => {
    for (const result of consistent) expect(holds(text, result), result).toBe("consistent");
    for (const result of contradicted) expect(holds(text, result), result).toBe("contradicted");
  });
});
