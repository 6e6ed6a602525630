import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import {
  type Command,
  type Day,
  day,
  decide,
  explainTarget,
  type Period,
  period,
  type TargetId,
  targetChecks,
} from "../../src/index.ts";
import { given, indicator, measured, target } from "./given.ts";

const promised = [
  indicator("uitkeringen", "n", "stock", "lower"),
  { ...target("4b", "uitkeringen", "<= 1638 in 2020"), knownOn: day("2018-01-01") } as Command,
  measured("uitkeringen", { 2020: "1989" }, { knownOn: day("2021-03-01") }),
] as const;

const said = (text: string, knownOn: string, about?: Period): Command => ({
  _tag: "ExplainVerdict",
  target: "4b" as TargetId,
  text,
  knownOn: day(knownOn),
  ...(about === undefined ? {} : { period: about }),
});

const corona = said("Het aantal is toegenomen door de coronamaatregelen", "2021-05-20", period("2020"));
const whole = said("De economie viel tegen", "2021-06-01");

describe("what the body says about an outcome", () => {
  const register = given(...promised, corona, whole);
  const statement = (about: string | null, knownAt: Day = day("2022-01-01")) =>
    explainTarget(register, "4b" as TargetId, about === null ? null : period(about), {
      asOf: day("2022-01-01"),
      knownAt,
    })?.statement?.text ?? null;

  it("stands beside the explanation of its own period, from the day on which it was said", () => {
    expect(statement("2020")).toContain("coronamaatregelen");
    expect(statement(null)).toBe("De economie viel tegen");
    expect(statement("2019")).toBeNull();
    expect(statement("2020", day("2021-05-19"))).toBeNull();
  });

  it("changes no verdict", () => {
    const question = { asOf: day("2022-01-01") };
    expect(targetChecks(register, question)).toEqual(targetChecks(given(...promised), question));
  });

  it("is replaced by what is said later, and is still there for who asks what was known before", () => {
    const later = given(...promised, corona, said("Toch niet", "2022-03-01", period("2020-01-01..2020-12-31")));
    const at = (knownAt: string) =>
      explainTarget(later, "4b" as TargetId, period("2020"), { asOf: day(knownAt), knownAt: day(knownAt) })?.statement
        ?.text;
    expect(at("2022-03-01")).toBe("Toch niet");
    expect(at("2022-02-28")).toContain("coronamaatregelen");
  });

  it("adds nothing when it says the same, and is refused about a target that was not set by then", () => {
    const again = (command: Command) => decide(register, command, "2024-12-31" as Day);
    expect(again(corona)).toEqual(Result.succeed([]));
    const early = again(said("Te vroeg", "2017-12-31"));
    expect(Result.isFailure(early) && early.failure.map(({ _tag, path }) => [_tag, path.join()])).toEqual([
      ["unknownTarget", "target"],
    ]);
  });
});
