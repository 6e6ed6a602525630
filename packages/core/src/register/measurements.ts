import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { Day } from "../vocabulary/day.ts";
import { type AreaId, type IndicatorId, WHOLE } from "../vocabulary/identifier.ts";
import type { Flag } from "../vocabulary/indicator-words.ts";
import type { Text } from "../vocabulary/language.ts";
import { type Period, periodBounds, periodContains, periodKey } from "../vocabulary/period.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { printValue, type Value } from "../vocabulary/value.ts";
import { type Areas, areaRefBoundary, checkArea } from "./areas.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { checkIndicator, type Indicators, indicatorRefBoundary, indicatorTag, unitOn } from "./indicators.ts";
import { present } from "./present.ts";
import { type Query, type QueryItem, union } from "./query.ts";
import { decided, type Path, type Rejection, type Rejections, reject } from "./rejection.ts";
import {
  currentVersion,
  latest,
  type Moment,
  owned,
  ownedList,
  type Version,
  versionOf,
  whenKnown,
} from "./versions.ts";

/** Which number: of what, where, about when. There is at most one at a time. */
export interface CellRef {
  readonly indicator: IndicatorId;
  /** The whole territory when absent. */
  readonly area?: AreaId;
  readonly period: Period;
}

/** What is said of a number. */
interface MeasurementFacts {
  readonly value: Value;
  /** The indicator's own unit when absent. */
  readonly unit?: Unit;
  readonly flags?: ReadonlyArray<Flag>;
  /** The part of the period that the number covers, when not all of it. */
  readonly coverage?: Period;
  /** When the data were gathered. */
  readonly collectedIn?: Period;
  /** The target period that this number is explicitly meant for, when that is not its reference period. */
  readonly countsFor?: Period;
  readonly note?: string;
}

/** An observed value for a reference period, as recorded. */
export interface MeasurementData extends Required<CellRef>, MeasurementFacts {
  readonly unit: Unit;
  readonly flags: ReadonlyArray<Flag>;
}

/** A better value, and why. What it replaces stays in the log. */
export interface MeasurementCorrectedData extends MeasurementData {
  readonly why?: string;
}

/** A value that should not have been recorded, and why. */
export interface MeasurementRetractedData extends Required<CellRef> {
  readonly why: string;
}

/** Somebody's assessment of whether a measurement differs from the baseline by more than chance. */
export interface SignificanceAssessedData extends Required<CellRef> {
  readonly significant: boolean;
  /** How it was tested, in words. */
  readonly method?: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type MeasurementRecorded = Sequenced<"MeasurementRecorded", MeasurementData>;
/** See {@link MeasurementRecorded}. */
export type MeasurementCorrected = Sequenced<"MeasurementCorrected", MeasurementCorrectedData>;
/** See {@link MeasurementRecorded}. */
export type MeasurementRetracted = Sequenced<"MeasurementRetracted", MeasurementRetractedData>;
/** See {@link MeasurementRecorded}. */
export type SignificanceAssessed = Sequenced<"SignificanceAssessed", SignificanceAssessedData>;
/** What happens to measurements. */
export type MeasurementEvent = MeasurementRecorded | MeasurementCorrected | MeasurementRetracted | SignificanceAssessed;

/** One measurement, with its provenance. */
export interface MeasurementRow extends Provenance, CellRef, MeasurementFacts {}

/** Records one measurement. */
export interface RecordMeasurement extends MeasurementRow {
  readonly _tag: "RecordMeasurement";
}
/** Records many measurements: all of them, or none. */
export interface RecordMeasurements {
  readonly _tag: "RecordMeasurements";
  readonly rows: ReadonlyArray<MeasurementRow>;
}
/** Replaces the value of a measurement. */
export interface CorrectMeasurement extends MeasurementRow {
  readonly _tag: "CorrectMeasurement";
  readonly why?: string;
}
/** Takes a measurement back, without another in its place. */
export interface RetractMeasurement extends Provenance, CellRef {
  readonly _tag: "RetractMeasurement";
  readonly why: string;
}
/** Records whether a measurement differs from the baseline by more than chance. */
export interface AssessSignificance extends Provenance, CellRef {
  readonly _tag: "AssessSignificance";
  readonly significant: boolean;
  readonly method?: string;
}
/** What can be asked about measurements. */
export type MeasurementCommand =
  | RecordMeasurement
  | RecordMeasurements
  | CorrectMeasurement
  | RetractMeasurement
  | AssessSignificance;

/** What was said of a cell at one time; `data` is `null` from a retraction on. */
export interface MeasurementVersion extends Version {
  readonly data: MeasurementData | null;
}

/** One number through time: first recorded, then corrected or retracted. */
export interface Cell {
  readonly period: Period;
  readonly versions: ReadonlyArray<MeasurementVersion>;
  readonly assessments: ReadonlyArray<Assessment>;
}

/** An assessment of significance, with when it was made known. */
export interface Assessment extends Version {
  readonly data: SignificanceAssessedData;
}

/** The cells of one indicator in one area, by the key of their period. */
export type CellsByPeriod = ReadonlyMap<string, Cell>;

/** The measurements of a register. */
export interface Measurements {
  readonly measurements: ReadonlyMap<IndicatorId, ReadonlyMap<AreaId, CellsByPeriod>>;
}

/** The cells of one indicator in one area. */
export const cellsOf = (state: Measurements, indicator: IndicatorId, area: AreaId): CellsByPeriod =>
  state.measurements.get(indicator)?.get(area) ?? new Map();

const within = <K, V>(map: ReadonlyMap<K, ReadonlyMap<string, V>>, key: K): ReadonlyMap<string, V> => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = new Map<string, V>();
  owned(map).set(key, made);
  return made;
};

