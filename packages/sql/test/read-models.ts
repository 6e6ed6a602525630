import {
  type Day,
  type DeliverableCheck,
  type Deviations,
  deliverableChecks,
  deviations,
  type Event,
  fold,
  type MeasurementData,
  type MeasurementVersion,
  type NewEvent,
  periodBounds,
  periodKey,
  pointOf,
  printValue,
  type Register,
  type TargetCheck,
  targetChecks,
} from "@meetlat/core";
import * as Effect from "effect/Effect";
import { SqlClient } from "../src/index.ts";

/** A row as a reader sees it, with what differs between engines made the same. */
export type Seen = Readonly<Record<string, unknown>>;

const plain = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
};

const truth = (value: unknown): unknown => ((value ?? null) === null ? null : Boolean(value));

/** Days come as text: a driver may make of them what it likes. */
const days = new Set(["first_day", "last_day", "known_on", "as_of", "first_due_day", "due_day", "status_on"]);
const truths = new Set(["is_whole", "is_printed", "within_rounding"]);

const columnsOf = {
  measurement:
    "indicator area period first_day last_day value_kind value low high tolerance number low_number high_number missing_reason unit flags coverage known_on source_document source_locator position",
  target_check:
    "target ordinal title programme indicator area class unit rule is_whole period first_day last_day verdict stage reasons observed observed_number comparator required required_number gap gap_number favourable_gap favourable_gap_number attainment attainment_number band band_nl band_en flags target_version as_of",
  deviation:
    "programme period first_day last_day unit ordinal kind item title side parent is_printed original original_number amended amended_number actual actual_number amendment amendment_number deviation deviation_number income income_number expense expense_number reserves reserves_number effect_on_balance effect_on_balance_number favourable percent percent_number published published_number published_difference published_difference_number within_rounding explanation",
  deliverable:
    "deliverable title programme first_due first_due_day due due_day rescheduled status status_on verdict_first verdict_now reasons as_of",
} as const;

/** A view as readers see it. */
export type View = keyof typeof columnsOf;
export const views = Object.keys(columnsOf) as ReadonlyArray<View>;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (rows: ReadonlyArray<Seen>): ReadonlyArray<Seen> =>
  [...rows].sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));

const normal = (view: View, row: Seen): Seen =>
  Object.fromEntries(
    columnsOf[view]
      .split(" ")
      .map((name) => [
        name,
        truths.has(name)
          ? truth(row[name])
          : /_number$|^(number|position|ordinal|rescheduled|target_version)$/.test(name)
            ? plain(row[name])
            : (row[name] ?? null),
      ]),
  );

/** All rows of a view for a register. */
export const rowsIn = (view: View, register: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient;
    const isPg = sql.onDialectOrElse({ pg: () => true, orElse: () => false });
    const list = columnsOf[view]
      .split(" ")
      .map((name) => (isPg && days.has(name) ? `to_char(${name}, 'YYYY-MM-DD') AS ${name}` : name))
      .join(", ");
    const rows = yield* sql<Seen>`
      SELECT ${sql.literal(list)} FROM ${sql.literal(isPg ? `meetlat.${view}` : view)} WHERE register = ${register}`;
    return sorted(rows.map((row) => normal(view, row)));
  });

const boundsOf = (period: Parameters<typeof periodBounds>[0] | null) => {
  const bounds = period === null ? null : periodBounds(period);
  return { first_day: bounds?.first ?? null, last_day: bounds?.last ?? null };
};

const counting = (versions: ReadonlyArray<MeasurementVersion>): MeasurementVersion | undefined =>
  [...versions].sort((a, b) => compareText(a.knownOn, b.knownOn) || a.position - b.position).at(-1);

const kinds = {
  Exact: "exact",
  AtLeast: "atLeast",
  AtMost: "atMost",
  Range: "between",
  About: "about",
  Missing: "missing",
} as const;

const measurementRow = (data: MeasurementData, version: MeasurementVersion, by: Event | undefined): Seen => {
  const { value } = data;
  const low = "low" in value ? value.low : null;
  const high = "high" in value ? value.high : null;
  return {
    ...data,
    ...boundsOf(data.period),
    value_kind: kinds[value._tag],
    value: pointOf(value),
    number: pointOf(value),
    low,
    low_number: low,
    high,
    high_number: high,
    tolerance: value._tag === "About" ? value.tolerance : null,
    missing_reason: value._tag === "Missing" ? value.reason : null,
    flags: data.flags.join(" "),
    known_on: version.knownOn,
    source_document: by?.source?.document,
    source_locator: by?.source?.locator,
    position: version.position,
  };
};

