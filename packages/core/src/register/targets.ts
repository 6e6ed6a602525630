import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import { printRule } from "../rules/notation.ts";
import { fitsUnit, isSoundRule, type Rule, rulesWithin } from "../rules/rule.ts";
import type { Day, Instant } from "../vocabulary/day.ts";
import { type Decimal, sign } from "../vocabulary/decimal.ts";
import { type AreaId, type IndicatorId, type ProgrammeId, type TargetId, WHOLE } from "../vocabulary/identifier.ts";
import type { Period } from "../vocabulary/period.ts";
import type { DefinitionChangePolicy, TargetClass } from "../vocabulary/target-words.ts";
import type { Value } from "../vocabulary/value.ts";
import { type Areas, areaRefBoundary, areaSetBoundary, checkArea } from "./areas.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced, Source } from "./envelope.ts";
import { checkIndicator, type Indicators, indicatorRefBoundary, indicatorTag } from "./indicators.ts";
import { present } from "./present.ts";
import { checkProgramme, type Programmes, programmeRefBoundary, programmeTag } from "./programmes.ts";
import { type Query, union } from "./query.ts";
import { alreadyDefined, decided, type Rejection, type Rejections, reject, unknownReference } from "./rejection.ts";
import { type Moment, owned, ownedList, type Version, versionOf, visibleVersions, whenKnown } from "./versions.ts";

/** The value that change is counted from, with its own period when that is known. */
export interface Baseline {
  readonly value: Value;
  readonly period?: Period;
}

/** A promise: a rule over one indicator in one area. */
export interface TargetData {
  readonly target: TargetId;
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly rule: Rule;
  /** The promise in words; the indicator's title when absent. */
  readonly title?: string;
  readonly programme?: ProgrammeId;
  readonly class: TargetClass;
  readonly baseline?: Baseline;
  readonly onDefinitionChange: DefinitionChangePolicy;
  /** The least change that the monitor can tell from chance, in the unit of the difference. */
  readonly minimumDetectableChange?: Decimal;
  /** How the promise can be read in more than one way. While it stands, no verdict but unknown is given. */
  readonly ambiguity?: string;
  readonly note?: string;
}

/** What of a promise is revised, and why. What it was stays in the log. */
export interface TargetRevisedData {
  readonly target: TargetId;
  readonly indicator: IndicatorId;
  readonly rule?: Rule;
  /** `null` takes the baseline away. */
  readonly baseline?: Baseline | null;
  readonly why?: string;
}