const said = (event: Exclude<MeasurementEvent, SignificanceAssessed>): MeasurementData | null => {
  if (event.type === "MeasurementRecorded") return event.data;
  if (event.type === "MeasurementRetracted") return null;
  const { why: _why, ...data } = event.data;
  return data;
};

/** Folds an event about measurements. */
export const evolveMeasurements = (state: Measurements, event: MeasurementEvent): void => {
  const { indicator, area, period } = event.data;
  const areas = within(state.measurements, indicator);
  const cells = within(areas as ReadonlyMap<AreaId, CellsByPeriod>, area);
  const key = periodKey(period);
  const cell = cells.get(key) ?? { period, versions: [], assessments: [] };
  if (event.type === "SignificanceAssessed")
    ownedList(cell.assessments).push({ ...versionOf(event), data: event.data });
  else ownedList(cell.versions).push({ ...versionOf(event), data: said(event) });
  owned(cells).set(key, cell);
};

const cellTag = ({ indicator, area, period }: Required<CellRef>): string =>
  `cell:${indicator}/${area}/${periodKey(period)}`;

const types = ["MeasurementRecorded", "MeasurementCorrected", "MeasurementRetracted", "SignificanceAssessed"];

/** Above this many cells of one indicator, a boundary names the indicator rather than every cell. */
const MAX_CELL_TAGS = 2_000;

const refOf = (row: CellRef): Required<CellRef> => ({
  indicator: row.indicator,
  area: row.area ?? WHOLE,
  period: row.period,
});

/** What a decision about measurements depends on. */
export const measurementBoundary = (command: MeasurementCommand): Query => {
  const rows = command._tag === "RecordMeasurements" ? command.rows : [command];
  const cells = new Map<IndicatorId, Set<string>>();
  const areas = new Set<AreaId>();
  const sources = new Map<string, Query>();
  for (const row of rows) {
    const ref = refOf(row);
    const tags = cells.get(ref.indicator);
    if (tags === undefined) cells.set(ref.indicator, new Set([cellTag(ref)]));
    else if (tags.size <= MAX_CELL_TAGS) tags.add(cellTag(ref));
    areas.add(ref.area);
    if (row.source !== undefined) sources.set(row.source.document, sourceBoundary(row.source));
  }
  const cellItems = [...cells].flatMap(
    ([indicator, tags]): ReadonlyArray<QueryItem> =>
      tags.size > MAX_CELL_TAGS
        ? [{ types, tags: [indicatorTag(indicator)] }]
        : [...tags].map((tag) => ({ types, tags: [tag] })),
  );
  return union([
    ...[...cells.keys()].map(indicatorRefBoundary),
    ...[...areas].map(areaRefBoundary),
    ...sources.values(),
    { items: cellItems },
  ]);
};

type Ground = Measurements & Indicators & Areas & Documents;
type MeasurementDraft =
  | Draft<"MeasurementRecorded", MeasurementData>
  | Draft<"MeasurementCorrected", MeasurementCorrectedData>
  | Draft<"MeasurementRetracted", MeasurementRetractedData>
  | Draft<"SignificanceAssessed", SignificanceAssessedData>;

const provenanceOf = ({ knownOn, source, decidedBy }: Provenance) => present({ knownOn, source, decidedBy });

const tagsOf = (ref: Required<CellRef>): ReadonlyArray<string> => [indicatorTag(ref.indicator), cellTag(ref)];

const outside = (field: string, path: Path, inner: Period, outer: Period): Rejection =>
  reject(
    "outsidePeriod",
    [...path, field],
    inner,
    { en: `${inner} does not lie within ${outer}`, nl: `${inner} ligt niet binnen ${outer}` },
    {
      en: "Give the part of the reference period that was covered, or correct the period",
      nl: "Geef het deel van de periode dat is waargenomen, of verbeter de periode",
    },
  );

