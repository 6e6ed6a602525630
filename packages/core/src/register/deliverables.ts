import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { Day } from "../vocabulary/day.ts";
import type { DeliverableStatus } from "../vocabulary/deliverable-words.ts";
import type { DeliverableId, ProgrammeId } from "../vocabulary/identifier.ts";
import { type Period, periodBounds, periodKey, samePeriod } from "../vocabulary/period.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { present } from "./present.ts";
import { checkProgramme, type Programmes, programmeRefBoundary, programmeTag } from "./programmes.ts";
import { type Query, union } from "./query.ts";
import { alreadyDefined, decided, type Rejection, type Rejections, reject, unknownReference } from "./rejection.ts";
import { type Moment, owned, ownedList, type Version, versionOf, visibleVersions, whenKnown } from "./versions.ts";

/** Something promised by a date. */
export interface DeliverableData {
  readonly deliverable: DeliverableId;
  readonly programme: ProgrammeId;
  readonly title: string;
  /** Promised by the last day of this period. */
  readonly due: Period;
  readonly note?: string;
}

/** Another date for a deliverable, and why. The dates before it stay in the log. */
export interface DeliverableRescheduledData {
  readonly deliverable: DeliverableId;
  readonly due: Period;
  readonly why?: string;
}

/** What was said of how far a deliverable is. */
export interface DeliverableReportedData {
  readonly deliverable: DeliverableId;
  readonly status: DeliverableStatus;
  /** The day that the status is about: on which it was achieved or dropped, or was seen to be underway. */
  readonly on: Day;
  readonly note?: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type DeliverablePlanned = Sequenced<"DeliverablePlanned", DeliverableData>;
/** See {@link DeliverablePlanned}. */
export type DeliverableRescheduled = Sequenced<"DeliverableRescheduled", DeliverableRescheduledData>;
/** See {@link DeliverablePlanned}. */
export type DeliverableReported = Sequenced<"DeliverableReported", DeliverableReportedData>;
/** What happens to deliverables. */
export type DeliverableEvent = DeliverablePlanned | DeliverableRescheduled | DeliverableReported;

/** Plans a deliverable: promises it by a date. */
export interface PlanDeliverable extends Provenance, DeliverableData {
  readonly _tag: "PlanDeliverable";
}
/** Promises a deliverable by another date. */
export interface RescheduleDeliverable extends Provenance, DeliverableRescheduledData {
  readonly _tag: "RescheduleDeliverable";
}
/** Reports how far a deliverable is. A later report takes the place of the one before it. */
export interface ReportDeliverable extends Provenance, DeliverableReportedData {
  readonly _tag: "ReportDeliverable";
}
/** What can be asked about deliverables. */
export type DeliverableCommand = PlanDeliverable | RescheduleDeliverable | ReportDeliverable;

/** Something that happened to a deliverable, with when it was made known. */
export interface DeliverableVersion extends Version {
  readonly change:
    | { readonly _tag: "Planned"; readonly data: DeliverableData }
    | { readonly _tag: "Rescheduled"; readonly data: DeliverableRescheduledData }
    | { readonly _tag: "Reported"; readonly data: DeliverableReportedData };
}

/** A deliverable through time: planned, then rescheduled and reported on. */
export interface Deliverable {
  readonly deliverable: DeliverableId;
  readonly programme: ProgrammeId;
  readonly versions: readonly [DeliverableVersion, ...ReadonlyArray<DeliverableVersion>];
}

/** A report, with the version that made it. */
export interface DeliverableReport extends Version {
  readonly data: DeliverableReportedData;
}

/** A deliverable as it stood at a moment. */
export interface DeliverableStanding {
  /** As first planned. */
  readonly data: DeliverableData;
  readonly planned: Version;
  /** The date promised last. */
  readonly due: Period;
  /** The version that promised that date. */
  readonly promised: Version;
  /** How many times the last day moved. */
  readonly rescheduled: number;
  /** All that was reported, in the order in which it came to count. */
  readonly reports: ReadonlyArray<DeliverableReport>;
}

const lastDay = (due: Period): Day | null => periodBounds(due).last;

/**
 * A deliverable as it stood at a moment; `null` when it was not planned yet. Reschedulings and reports count in the order
 * in which they became known, so that one that is recorded late takes its own place.
 */
export const deliverableAt = (deliverable: Deliverable, moment: Moment): DeliverableStanding | null => {
  let standing = null as DeliverableStanding | null;
  for (const version of visibleVersions(deliverable.versions, moment)) {
    const { change } = version;
    if (change._tag === "Planned") {
      const { data } = change;
      standing = { data, planned: version, due: data.due, promised: version, rescheduled: 0, reports: [] };
    } else if (standing === null) continue;
    else if (change._tag === "Reported") {
      standing = { ...standing, reports: [...standing.reports, { ...version, data: change.data }] };
    } else {
      const { due } = change.data;
      const moved = lastDay(due) === lastDay(standing.due) ? 0 : 1;
      standing = { ...standing, due, promised: version, rescheduled: standing.rescheduled + moved };
    }
  }
  return standing;
};

/** The deliverables of a register. */
export interface Deliverables {
  readonly deliverables: ReadonlyMap<DeliverableId, Deliverable>;
}

const changeOf = (event: DeliverableEvent): DeliverableVersion["change"] => {
  switch (event.type) {
    case "DeliverablePlanned":
      return { _tag: "Planned", data: event.data };
    case "DeliverableRescheduled":
      return { _tag: "Rescheduled", data: event.data };
    case "DeliverableReported":
      return { _tag: "Reported", data: event.data };
  }
};

/** Folds an event about deliverables. */
export const evolveDeliverables = (state: Deliverables, event: DeliverableEvent): void => {
  const { deliverable } = event.data;
  const known = state.deliverables.get(deliverable);
  const version: DeliverableVersion = { ...versionOf(event), change: changeOf(event) };
  if (known !== undefined) ownedList<DeliverableVersion>(known.versions).push(version);
  else if (event.type === "DeliverablePlanned") {
    const { programme } = event.data;
    owned(state.deliverables).set(deliverable, { deliverable, programme, versions: [version] });
  }
};

const deliverableTag = (deliverable: DeliverableId): string => `deliverable:${deliverable}`;

/** What a decision about deliverables depends on. */
export const deliverableBoundary = (command: DeliverableCommand): Query =>
  union([
    { items: [{ tags: [deliverableTag(command.deliverable)] }] },
    programmeRefBoundary(command._tag === "PlanDeliverable" ? command.programme : undefined),
    sourceBoundary(command.source),
  ]);

type DeliverableDraft =
  | Draft<"DeliverablePlanned", DeliverableData>
  | Draft<"DeliverableRescheduled", DeliverableRescheduledData>
  | Draft<"DeliverableReported", DeliverableReportedData>;

type Decision = Result.Result<ReadonlyArray<DeliverableDraft>, Rejections>;
type Ground = Deliverables & Programmes & Documents;

const tagsOf = ({ deliverable, programme }: Pick<Deliverable, "deliverable" | "programme">): ReadonlyArray<string> => [
  deliverableTag(deliverable),
  programmeTag(programme),
];

const provenanceOf = ({ knownOn, source, decidedBy }: Provenance) => present({ knownOn, source, decidedBy });

const checkDue = (due: Period): ReadonlyArray<Rejection> =>
  lastDay(due) !== null
    ? []
    : [
        reject(
          "periodOpenEnded",
          ["due"],
          due,
          {
            en: `${due} has no end, so it never becomes due`,
            nl: `${due} heeft geen einde, dus het moment van opleveren komt nooit`,
          },
          {
            en: "Give the period by whose last day it was promised",
            nl: "Geef de periode waarvan de laatste dag is beloofd",
          },
        ),
      ];

/** Whether two promise the same by the same day, however the period is written. */
const samePromise = (a: DeliverableData, b: DeliverableData): boolean =>
  Equal.equals({ ...a, due: periodKey(a.due) }, { ...b, due: periodKey(b.due) });

const plan = (state: Ground, command: PlanDeliverable): Decision => {
  const { deliverable, programme, title, due, note } = command;
  const data: DeliverableData = { deliverable, programme, title, due, ...present({ note }) };
  const rejections: Array<Rejection> = [
    ...checkSource(state, command.source, []),
    ...checkProgramme(state, programme, ["programme"], command.knownOn),
    ...checkDue(due),
  ];
  const known = state.deliverables.get(deliverable);
  if (known !== undefined) {
    const { change } = known.versions[0];
    const isSame = change._tag === "Planned" && samePromise(change.data, data);
    if (rejections.length === 0 && isSame) return decided([], () => []);
    rejections.push(
      alreadyDefined("unknownDeliverable", ["deliverable"], deliverable, {
        en: "Reschedule it instead, or give this one another name",
        nl: "Verplaats het in de tijd, of geef dit een andere naam",
      }),
    );
  }
  return decided(rejections, () => [
    { type: "DeliverablePlanned", tags: tagsOf(data), data, ...provenanceOf(command) },
  ]);
};

const reschedule = (known: Deliverable, standing: DeliverableStanding, command: RescheduleDeliverable) => {
  const { deliverable, due, why } = command;
  if (samePeriod(standing.due, due)) return [];
  const data: DeliverableRescheduledData = { deliverable, due, ...present({ why }) };
  return [{ type: "DeliverableRescheduled", tags: tagsOf(known), data, ...provenanceOf(command) } as const];
};

const report = (known: Deliverable, standing: DeliverableStanding, command: ReportDeliverable) => {
  const { deliverable, status, on, note } = command;
  const data: DeliverableReportedData = { deliverable, status, on, ...present({ note }) };
  if (Equal.equals(standing.reports.at(-1)?.data, data)) return [];
  return [{ type: "DeliverableReported", tags: tagsOf(known), data, ...provenanceOf(command) } as const];
};

/**
 * Decides on a command about deliverables; the same fact again adds nothing.
 *
 * A command is held against what was known on the day from which it is known itself. A programme that was closed takes no
 * new deliverables, but those that it has can still be rescheduled and reported on.
 */
export const decideDeliverable = (state: Ground, command: DeliverableCommand, today: Day | null): Decision => {
  if (command._tag === "PlanDeliverable") return plan(state, command);
  const { deliverable, source, knownOn } = command;
  const rejections: Array<Rejection> = [
    ...checkSource(state, source, []),
    ...(command._tag === "RescheduleDeliverable" ? checkDue(command.due) : []),
  ];
  const known = state.deliverables.get(deliverable);
  const standing = known === undefined ? null : deliverableAt(known, whenKnown(knownOn, today));
  if (known === undefined || standing === null) {
    return decided([...rejections, unknownReference("unknownDeliverable", ["deliverable"], deliverable)], () => []);
  }
  return decided(
    rejections,
    (): ReadonlyArray<DeliverableDraft> =>
      command._tag === "ReportDeliverable" ? report(known, standing, command) : reschedule(known, standing, command),
  );
};
