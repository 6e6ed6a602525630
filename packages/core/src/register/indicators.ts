import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { Day } from "../vocabulary/day.ts";
import { type Decimal, decimal, equals, multiply, quotient, sign } from "../vocabulary/decimal.ts";
import type { IndicatorId, ProgrammeId } from "../vocabulary/identifier.ts";
import type { IndicatorClass, Nature, Polarity } from "../vocabulary/indicator-words.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import type { Unit, UnitFactor } from "../vocabulary/unit.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { present } from "./present.ts";
import { checkProgramme, type Programmes, programmeRefBoundary, programmeTag } from "./programmes.ts";
import { type Query, union } from "./query.ts";
import {
  alreadyDefined,
  decided,
  type Path,
  type Rejection,
  type Rejections,
  reject,
  unknownReference,
} from "./rejection.ts";
import { isVisible, type Moment, owned, ownedList, type Version, versionOf } from "./versions.ts";

/** A defined measure. */
export interface IndicatorData {
  readonly indicator: IndicatorId;
  readonly title: string;
  readonly unit: Unit;
  readonly polarity: Polarity;
  readonly nature: Nature;
  readonly class: IndicatorClass;
  readonly programme?: ProgrammeId;
  /** The survey or administration that the numbers come from. */
  readonly monitor?: string;
  /** How often it is measured, as the document says it. */
  readonly frequency?: string;
  readonly definition?: string;
  /** Of a ratio: the indicators that are divided, so that it can be computed and put together over areas and periods. */
  readonly numerator?: IndicatorId;
  readonly denominator?: IndicatorId;
}

/**
 * A definition that changes from a day. `comparable` says whether numbers on both sides of that day may be compared; a
 * `factor` says how an old number becomes a new one when the unit changes.
 */
export interface IndicatorRedefinedData {
  readonly indicator: IndicatorId;
  readonly from: Day;
  readonly comparable: boolean;
  readonly why: string;
  readonly title?: string;
  readonly definition?: string;
  readonly unit?: Unit;
  readonly factor?: Decimal;
}

