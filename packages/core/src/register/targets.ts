import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import { printRule } from "../rules/notation.ts";
import { isSoundRule, type Rule } from "../rules/rule.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import { type AreaId, type IndicatorId, type ProgrammeId, type TargetId, WHOLE } from "../vocabulary/identifier.ts";
import type { Period } from "../vocabulary/period.ts";
import type { DefinitionChangePolicy, TargetClass } from "../vocabulary/target-words.ts";
import type { Value } from "../vocabulary/value.ts";
import { type Areas, areaRefBoundary, checkArea } from "./areas.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { checkIndicator, type Indicators, indicatorRefBoundary, indicatorTag } from "./indicators.ts";
import { present } from "./present.ts";
import { checkProgramme, type Programmes, programmeRefBoundary, programmeTag } from "./programmes.ts";
import { type Query, union } from "./query.ts";
import { alreadyDefined, decided, type Rejection, type Rejections, reject, unknownReference } from "./rejection.ts";
import { currentVersion, owned, ownedList, type Version, versionOf, whenKnown } from "./versions.ts";

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

/** A promise as revised, in full, and why. What it was stays in the log. */
export interface TargetRevisedData extends TargetData {
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

/** A target at one time; `data` is `null` from its withdrawal on. */
export interface TargetVersion extends Version {
  readonly data: TargetData | null;
  readonly why?: string;
}

/** A target through time: first set, then revised or withdrawn. */
export interface Target {
  readonly target: TargetId;
  readonly indicator: IndicatorId;
  readonly versions: readonly [TargetVersion & { readonly data: TargetData }, ...ReadonlyArray<TargetVersion>];
}

/** The targets of a register. */
export interface Targets {
  readonly targets: ReadonlyMap<TargetId, Target>;
}

/** Folds an event about targets. */
export const evolveTargets = (state: Targets, event: TargetEvent): void => {
  const { target, indicator } = event.data;
  const known = state.targets.get(target);
  const version = versionOf(event);
  if (event.type === "TargetSet") {
    if (known === undefined)
      owned(state.targets).set(target, { target, indicator, versions: [{ ...version, data: event.data }] });
    else ownedList<TargetVersion>(known.versions).push({ ...version, data: event.data });
    return;
  }
  if (known === undefined) return;
  const { why } = event.data;
  if (event.type === "TargetWithdrawn") {
    ownedList<TargetVersion>(known.versions).push({ ...version, data: null, ...present({ why }) });
    return;
  }
  const { why: _why, ...data } = event.data;
  ownedList<TargetVersion>(known.versions).push({ ...version, data, ...present({ why }) });
};

const targetTag = (target: TargetId): string => `target:${target}`;

/** What a decision about targets depends on. */
export const targetBoundary = (command: TargetCommand): Query => {
  const base = union([{ items: [{ tags: [targetTag(command.target)] }] }, sourceBoundary(command.source)]);
  return command._tag === "SetTarget"
    ? union([
        base,
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

const set = (state: Ground, command: SetTarget): Result.Result<ReadonlyArray<TargetDraft>, Rejections> => {
  const { _tag, knownOn, source, decidedBy, area = WHOLE, onDefinitionChange = "block", ...facts } = command;
  const data: TargetData = { ...present(facts), area, onDefinitionChange };
  const rejections: Array<Rejection> = [
    ...checkSource(state, source, []),
    ...checkIndicator(state, data.indicator, [], null),
    ...checkArea(state, area, []),
    ...checkProgramme(state, data.programme, ["programme"], knownOn),
    ...checkRule(data.rule),
  ];
  const known = state.targets.get(data.target);
  if (known !== undefined) {
    if (rejections.length === 0 && Equal.equals(known.versions[0].data, data)) return decided([], () => []);
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
  const rejections: Array<Rejection> = [...checkSource(state, source, []), ...checkRule(rule)];
  const known = state.targets.get(target);
  const current = known === undefined ? undefined : currentVersion(known.versions, whenKnown(knownOn, today));
  if (current === undefined) {
    return decided([...rejections, unknownReference("unknownTarget", ["target"], target)], () => []);
  }
  const before = current.data;
  if (before === null) {
    rejections.push(
      reject(
        "withdrawnTarget",
        ["target"],
        target,
        { en: `Target “${target}” was withdrawn`, nl: `Streefwaarde “${target}” is ingetrokken` },
        { en: "Set a new target under another name", nl: "Stel een nieuwe streefwaarde vast onder een andere naam" },
      ),
    );
    return decided(rejections, () => []);
  }
  const { baseline: old, ...rest } = before;
  const data: TargetData = {
    ...rest,
    rule: rule ?? before.rule,
    ...present({ baseline: baseline === null ? undefined : (baseline ?? old) }),
  };
  return decided(rejections, () =>
    Equal.equals(before, data)
      ? []
      : [
          {
            type: "TargetRevised",
            tags: tagsOf(data),
            data: { ...data, ...present({ why }) },
            ...present({ knownOn, source, decidedBy }),
          },
        ],
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
  const current = known === undefined ? undefined : currentVersion(known.versions, whenKnown(knownOn, today));
  if (known === undefined || current === undefined) {
    return decided([...rejections, unknownReference("unknownTarget", ["target"], target)], () => []);
  }
  if (current.data === null && rejections.length === 0) return decided([], () => []);
  return decided(rejections, () => [
    {
      type: "TargetWithdrawn",
      tags: tagsOf(known),
      data: { target, indicator: known.indicator, why },
      ...present({ knownOn, source, decidedBy }),
    },
  ]);
};