/** What is wrong with a row by itself and with what it refers to. */
const checkRow = (state: Ground, row: MeasurementRow, path: Path): ReadonlyArray<Rejection> => {
  const { indicator, area, period } = refOf(row);
  const { first, last } = periodBounds(period);
  const rejections: Array<Rejection> = [
    ...checkSource(state, row.source, path),
    ...checkIndicator(state, indicator, path, first),
    ...checkArea(state, area, path),
  ];
  if (last === null) {
    rejections.push(
      reject(
        "periodOpenEnded",
        [...path, "period"],
        period,
        {
          en: `${period} has no end, so nothing can be measured over it`,
          nl: `${period} heeft geen einde, dus daarover kan niets gemeten zijn`,
        },
        { en: "Give the period that the number is about", nl: "Geef de periode waar het getal over gaat" },
      ),
    );
  }
  if (row.coverage !== undefined && !periodContains(period, row.coverage)) {
    rejections.push(outside("coverage", path, row.coverage, period));
  }
  const known = state.indicators.get(indicator);
  if (known !== undefined && row.unit !== undefined) {
    const unit = unitOn(known, first, latest);
    if (unit !== row.unit) {
      rejections.push(
        reject(
          "unitDiffers",
          [...path, "unit"],
          row.unit,
          {
            en: `Indicator “${indicator}” is measured in ${unit}, not in ${row.unit}`,
            nl: `Indicator “${indicator}” wordt gemeten in ${unit}, niet in ${row.unit}`,
          },
          {
            en: `Convert the number to ${unit}, or redefine the indicator from the day on which its unit changed`,
            nl: `Reken het getal om naar ${unit}, of herdefinieer de indicator vanaf de dag dat de eenheid veranderde`,
          },
        ),
      );
    }
  }
  return rejections;
};

const dataOf = (state: Ground, row: MeasurementRow): MeasurementData => {
  const ref = refOf(row);
  const known = state.indicators.get(ref.indicator);
  const unit =
    row.unit ?? (known === undefined ? ("?" as Unit) : unitOn(known, periodBounds(ref.period).first, latest));
  const { coverage, collectedIn, countsFor, note } = row;
  return {
    ...ref,
    value: row.value,
    unit,
    flags: row.flags ?? [],
    ...present({ coverage, collectedIn, countsFor, note }),
  };
};

const current = (state: Measurements, ref: Required<CellRef>, moment: Moment): MeasurementVersion | undefined => {
  const cell = cellsOf(state, ref.indicator, ref.area).get(periodKey(ref.period));
  return cell === undefined ? undefined : currentVersion(cell.versions, moment);
};

/** What counted for a cell at a moment: the version with the number, or the one that retracted it. */
export const currentMeasurement = (state: Measurements, ref: CellRef, moment: Moment): MeasurementVersion | undefined =>
  current(state, refOf(ref), moment);

/** Whether two say the same of the same days, however the period is written. */
const sameMeasurement = (a: MeasurementData, b: MeasurementData): boolean =>
  Equal.equals({ ...a, period: periodKey(a.period) }, { ...b, period: periodKey(b.period) });

const name = ({ indicator, area, period }: Required<CellRef>): Text => ({
  en: `“${indicator}” in ${area} over ${period}`,
  nl: `“${indicator}” in ${area} over ${period}`,
});

const alreadyMeasured = (ref: Required<CellRef>, existing: Value, path: Path, asked: Value): Rejection =>
  reject(
    "alreadyMeasured",
    [...path, "value"],
    printValue(asked),
    {
      en: `${name(ref).en} was measured already, as ${printValue(existing)}`,
      nl: `${name(ref).nl} is al gemeten, als ${printValue(existing)}`,
    },
    {
      en: "Correct that measurement, with a later day from which that is known, or leave this one out",
      nl: "Corrigeer die meting, met een latere dag waarop dat bekend is, of laat deze weg",
    },
  );

const neverMeasured = (ref: Required<CellRef>, path: Path): Rejection =>
  reject(
    "neverMeasured",
    [...path, "period"],
    ref.period,
    {
      en: `${name(ref).en} was not measured, as far as was known then`,
      nl: `${name(ref).nl} was niet gemeten, voor zover toen bekend`,
    },
    {
      en: "Record it first, correct the reference, or give a later day from which this is known",
      nl: "Leg de meting eerst vast, verbeter de verwijzing, of geef een latere dag waarop dit bekend is",
    },
  );