const measurementRows = (register: Register, events: ReadonlyArray<Event>): ReadonlyArray<Seen> =>
  [...register.measurements.values()]
    .flatMap((areas) => [...areas.values()])
    .flatMap((cells) => [...cells.values()])
    .flatMap(({ versions }) => {
      const version = counting(versions);
      if (version === undefined || version.data === null) return [];
      return [measurementRow(version.data, version, events[version.position - 1])];
    });

const checkRow = (asOf: Day) => (check: TargetCheck, i: number) => ({
  ...check,
  ...boundsOf(check.period),
  ordinal: i + 1,
  is_whole: check.period === null,
  reasons: check.reasons.join(" "),
  observed: check.observed === null ? null : printValue(check.observed),
  observed_number: check.observed === null ? null : pointOf(check.observed),
  required_number: check.required,
  gap_number: check.gap,
  favourable_gap: check.favourableGap,
  favourable_gap_number: check.favourableGap,
  attainment_number: check.attainment,
  band: check.band?.id,
  band_nl: check.band?.label.nl,
  band_en: check.band?.label.en,
  flags: check.flags.join(" "),
  target_version: check.targetVersion,
  as_of: asOf,
});

const deviationRows = ({ lines, balances, themes }: Deviations): ReadonlyArray<Seen> => {
  const amounts = (row: Seen, names: ReadonlyArray<readonly [string, string]>): Seen =>
    Object.fromEntries(
      names.flatMap(([column, field]) => [
        [column, row[field]],
        [`${column}_number`, row[field]],
      ]),
    );
  const common = [
    ["published", "published"],
    ["published_difference", "publishedDifference"],
  ] as const;
  const ofBudget = [
    ...common,
    ...["original", "amended", "actual", "amendment", "deviation", "percent"].map((name) => [name, name] as const),
    ["effect_on_balance", "effectOnBalance"] as const,
  ];
  const ofTheme = [
    ...common,
    ...["income", "expense", "reserves"].map((name) => [name, name] as const),
    ["effect_on_balance", "balance"] as const,
  ];
  return [
    ...lines.map((row) => ({ ...row, kind: "line", item: row.line, ...amounts({ ...row }, ofBudget) })),
    ...balances.map((row) => ({
      ...row,
      kind: "balance",
      item: row.balance,
      is_printed: row.printed,
      ...amounts({ ...row }, ofBudget),
    })),
    ...themes.map((row) => ({
      ...row,
      kind: "theme",
      item: row.theme,
      explanation: row.text,
      ...amounts({ ...row }, ofTheme),
    })),
  ].map((row) => ({ ...row, within_rounding: row.withinRounding }));
};

const allDeviations = (register: Register, asOf: Day): ReadonlyArray<Seen> => {
  const periods = new Map(
    [...register.budgets.values()].map(({ adopted: { data } }) => [periodKey(data.period), data]),
  );
  return [...periods.values()].flatMap(({ period }) => {
    const found = deviations(register, period, { asOf });
    const rows = deviationRows(found);
    return [...Map.groupBy(rows, ({ programme }) => programme)].flatMap(([programme, mine]) => {
      const budget = [...register.budgets.values()].find(
        ({ adopted: { data } }) => data.programme === programme && periodKey(data.period) === periodKey(period),
      );
      const own = budget?.adopted.data.period ?? null;
      const unit = found.units.find((one) => one.programme === programme)?.unit;
      return mine.map((row, i) => ({ ...row, period: own, ...boundsOf(own), unit, ordinal: i + 1 }));
    });
  });
};

const deliverableRow = (check: DeliverableCheck, asOf: Day): Seen => ({
  ...check,
  first_due: check.firstDue,
  first_due_day: periodBounds(check.firstDue).last,
  due_day: periodBounds(check.due).last,
  status_on: check.on,
  verdict_first: check.verdictFirst,
  verdict_now: check.verdictNow,
  reasons: check.reasons.join(" "),
  as_of: asOf,
});

/** What the views must hold: what core's own functions say of all of the log. */
export const expectedRows = (events: ReadonlyArray<Event>, asOf: Day): Readonly<Record<View, ReadonlyArray<Seen>>> => {
  const register = fold(events);
  const checks = targetChecks(register, { asOf });
  const rows = {
    measurement: measurementRows(register, events),
    target_check: [...Map.groupBy(checks, ({ target }) => target).values()].flatMap((of) => of.map(checkRow(asOf))),
    deviation: allDeviations(register, asOf),
    deliverable: deliverableChecks(register, { asOf }).map((check) => deliverableRow(check, asOf)),
  };
  return Object.fromEntries(
    views.map((view) => [view, sorted(rows[view].map((row) => normal(view, row as Seen)))]),
  ) as Record<View, ReadonlyArray<Seen>>;
};

/** An event as it was before it was appended. */
export const unplaced = ({ position: _position, ...event }: Event): NewEvent => event as NewEvent;
