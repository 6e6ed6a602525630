import * as Result from "effect/Result";
import type { Register } from "../register/register.ts";
import { type AreaId, type AreaSetId, type IndicatorId, WHOLE } from "../vocabulary/identifier.ts";
import type { Flag } from "../vocabulary/indicator-words.ts";
import { type Period, periodKey } from "../vocabulary/period.ts";
import type { Unit } from "../vocabulary/unit.ts";
import type { Value } from "../vocabulary/value.ts";
import { type DisclosureProblem, disclosureProblem } from "./count-table.ts";
import { type DisclosurePolicy, disclose } from "./disclosure.ts";
import { areasOf } from "./observations.ts";
import { momentOf, type Question } from "./question.ts";
import { series } from "./series.ts";

/** An area and the set that divides it: the city and its gebieden, a gebied and its wijken. */
export interface DividedArea {
  readonly whole: AreaId;
  readonly set: AreaSetId;
  /** Whether the areas of the set together are the whole; if not, the rest of it counts as a part that is not published. */
  readonly complete: boolean;
}

/** What to publish: the counts of one indicator, in areas and the areas that these divide. */
export interface PublishedCounts {
  readonly indicator: IndicatorId;
  readonly divided: ReadonlyArray<DividedArea>;
}

/** One period of a series as it may be published: without differences or evidence, from which a count could be told. */
export interface DisclosedPoint {
  readonly period: Period;
  readonly coverage: Period | null;
  readonly value: Value;
  readonly unit: Unit;
  readonly flags: ReadonlyArray<Flag>;
}

/** An indicator in one area through time, as it may be published. */
export interface DisclosedSeries {
  readonly indicator: IndicatorId;
  readonly title: string;
  readonly area: AreaId;
  readonly points: ReadonlyArray<DisclosedPoint>;
}

/**
 * The series of a count in areas and their wholes, with small counts suppressed so that they cannot be computed back.
 *
 * The register keeps every number, and {@link series} shows them with their evidence. Only what is the same count adds up:
 * points with another period, coverage or unit are held apart.
 */
export const disclosedSeries = (
  register: Register,
  { indicator, divided }: PublishedCounts,
  question: Question,
  policy: DisclosurePolicy,
): Result.Result<ReadonlyArray<DisclosedSeries>, ReadonlyArray<DisclosureProblem>> => {
  const problems: Array<DisclosureProblem> = [];
  const shown = new Set<AreaId>();
  const totals = divided.flatMap(({ whole, set, complete }) => {
    const areas = areasOf(register, set, momentOf(question));
    if (areas !== null) {
      for (const area of [whole, ...areas]) shown.add(area);
      return [{ total: whole, parts: complete ? areas : [...areas, `${set}/elsewhere`] }];
    }
    problems.push(
      disclosureProblem(
        "unknownAreaSet",
        [set],
        { en: `There is no set of areas “${set}”`, nl: `Er is geen gebiedsindeling “${set}”` },
        { en: "Record it first, or correct the name", nl: "Leg dit eerst vast, of verbeter de naam" },
      ),
    );
    return [];
  });
  if (series(register, indicator, WHOLE, question) === null) {
    problems.push(
      disclosureProblem(
        "unknownIndicator",
        [indicator],
        { en: `There is no indicator “${indicator}”`, nl: `Er is geen indicator “${indicator}”` },
        { en: "Record it first, or correct the name", nl: "Leg dit eerst vast, of verbeter de naam" },
      ),
    );
  }
  if (problems.length > 0) return Result.fail(problems);

  const all = [...shown].flatMap((area) => {
    const one = series(register, indicator, area, question);
    return one === null || one.points.length === 0 ? [] : [one];
  });
  const keyOf = ({ period, coverage, unit }: Omit<DisclosedPoint, "value" | "flags">): string =>
    [periodKey(period), coverage === null ? "" : periodKey(coverage), unit].join(" ");
  const cells = all.flatMap(({ area, points }) =>
    points.map((point) => ({ at: [area, keyOf(point)], value: point.value })),
  );
  const table = {
    dimensions: [
      { name: "area", totals },
      { name: "period", totals: [] },
    ],
    cells,
  };
  return Result.map(disclose(table, policy), (disclosed) => {
    const values = new Map(disclosed.cells.map(({ at, value }) => [JSON.stringify(at), value]));
    return all.map(({ title, area, points }) => ({
      indicator,
      title,
      area,
      points: points.map((point) => {
        const { period, coverage, unit, flags, value } = point;
        return { period, coverage, unit, flags, value: values.get(JSON.stringify([area, keyOf(point)])) ?? value };
      }),
    }));
  });
};
