import {
  type Day,
  periodBounds,
  pointOf,
  printValue,
  type Register,
  type Target,
  type TargetCheck,
  targetChecks,
} from "@meetlat/core";
import * as Effect from "effect/Effect";
import { foldOf, isEverything, ofTypes } from "./changes.ts";
import type { Checkpoint, Place } from "./projection.ts";
import { type Projector, unchanged } from "./projector.ts";
import { type Columns, deleteAllRows, deleteRows, insertRows, type Row, type Table } from "./rows.ts";
import { changesSince, groundTypes, inGroups, isNothing, isTouched, measurementsOf } from "./target-grounds.ts";

const columns = {
  target: "text",
  ordinal: "bigint",
  title: "text",
  programme: "text",
  indicator: "text",
  area: "text",
  class: "text",
  unit: "text",
  rule: "text",
  is_whole: "truth",
  period: "text",
  first_day: "day",
  last_day: "day",
  verdict: "text",
  stage: "text",
  reasons: "text",
  observed: "text",
  observed_number: "number",
  comparator: "text",
  required: "text",
  required_number: "number",
  gap: "text",
  gap_number: "number",
  favourable_gap: "text",
  favourable_gap_number: "number",
  attainment: "text",
  attainment_number: "number",
  band: "text",
  band_nl: "text",
  band_en: "text",
  flags: "text",
  target_version: "bigint",
} satisfies Columns;

const table: Table = { name: "target_check_row", columns, key: ["target", "ordinal"] };

const rowOf = (check: TargetCheck, ordinal: number): Row => {
  const { period, observed, band } = check;
  const bounds = period === null ? { first: null, last: null } : periodBounds(period);
  return {
    target: check.target,
    ordinal,
    title: check.title,
    programme: check.programme,
    indicator: check.indicator,
    area: check.area,
    class: check.class,
    unit: check.unit,
    rule: check.rule,
    is_whole: period === null,
    period,
    first_day: bounds.first,
    last_day: bounds.last,
    verdict: check.verdict,
    stage: check.stage,
    reasons: check.reasons.join(" "),
    observed: observed === null ? null : printValue(observed),
    observed_number: observed === null ? null : pointOf(observed),
    comparator: check.comparator,
    required: check.required,
    required_number: check.required,
    gap: check.gap,
    gap_number: check.gap,
    favourable_gap: check.favourableGap,
    favourable_gap_number: check.favourableGap,
    attainment: check.attainment,
    attainment_number: check.attainment,
    band: band?.id ?? null,
    band_nl: band?.label.nl ?? null,
    band_en: band?.label.en ?? null,
    flags: check.flags.join(" "),
    target_version: check.targetVersion,
  };
};

const numbered = (checks: ReadonlyArray<TargetCheck>): ReadonlyArray<Row> =>
  [...Map.groupBy(checks, ({ target }) => target).values()].flatMap((rows) =>
    rows.map((check, i) => rowOf(check, i + 1)),
  );

/** The rows of some targets, with the measurements of a few indicators in memory at a time. */
const rowsOf = (place: Place, until: Checkpoint, register: Register, wanted: ReadonlyArray<Target>) =>
  Effect.gen(function* () {
    const rows: Array<Row> = [];
    for (const { targets, indicators } of yield* inGroups(place, register, wanted)) {
      const alone = { ...register, measurements: new Map(), targets: new Map(targets.map((one) => [one.target, one])) };
      const group = yield* foldOf(place, measurementsOf(indicators), until, () => alone);
      rows.push(...numbered(targetChecks(group, { asOf: until.asOf as Day })));
    }
    return rows;
  });

/** One row for each target and period that its rule speaks of, and one for each target as a whole. */
export const targetCheckProjector: Projector = {
  name: "target_check",
  table,
  version: 1,
  dated: true,
  next: (place, from, until) =>
    Effect.gen(function* () {
      const changes = isEverything(from, until) ? null : yield* changesSince(place, from, until);
      if (changes !== null && isNothing(changes)) return unchanged(until.position);
      const register = yield* foldOf(place, ofTypes(groundTypes), until);
      const targets = [...register.targets.values()];
      const wanted = changes === null ? targets : targets.filter((target) => isTouched(register, target, changes));
      const rows = yield* rowsOf(place, until, register, wanted);
      const old =
        changes === null
          ? deleteAllRows(place, table)
          : deleteRows(
              place,
              table,
              wanted.map(({ target }) => ({ target })),
            );
      return {
        to: until.position,
        rows: rows.length,
        write: Effect.andThen(old, insertRows(place, table, rows)),
      };
    }),
};