/** A promise that is taken back, and why. */
export interface TargetWithdrawnData {
  readonly target: TargetId;
  readonly indicator: IndicatorId;
  readonly why: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type TargetSet = Sequenced<"TargetSet", TargetData>;
/** See {@link TargetSet}. */
export type TargetRevised = Sequenced<"TargetRevised", TargetRevisedData>;
/** See {@link TargetSet}. */
export type TargetWithdrawn = Sequenced<"TargetWithdrawn", TargetWithdrawnData>;
/** What happens to targets. */
export type TargetEvent = TargetSet | TargetRevised | TargetWithdrawn;

/** Sets a target. The area is the whole territory, and a changed definition blocks a verdict, unless said otherwise. */
export interface SetTarget extends Provenance, Omit<TargetData, "area" | "onDefinitionChange"> {
  readonly _tag: "SetTarget";
  readonly area?: AreaId;
  readonly onDefinitionChange?: DefinitionChangePolicy;
}
/** Replaces the rule of a target, its baseline, or both; `baseline: null` takes the baseline away. */
export interface ReviseTarget extends Provenance {
  readonly _tag: "ReviseTarget";
  readonly target: TargetId;
  readonly rule?: Rule;
  readonly baseline?: Baseline | null;
  readonly why?: string;
}
/** Takes a target back. */
export interface WithdrawTarget extends Provenance {
  readonly _tag: "WithdrawTarget";
  readonly target: TargetId;
  readonly why: string;
}
/** What can be asked about targets. */
export type TargetCommand = SetTarget | ReviseTarget | WithdrawTarget;

/** Something that happened to a target, with when it was made known. */
export interface TargetVersion extends Version {
  readonly recordedAt: Instant;
  readonly decidedBy?: string;
  readonly source?: Source;
  readonly change:
    | { readonly _tag: "Set"; readonly data: TargetData }
    | { readonly _tag: "Revised"; readonly data: TargetRevisedData }
    | { readonly _tag: "Withdrawn"; readonly why: string };
}

/** A target through time: first set, then revised or withdrawn. */
export interface Target {
  readonly target: TargetId;
  readonly indicator: IndicatorId;
  readonly versions: readonly [TargetVersion, ...ReadonlyArray<TargetVersion>];
}

/** A target as it stood at a moment. */
export interface TargetStanding {
  /** What it says; what it said last, once it is withdrawn. */
  readonly data: TargetData;
  readonly withdrawn: boolean;
  /** 1 as first set, one more for every revision or withdrawal. */
  readonly number: number;
  /** The version that made it so. */
  readonly version: TargetVersion;
}

const revised = (before: TargetData, { rule, baseline }: Pick<TargetRevisedData, "rule" | "baseline">): TargetData => {
  const { baseline: old, ...rest } = before;
  const kept = baseline === undefined ? old : (baseline ?? undefined);
  return { ...rest, rule: rule ?? before.rule, ...present({ baseline: kept }) };
};

/**
 * A target as it stood at a moment; `null` when it was not set yet. Each revision changes what it names, in the order in
 * which they became known, so that one that is recorded late takes its own place.
 */
export const targetAt = (target: Target, moment: Moment): TargetStanding | null => {
  let standing = null as TargetStanding | null;
  let number = 0;
  for (const version of visibleVersions(target.versions, moment)) {
    const { change } = version;
    if (change._tag === "Set") standing = { data: change.data, withdrawn: false, number: 0, version };
    else if (standing === null) continue;
    else if (change._tag === "Withdrawn") standing = { ...standing, withdrawn: true, version };
    else standing = { ...standing, data: revised(standing.data, change.data), version };
    number += 1;
  }
  return standing === null ? null : { ...standing, number };
};

/** The targets of a register. */
export interface Targets {
  readonly targets: ReadonlyMap<TargetId, Target>;
}

const changeOf = (event: TargetEvent): TargetVersion["change"] => {
  switch (event.type) {
    case "TargetSet":
      return { _tag: "Set", data: event.data };
    case "TargetRevised":
      return { _tag: "Revised", data: event.data };
    case "TargetWithdrawn":
      return { _tag: "Withdrawn", why: event.data.why };
  }
};

/** Folds an event about targets. */
export const evolveTargets = (state: Targets, event: TargetEvent): void => {
  const { target, indicator } = event.data;
  const known = state.targets.get(target);
  const { recordedAt, decidedBy, source } = event;
  const version: TargetVersion = {
    ...versionOf(event),
    recordedAt,
    ...present({ decidedBy, source }),
    change: changeOf(event),
  };
  if (known !== undefined) ownedList<TargetVersion>(known.versions).push(version);
  else if (event.type === "TargetSet") owned(state.targets).set(target, { target, indicator, versions: [version] });
};

const targetTag = (target: TargetId): string => `target:${target}`;

const ruleBoundary = (rule: Rule): Query => {
  if (rule._tag === "EveryArea") return areaSetBoundary(rule.set);
  return rule._tag === "Benchmark" ? areaRefBoundary(rule.area) : { items: [] };
};

/** What a decision about targets depends on. */
export const targetBoundary = (command: TargetCommand): Query => {
  const base = union([{ items: [{ tags: [targetTag(command.target)] }] }, sourceBoundary(command.source)]);
  const rule = command._tag === "WithdrawTarget" ? undefined : command.rule;
  const refs = rule === undefined ? [] : rulesWithin(rule).map(ruleBoundary);
  // A revision is held against the indicator's unit, whichever indicator that is.
  if (command._tag === "ReviseTarget") return union([base, { items: [{ types: ["IndicatorDefined"] }] }, ...refs]);
  return command._tag === "SetTarget"
    ? union([
        base,
        ...refs,
        indicatorRefBoundary(command.indicator),
        areaRefBoundary(command.area ?? WHOLE),
        programmeRefBoundary(command.programme),
      ])
    : base;
};

type TargetDraft =
  | Draft<"TargetSet", TargetData>
  | Draft<"TargetRevised", TargetRevisedData>
  | Draft<"TargetWithdrawn", TargetWithdrawnData>;

type Ground = Targets & Indicators & Areas & Programmes & Documents;

const tagsOf = ({ target, indicator }: { target: TargetId; indicator: IndicatorId }): ReadonlyArray<string> => [
  targetTag(target),
  indicatorTag(indicator),
];

/** What a rule refers to must exist, and its changes must be said in a way that fits the indicator's unit. */
const checkRuleRefs = (state: Ground, rule: Rule | undefined, indicator: IndicatorId): ReadonlyArray<Rejection> => {
  if (rule === undefined) return [];
  const refs = rulesWithin(rule).flatMap((one): ReadonlyArray<Rejection> => {
    if (one._tag === "EveryArea" && !state.areaSets.has(one.set))
      return [unknownReference("unknownAreaSet", ["rule"], one.set)];
    if (one._tag === "Benchmark") return checkArea(state, one.area, ["rule"]);
    return [];
  });
  const unit = state.indicators.get(indicator)?.defined.unit;
  if (unit === undefined || fitsUnit(rule, unit)) return refs;
  return [
    ...refs,
    reject(
      "ruleNotEvaluable",
      ["rule"],
      printRule(rule),
      {
        en:
          unit === "%"
            ? "A change of a percentage can be in points or in percents"
            : `A change in ${unit} cannot be in points`,
        nl:
          unit === "%"
            ? "Een verandering van een percentage kan in punten of in procenten zijn"
            : `Een verandering in ${unit} kan niet in punten zijn`,
      },
      {
        en: unit === "%" ? "Say which: by 3 points, or by 3 %" : "Say by how many, or by how many %",
        nl: unit === "%" ? "Zeg welke: by 3 points, of by 3 %" : "Zeg met hoeveel, of met hoeveel %",
      },
    ),
  ];
};

const checkRule = (rule: Rule | undefined): ReadonlyArray<Rejection> =>
  rule === undefined || isSoundRule(rule)
    ? []
    : [
        reject(
          "ruleNotEvaluable",
          ["rule"],
          printRule(rule),
          {
            en: "The periods of this rule are out of order, or its term does not consist of whole steps",
            nl: "De perioden van deze regel staan niet op volgorde, of de termijn bestaat niet uit hele stappen",
          },
          {
            en: "Put the periods in order of time, each after the one before it, and let a term start and end with a step",
            nl: "Zet de perioden op volgorde van tijd, elk na de vorige, en laat een termijn met een hele stap beginnen en eindigen",
          },
        ),
      ];

const checkMinimum = (minimum: Decimal | undefined): ReadonlyArray<Rejection> =>
  minimum === undefined || sign(minimum) >= 0
    ? []
    : [
        reject(
          "outOfRange",
          ["minimumDetectableChange"],
          minimum,
          {
            en: "A least detectable change is not negative",
            nl: "Een kleinste aantoonbare verandering is niet negatief",
          },
          { en: "Write its size, without a sign", nl: "Schrijf de grootte, zonder teken" },
        ),
      ];

const set = (state: Ground, command: SetTarget): Result.Result<ReadonlyArray<TargetDraft>, Rejections> => {
  const { _tag, knownOn, source, decidedBy, area = WHOLE, onDefinitionChange = "block", ...facts } = command;
  const data: TargetData = { ...present(facts), area, onDefinitionChange };
  const rejections: Array<Rejection> = [
    ...checkSource(state, source, []),
    ...checkIndicator(state, data.indicator, [], null),
    ...checkArea(state, area, []),
    ...checkProgramme(state, data.programme, ["programme"], knownOn),
    ...checkRule(data.rule),
    ...checkRuleRefs(state, data.rule, data.indicator),
    ...checkMinimum(data.minimumDetectableChange),
  ];
  const known = state.targets.get(data.target);
  if (known !== undefined) {
    const [first] = known.versions;
    const isSame = first.change._tag === "Set" && Equal.equals(first.change.data, data);
    if (rejections.length === 0 && isSame) return decided([], () => []);
    rejections.push(
      alreadyDefined("unknownTarget", ["target"], data.target, {
        en: "Revise it instead, or give this one another name",
        nl: "Herzie haar, of geef deze een andere naam",
      }),
    );
  }
  const programmeTags = data.programme === undefined ? [] : [programmeTag(data.programme)];
  return decided(rejections, () => [
    { type: "TargetSet", tags: [...tagsOf(data), ...programmeTags], data, ...present({ knownOn, source, decidedBy }) },
  ]);
};

const revise = (
  state: Ground,
  command: ReviseTarget,
  today: Day | null,
): Result.Result<ReadonlyArray<TargetDraft>, Rejections> => {
  const { target, rule, baseline, why, knownOn, source, decidedBy } = command;
  const known = state.targets.get(target);
  const rejections: Array<Rejection> = [
    ...checkSource(state, source, []),
    ...checkRule(rule),
    ...(known === undefined ? [] : checkRuleRefs(state, rule, known.indicator)),
  ];
  const current = known === undefined ? null : targetAt(known, whenKnown(knownOn, today));
  if (current === null) {
    return decided([...rejections, unknownReference("unknownTarget", ["target"], target)], () => []);
  }
  if (current.withdrawn) {
    rejections.push(
      reject(
        "withdrawnTarget",
        ["target"],
        target,
        { en: `Target “${target}” was withdrawn`, nl: `Streefwaarde “${target}” is ingetrokken` },
        { en: "Set a new target under another name", nl: "Stel een nieuwe streefwaarde vast onder een andere naam" },
      ),
    );
  }
  const before = current.data;
  const data: TargetRevisedData = { target, indicator: before.indicator, ...present({ rule, baseline, why }) };
  return decided(rejections, () =>
    Equal.equals(before, revised(before, data))
      ? []
      : [{ type: "TargetRevised", tags: tagsOf(data), data, ...present({ knownOn, source, decidedBy }) }],
  );
};

/** Decides on a command about targets; the same fact again adds nothing. */
export const decideTarget = (
  state: Ground,
  command: TargetCommand,
  today: Day | null,
): Result.Result<ReadonlyArray<TargetDraft>, Rejections> => {
  if (command._tag === "SetTarget") return set(state, command);
  if (command._tag === "ReviseTarget") return revise(state, command, today);
  const { target, why, knownOn, source, decidedBy } = command;
  const rejections = [...checkSource(state, source, [])];
  const known = state.targets.get(target);
  const current = known === undefined ? null : targetAt(known, whenKnown(knownOn, today));
  if (known === undefined || current === null) {
    return decided([...rejections, unknownReference("unknownTarget", ["target"], target)], () => []);
  }
  if (current.withdrawn && rejections.length === 0) return decided([], () => []);
  return decided(rejections, () => [
    {
      type: "TargetWithdrawn",
      tags: tagsOf(known),
      data: { target, indicator: known.indicator, why },
      ...present({ knownOn, source, decidedBy }),
    },
  ]);
};
