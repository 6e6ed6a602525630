import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { Day } from "../vocabulary/day.ts";
import { type AreaId, type IndicatorId, WHOLE } from "../vocabulary/identifier.ts";
import { type Period, periodBounds, periodKey } from "../vocabulary/period.ts";
import { printValue, type Value } from "../vocabulary/value.ts";
import { type Areas, areaRefBoundary, checkArea } from "./areas.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { checkIndicator, type Indicators, indicatorRefBoundary, indicatorTag } from "./indicators.ts";
import { present } from "./present.ts";
import { type Query, union } from "./query.ts";
import { decided, type Rejection, type Rejections, reject } from "./rejection.ts";
import { currentVersion, owned, ownedList, type Version, versionOf, whenKnown } from "./versions.ts";

/** A number that is expected, and not promised: it never gets a verdict. */
export interface ForecastData {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly period: Period;
  /** In the unit of the indicator. */
  readonly value: Value;
  readonly note?: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type ForecastRecorded = Sequenced<"ForecastRecorded", ForecastData>;
/** What happens to forecasts. */
export type ForecastEvent = ForecastRecorded;

/** Records what is expected; for the whole territory unless said otherwise. A later one takes its place. */
export interface RecordForecast extends Provenance, Omit<ForecastData, "area"> {
  readonly _tag: "RecordForecast";
  readonly area?: AreaId;
}
/** What can be asked about forecasts. */
export type ForecastCommand = RecordForecast;

/** What was expected, with when it was made known. */
export interface ForecastVersion extends Version {
  readonly data: ForecastData;
}

/** What was expected for one indicator, area and period, through time. */
export interface Forecast {
  readonly period: Period;
  readonly versions: ReadonlyArray<ForecastVersion>;
}

/** The forecasts for one indicator in one area, by the key of their period. */
export type ForecastsByPeriod = ReadonlyMap<string, Forecast>;

/** The forecasts of a register. */
export interface Forecasts {
  readonly forecasts: ReadonlyMap<IndicatorId, ReadonlyMap<AreaId, ForecastsByPeriod>>;
}

/** The forecasts for one indicator in one area. */
export const forecastsOf = (state: Forecasts, indicator: IndicatorId, area: AreaId): ForecastsByPeriod =>
  state.forecasts.get(indicator)?.get(area) ?? new Map();

/** Folds an event about forecasts. */
export const evolveForecasts = (state: Forecasts, event: ForecastEvent): void => {
  const { indicator, area, period } = event.data;
  const areas = state.forecasts.get(indicator) ?? new Map<AreaId, ForecastsByPeriod>();
  const periods = areas.get(area) ?? new Map<string, Forecast>();
  const key = periodKey(period);
  const forecast = periods.get(key) ?? { period, versions: [] };
  ownedList(forecast.versions).push({ ...versionOf(event), data: event.data });
  owned(periods).set(key, forecast);
  owned(areas).set(area, periods);
  owned(state.forecasts).set(indicator, areas);
};

type ForecastRef = Pick<ForecastData, "indicator" | "area" | "period">;

const forecastTag = ({ indicator, area, period }: ForecastRef): string =>
  `forecast:${indicator}/${area}/${periodKey(period)}`;

const refOf = ({ indicator, area = WHOLE, period }: RecordForecast): ForecastRef => ({ indicator, area, period });

/** What a decision about forecasts depends on. */
export const forecastBoundary = (command: ForecastCommand): Query => {
  const ref = refOf(command);
  return union([
    { items: [{ tags: [forecastTag(ref)] }] },
    indicatorRefBoundary(ref.indicator),
    areaRefBoundary(ref.area),
    sourceBoundary(command.source),
  ]);
};

const checkPeriod = (period: Period): ReadonlyArray<Rejection> =>
  periodBounds(period).last !== null
    ? []
    : [
        reject(
          "periodOpenEnded",
          ["period"],
          period,
          {
            en: `${period} has no end, so nothing can be expected for it`,
            nl: `${period} heeft geen einde, dus daarvoor kan niets worden verwacht`,
          },
          { en: "Give the period that the number is about", nl: "Geef de periode waar het getal over gaat" },
        ),
      ];

const checkValue = (value: Value): ReadonlyArray<Rejection> =>
  value._tag !== "Missing"
    ? []
    : [
        reject(
          "empty",
          ["value"],
          printValue(value),
          { en: "A forecast without a number expects nothing", nl: "Een prognose zonder getal verwacht niets" },
          { en: "Give the number, or leave the forecast out", nl: "Geef het getal, of laat de prognose weg" },
        ),
      ];

/** Whether two expect the same of the same days, however the period is written. */
const sameForecast = (a: ForecastData, b: ForecastData): boolean =>
  Equal.equals({ ...a, period: periodKey(a.period) }, { ...b, period: periodKey(b.period) });

/** Decides on a command about forecasts: another number is a new version, the same one adds nothing. */
export const decideForecast = (
  state: Forecasts & Indicators & Areas & Documents,
  command: ForecastCommand,
  today: Day | null,
): Result.Result<ReadonlyArray<Draft<"ForecastRecorded", ForecastData>>, Rejections> => {
  const { value, note, knownOn, source, decidedBy } = command;
  const ref = refOf(command);
  const data: ForecastData = { ...ref, value, ...present({ note }) };
  const rejections = [
    ...checkSource(state, source, []),
    ...checkIndicator(state, ref.indicator, [], periodBounds(ref.period).first),
    ...checkArea(state, ref.area, []),
    ...checkPeriod(ref.period),
    ...checkValue(value),
  ];
  const versions = forecastsOf(state, ref.indicator, ref.area).get(periodKey(ref.period))?.versions ?? [];
  const before = currentVersion(versions, whenKnown(knownOn, today));
  return decided(rejections, () =>
    before !== undefined && sameForecast(before.data, data)
      ? []
      : [
          {
            type: "ForecastRecorded",
            tags: [indicatorTag(ref.indicator), forecastTag(ref)],
            data,
            ...present({ knownOn, source, decidedBy }),
          },
        ],
  );
};