const record = (
  state: Ground,
  rows: ReadonlyArray<MeasurementRow>,
  today: Day | null,
  pathOf: (row: number) => Path,
) => {
  const rejections: Array<Rejection> = [];
  const drafts: Array<MeasurementDraft> = [];
  const inThisCommand = new Map<string, MeasurementData>();
  rows.forEach((row, i) => {
    const path = pathOf(i);
    const problems = checkRow(state, row, path);
    if (problems.length > 0) {
      rejections.push(...problems);
      return;
    }
    const ref = refOf(row);
    const data = dataOf(state, row);
    const tags = tagsOf(ref);
    const key = tags[1] ?? "";
    const existing = inThisCommand.get(key) ?? current(state, ref, whenKnown(row.knownOn, today))?.data ?? null;
    if (existing !== null) {
      if (!sameMeasurement(existing, data)) rejections.push(alreadyMeasured(ref, existing.value, path, row.value));
      return;
    }
    inThisCommand.set(key, data);
    drafts.push({ type: "MeasurementRecorded", tags, data, ...provenanceOf(row) });
  });
  return decided(rejections, () => drafts);
};

const correct = (state: Ground, command: CorrectMeasurement, today: Day | null) => {
  const rejections = [...checkRow(state, command, [])];
  const ref = refOf(command);
  const existing = current(state, ref, whenKnown(command.knownOn, today));
  if (existing === undefined) rejections.push(neverMeasured(ref, []));
  else if (existing.data === null) {
    rejections.push(
      reject(
        "retractedMeasurement",
        ["period"],
        ref.period,
        { en: `${name(ref).en} was retracted`, nl: `${name(ref).nl} is ingetrokken` },
        {
          en: "Record it anew instead of correcting it",
          nl: "Leg de meting opnieuw vast in plaats van haar te corrigeren",
        },
      ),
    );
  }
  return decided(rejections, (): ReadonlyArray<MeasurementDraft> => {
    const data = dataOf(state, command);
    if (existing?.data != null && sameMeasurement(existing.data, data)) return [];
    return [
      {
        type: "MeasurementCorrected",
        tags: tagsOf(ref),
        data: { ...data, ...present({ why: command.why }) },
        ...provenanceOf(command),
      },
    ];
  });
};

const retract = (state: Ground, command: RetractMeasurement, today: Day | null) => {
  const rejections = [...checkSource(state, command.source, [])];
  const ref = refOf(command);
  const existing = current(state, ref, whenKnown(command.knownOn, today));
  if (existing === undefined) rejections.push(neverMeasured(ref, []));
  return decided(
    rejections,
    (): ReadonlyArray<MeasurementDraft> =>
      existing === undefined || existing.data === null
        ? []
        : [
            {
              type: "MeasurementRetracted",
              tags: tagsOf(ref),
              data: { ...ref, why: command.why },
              ...provenanceOf(command),
            },
          ],
  );
};

const assess = (state: Ground, command: AssessSignificance, today: Day | null) => {
  const rejections = [...checkSource(state, command.source, [])];
  const ref = refOf(command);
  const moment = whenKnown(command.knownOn, today);
  const existing = current(state, ref, moment);
  if (existing === undefined || existing.data === null) rejections.push(neverMeasured(ref, []));
  const data: SignificanceAssessedData = {
    ...ref,
    significant: command.significant,
    ...present({ method: command.method }),
  };
  const cell = cellsOf(state, ref.indicator, ref.area).get(periodKey(ref.period));
  const before = cell === undefined ? undefined : currentVersion(cell.assessments, moment);
  return decided(
    rejections,
    (): ReadonlyArray<MeasurementDraft> =>
      Equal.equals(before?.data, data)
        ? []
        : [{ type: "SignificanceAssessed", tags: tagsOf(ref), data, ...provenanceOf(command) }],
  );
};

/**
 * Decides on a command about measurements.
 *
 * A second measurement of the same cell is refused (correct it instead) unless it says the same, which adds nothing. A
 * retracted measurement cannot be corrected, but the cell can be measured anew. A command is held against what was known
 * on the day from which it is known itself, so that an older publication can still be recorded after a newer one.
 */
export const decideMeasurement = (
  state: Ground,
  command: MeasurementCommand,
  today: Day | null,
): Result.Result<ReadonlyArray<MeasurementDraft>, Rejections> => {
  switch (command._tag) {
    case "RecordMeasurement":
      return record(state, [command], today, () => []);
    case "RecordMeasurements":
      return record(state, command.rows, today, (row) => ["rows", row]);
    case "CorrectMeasurement":
      return correct(state, command, today);
    case "RetractMeasurement":
      return retract(state, command, today);
    case "AssessSignificance":
      return assess(state, command, today);
  }
};
