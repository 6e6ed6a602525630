import type { AreaId, IndicatorId, Period as P, TargetId } from "@meetlat/core";
import * as core from "@meetlat/core";
import { closedPeriods, histories, questions } from "@meetlat/testing";
import * as fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { describe, expect, it } from "vitest";
import { Disclosure, Projection } from "../../src/index.ts";
import { runs } from "../runs.ts";
import { asEither } from "./as-either.ts";

describe("questions", () => {
  const targets = fc.constantFrom("4a", "4b", "7", "none") as fc.Arbitrary<TargetId>;
  const indicators = fc.constantFrom("eenzaamheid", "bezoeken", "none") as fc.Arbitrary<IndicatorId>;
  const areas = fc.constantFrom("noord", "zuid", "whole") as fc.Arbitrary<AreaId>;
  const asked = fc.tuple(
    histories,
    questions(),
    fc.option(targets, { nil: undefined }),
    fc.option(closedPeriods, { nil: null }),
    indicators,
    areas,
    fc.option(areas, { nil: undefined }),
  );

  it("are answered as core answers them", () => {
    fc.assert(
      fc.property(asked, ([events, question, named, period, indicator, area, benchmark]) => {
        const register = core.fold(events);
        const target = named ?? ("4a" as TargetId);
        const filter = {
          ...(named === undefined ? {} : { target: named }),
          ...(period === null ? {} : { period }),
        };
        const year = period ?? ("2020" as P);
        expect(Projection.targetChecks(question, filter)(register)).toEqual(
          core.targetChecks(register, question, filter),
        );
        expect(Projection.targetChecks(question)(register)).toEqual(core.targetChecks(register, question));
        expect(Projection.checkTarget(target, period, question)(register)).toEqual(
          O.fromNullable(core.checkTarget(register, target, period, question)),
        );
        expect(Projection.explainTarget(target, period, question)(register)).toEqual(
          O.fromNullable(core.explainTarget(register, target, period, question)),
        );
        expect(Projection.targetHistory(target, question)(register)).toEqual(
          O.fromNullable(core.targetHistory(register, target, question)),
        );
        expect(Projection.verdictHistory(target, period, question)(register)).toEqual(
          O.fromNullable(core.verdictHistory(register, target, period, question)),
        );
        expect(Projection.series(indicator, area, question, benchmark)(register)).toEqual(
          O.fromNullable(core.series(register, indicator, area, question, benchmark ?? null)),
        );
        expect(Projection.deviations(year, question)(register)).toEqual(core.deviations(register, year, question));
        expect(Projection.deliverableChecks(question)(register)).toEqual(core.deliverableChecks(register, question));
        expect(Projection.claimChecks(question)(register)).toEqual(core.claimChecks(register, question));
        expect(Projection.forecastsFor(indicator, area, question)(register)).toEqual(
          core.forecastsFor(register, indicator, area, question),
        );
        const counts = {
          indicator,
          divided: [{ whole: core.WHOLE, set: "gebieden" as core.AreaSetId, complete: true }],
        };
        const policy = core.smallCountsPolicy;
        expect(Disclosure.disclosedSeries(counts, question, policy)(register)).toEqual(
          asEither(core.disclosedSeries(register, counts, question, policy)),
        );
      }),
      { numRuns: runs(100) },
    );
  });

  it("find something and nothing, here", () => {
    const found = fc.sample(asked, { numRuns: 200, seed: 1 }).map(([events, question, target, period]) => {
      const register = core.fold(events);
      return Projection.checkTarget(target ?? ("4a" as TargetId), period, question)(register)._tag;
    });
    expect(new Set(found)).toEqual(new Set(["None", "Some"]));
  });
});