/** An indicator that is measured no longer: no measurement about a period that begins on or after this day. */
export interface IndicatorRetiredData {
  readonly indicator: IndicatorId;
  readonly from: Day;
  readonly why: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type IndicatorDefined = Sequenced<"IndicatorDefined", IndicatorData>;
/** See {@link IndicatorDefined}. */
export type IndicatorRedefined = Sequenced<"IndicatorRedefined", IndicatorRedefinedData>;
/** See {@link IndicatorDefined}. */
export type IndicatorRetired = Sequenced<"IndicatorRetired", IndicatorRetiredData>;
/** What happens to indicators. */
export type IndicatorEvent = IndicatorDefined | IndicatorRedefined | IndicatorRetired;

/** Defines an indicator. */
export interface DefineIndicator extends Provenance, IndicatorData {
  readonly _tag: "DefineIndicator";
}
/** Changes an indicator's definition from a day. */
export interface RedefineIndicator extends Provenance, IndicatorRedefinedData {
  readonly _tag: "RedefineIndicator";
}
/** Retires an indicator. */
export interface RetireIndicator extends Provenance, IndicatorRetiredData {
  readonly _tag: "RetireIndicator";
}
/** What can be asked about indicators. */
export type IndicatorCommand = DefineIndicator | RedefineIndicator | RetireIndicator;

/** A change of definition, with when it was made known. */
export interface Redefinition extends Version {
  readonly data: IndicatorRedefinedData;
}

/** An indicator with all that became of it. */
export interface Indicator {
  readonly defined: IndicatorData;
  readonly version: Version;
  readonly redefinitions: ReadonlyArray<Redefinition>;
  readonly retiredFrom: Day | null;
}

/** The indicators of a register. */
export interface Indicators {
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
}

/** Folds an event about indicators. */
export const evolveIndicators = (state: Indicators, event: IndicatorEvent): void => {
  const id = event.data.indicator;
  if (event.type === "IndicatorDefined") {
    owned(state.indicators).set(id, {
      defined: event.data,
      version: versionOf(event),
      redefinitions: [],
      retiredFrom: null,
    });
    return;
  }
  const indicator = state.indicators.get(id);
  if (indicator === undefined) return;
  if (event.type === "IndicatorRedefined") {
    ownedList(indicator.redefinitions).push({ ...versionOf(event), data: event.data });
  } else {
    owned(state.indicators).set(id, { ...indicator, retiredFrom: event.data.from });
  }
};

/** The unit in which an indicator is measured on a day. */
export const unitOn = (indicator: Indicator, on: Day, moment: Moment): Unit => {
  let unit = indicator.defined.unit;
  let from: Day | null = null;
  for (const redefinition of indicator.redefinitions) {
    const { data } = redefinition;
    if (data.unit === undefined || data.from > on || !isVisible(redefinition, moment)) continue;
    if (from === null || data.from >= from) {
      unit = data.unit;
      from = data.from;
    }
  }
  return unit;
};

/**
 * Which definition a number over a period was made under, as known at a moment; numbers of different epochs cannot be
 * compared. It counts the breaks that took effect by then. A stock is read at the end of its period; anything else that a
 * break falls within was made under two definitions, and stands half-way.
 */
export const definitionEpoch = (indicator: Indicator, period: Period, moment: Moment): number => {
  const { first, last } = periodBounds(period);
  const breaks = indicator.redefinitions.filter((r) => !r.data.comparable && isVisible(r, moment));
  const until = (day: Day | null) => breaks.filter((r) => day === null || r.data.from <= day).length;
  const [atStart, atEnd] = [until(first), until(last)];
  if (indicator.defined.nature === "stock" || atStart === atEnd) return atEnd;
  return atEnd - 0.5;
};

const ONE: Decimal = decimal("1");
const INVERSE_DECIMALS = 20;

/** The factors declared by redefinitions that changed the unit, and their inverses where those come out even. */
export const declaredFactors = (indicator: Indicator, moment: Moment): ReadonlyArray<UnitFactor> =>
  indicator.redefinitions.flatMap((r) => {
    const { unit: to, factor, from: on } = r.data;
    if (to === undefined || factor === undefined || !isVisible(r, moment)) return [];
    const before = indicator.redefinitions.filter((other) => other.data.from < on);
    const from = unitOn({ ...indicator, redefinitions: before }, on, moment);
    const inverse = quotient(ONE, factor, INVERSE_DECIMALS);
    const isExact = inverse !== null && equals(multiply(inverse, factor), ONE);
    return [{ from, to, factor }, ...(isExact ? [{ from: to, to: from, factor: inverse }] : [])];
  });

/** The tag of an indicator. */
export const indicatorTag = (indicator: IndicatorId): string => `indicator:${indicator}`;

const indicatorTypes = ["IndicatorDefined", "IndicatorRedefined", "IndicatorRetired"];

/** What must be known of an indicator before something is recorded about it. */
export const indicatorRefBoundary = (indicator: IndicatorId): Query => ({
  items: [{ types: indicatorTypes, tags: [indicatorTag(indicator)] }],
});

/** Refuses an indicator that does not exist, or that was retired on or before `on`. */
export const checkIndicator = (
  state: Indicators,
  id: IndicatorId,
  path: Path,
  on: Day | null,
): ReadonlyArray<Rejection> => {
  const indicator = state.indicators.get(id);
  if (indicator === undefined) return [unknownReference("unknownIndicator", [...path, "indicator"], id)];
  const { retiredFrom } = indicator;
  return retiredFrom === null || (on !== null && on < retiredFrom)
    ? []
    : [
        reject(
          "retiredIndicator",
          [...path, "indicator"],
          id,
          {
            en: `Indicator “${id}” is no longer measured from ${retiredFrom}`,
            nl: `Indicator “${id}” wordt vanaf ${retiredFrom} niet meer gemeten`,
          },
          {
            en: "Use its successor, or a period before that day",
            nl: "Gebruik de opvolger, of een periode voor die dag",
          },
        ),
      ];
};

/** What a decision about indicators depends on. */
export const indicatorBoundary = (command: IndicatorCommand): Query =>
  union([
    indicatorRefBoundary(command.indicator),
    ...(command._tag === "DefineIndicator"
      ? parts.flatMap((part) => (command[part] === undefined ? [] : [indicatorRefBoundary(command[part])]))
      : []),
    programmeRefBoundary(command._tag === "DefineIndicator" ? command.programme : undefined),
    sourceBoundary(command.source),
  ]);

type IndicatorDraft =
  | Draft<"IndicatorDefined", IndicatorData>
  | Draft<"IndicatorRedefined", IndicatorRedefinedData>
  | Draft<"IndicatorRetired", IndicatorRetiredData>;

/** A factor turns an old number into a new one: it needs the new unit, and must not turn the numbers around. */
const checkFactor = ({ factor, unit }: RedefineIndicator): ReadonlyArray<Rejection> => {
  if (factor === undefined || (unit !== undefined && sign(factor) > 0)) return [];
  return [
    reject(
      "outOfRange",
      ["factor"],
      factor,
      {
        en: "A factor is more than zero, and belongs to a new unit",
        nl: "Een factor is groter dan nul, en hoort bij een nieuwe eenheid",
      },
      {
        en: "Correct the factor, and give the unit that it converts to",
        nl: "Verbeter de factor, en geef de eenheid waarnaar die omrekent",
      },
    ),
  ];
};

const parts = ["numerator", "denominator"] as const;

/** The indicators that a ratio divides must exist, and both be named. */
const checkParts = (state: Indicators, command: DefineIndicator): ReadonlyArray<Rejection> =>
  parts.flatMap((part, i): ReadonlyArray<Rejection> => {
    const id = command[part];
    if (id !== undefined) return state.indicators.has(id) ? [] : [unknownReference("unknownIndicator", [part], id)];
    const other = parts[1 - i] ?? part;
    if (command[other] === undefined) return [];
    return [
      reject(
        "empty",
        [part],
        "",
        {
          en: `A ratio with a ${other} needs a ${part}`,
          nl: `Een verhouding met een ${other} heeft een ${part} nodig`,
        },
        { en: "Name both indicators, or neither", nl: "Noem beide indicatoren, of geen van beide" },
      ),
    ];
  });

/** Decides on a command about indicators; the same fact again adds nothing. */
export const decideIndicator = (
  state: Indicators & Programmes & Documents,
  command: IndicatorCommand,
): Result.Result<ReadonlyArray<IndicatorDraft>, Rejections> => {
  const { _tag: _command, knownOn, source, decidedBy, ...facts } = command;
  const data = present(facts);
  const rejections: Array<Rejection> = [...checkSource(state, source, [])];
  const known = state.indicators.get(command.indicator);
  const tags = [indicatorTag(command.indicator)];
  const envelope = present({ knownOn, source, decidedBy });
  switch (command._tag) {
    case "DefineIndicator": {
      if (known !== undefined && rejections.length === 0 && Equal.equals(known.defined, data))
        return decided([], () => []);
      if (known !== undefined) {
        rejections.push(
          alreadyDefined("unknownIndicator", ["indicator"], command.indicator, {
            en: "Redefine it from a day, or give this one another name",
            nl: "Herdefinieer haar vanaf een dag, of geef deze een andere naam",
          }),
        );
      }
      rejections.push(
        ...checkProgramme(state, command.programme, ["programme"], knownOn),
        ...checkParts(state, command),
      );
      const programmeTags = command.programme === undefined ? [] : [programmeTag(command.programme)];
      return decided(rejections, () => [
        { type: "IndicatorDefined", tags: [...tags, ...programmeTags], data: data as IndicatorData, ...envelope },
      ]);
    }
    case "RedefineIndicator":
      if (known?.redefinitions.some((r) => Equal.equals(r.data, data)) && rejections.length === 0) {
        return decided([], () => []);
      }
      rejections.push(...checkIndicator(state, command.indicator, [], command.from), ...checkFactor(command));
      return decided(rejections, () => [
        { type: "IndicatorRedefined", tags, data: data as IndicatorRedefinedData, ...envelope },
      ]);
    case "RetireIndicator":
      if (known?.retiredFrom === command.from && rejections.length === 0) return decided([], () => []);
      rejections.push(...checkIndicator(state, command.indicator, [], null));
      return decided(rejections, () => [
        { type: "IndicatorRetired", tags, data: data as IndicatorRetiredData, ...envelope },
      ]);
  }
};
