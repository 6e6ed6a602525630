import { type Deliverable, type DeliverableReport, deliverableAt } from "../register/deliverables.ts";
import type { Register } from "../register/register.ts";
import type { Moment } from "../register/versions.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DeliverableStatus } from "../vocabulary/deliverable-words.ts";
import type { DeliverableId, EventId, ProgrammeId } from "../vocabulary/identifier.ts";
import { type Period, periodBounds, periodHasEnded } from "../vocabulary/period.ts";
import type { Reason, Verdict } from "../vocabulary/target-words.ts";
import { momentOf, type Question } from "./question.ts";
import { programmesUnder } from "./target-checks.ts";

/** The answer to “was it delivered in time?”, against the date first promised and the date promised now. */
export interface DeliverableCheck {
  readonly deliverable: DeliverableId;
  readonly title: string;
  readonly programme: ProgrammeId;
  /** By the last day of this period it was promised at first. */
  readonly firstDue: Period;
  /** By the last day of this period it is promised now. */
  readonly due: Period;
  /** How many times the last day moved. */
  readonly rescheduled: number;
  /** What was reported last, about a day that has come; `null` when nothing was. */
  readonly status: DeliverableStatus | null;
  /** The day that the status is about. */
  readonly on: Day | null;
  readonly verdictFirst: Extract<Verdict, "met" | "notMet" | "unknown">;
  readonly verdictNow: Extract<Verdict, "met" | "notMet" | "unknown">;
  /** Why either verdict is unknown, or that it was dropped. */
  readonly reasons: ReadonlyArray<Reason>;
  readonly evidence: ReadonlyArray<EventId>;
}

/** Which deliverables to look at; all when empty. */
export interface DeliverableFilter {
  readonly deliverable?: DeliverableId;
  /** Deliverables of this programme and of those under it. */
  readonly programme?: ProgrammeId;
}

interface Judged {
  readonly verdict: DeliverableCheck["verdictNow"];
  readonly reasons: ReadonlyArray<Reason>;
}

/**
 * Silence is not failure: a day that has passed is held against a deliverable only by a report about that day or a later
 * one. What was reported before it may have been finished since.
 */
const judge = (due: Period, report: DeliverableReport | null, asOf: Day): Judged => {
  const last = periodBounds(due).last;
  if (report?.data.status === "dropped") return { verdict: "notMet", reasons: ["dropped"] };
  if (report?.data.status === "achieved") {
    return { verdict: last === null || report.data.on <= last ? "met" : "notMet", reasons: [] };
  }
  if (!periodHasEnded(due, asOf)) return { verdict: "unknown", reasons: ["notYetDue"] };
  return report !== null && last !== null && report.data.on >= last
    ? { verdict: "notMet", reasons: [] }
    : { verdict: "unknown", reasons: ["notReported"] };
};

const check = (deliverable: Deliverable, moment: Moment, asOf: Day): DeliverableCheck | null => {
  const standing = deliverableAt(deliverable, moment);
  if (standing === null) return null;
  const { data, planned, due, promised, rescheduled, reports } = standing;
  const report = reports.findLast((one) => one.data.on <= asOf) ?? null;
  const [first, now] = [judge(data.due, report, asOf), judge(due, report, asOf)];
  return {
    deliverable: data.deliverable,
    title: data.title,
    programme: data.programme,
    firstDue: data.due,
    due,
    rescheduled,
    status: report?.data.status ?? null,
    on: report?.data.on ?? null,
    verdictFirst: first.verdict,
    verdictNow: now.verdict,
    reasons: [...new Set([...first.reasons, ...now.reasons])],
    evidence: [...new Set([planned.event, promised.event, ...(report === null ? [] : [report.event])])],
  };
};

/**
 * Was everything delivered in time? One row per deliverable that was planned at the moment asked about, in the order in
 * which they were planned.
 *
 * **Details**
 *
 * What counts is the report that became known last, of those about a day up to `asOf`. Achieved on or before the last day
 * of the period is met, achieved later is not. Partly achieved or underway on that last day or later is not met; reported
 * earlier, it leaves the verdict unknown (`notReported`), as silence does. What was dropped is not met, whenever it was due.
 *
 * @example
 * ```ts
 * import {
 *   day,
 *   decideAll,
 *   type DeliverableId,
 *   deliverableChecks,
 *   emptyRegister,
 *   type Event,
 *   type EventId,
 *   fold,
 *   type Instant,
 *   period,
 *   type ProgrammeId,
 * } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const programme = "care" as ProgrammeId;
 * const deliverable = "helpline" as DeliverableId;
 * const events = decideAll(
 *   emptyRegister(),
 *   [
 *     { _tag: "EstablishProgramme", programme, title: "Care" },
 *     { _tag: "PlanDeliverable", deliverable, programme, title: "Helpline open", due: period("2020") },
 *     { _tag: "RescheduleDeliverable", deliverable, due: period("2021-Q1"), why: "Staff were hard to find" },
 *     { _tag: "ReportDeliverable", deliverable, status: "achieved", on: day("2021-02-15") },
 *   ],
 *   { recordedAt: "2021-07-01T12:00:00.000Z" as Instant, actor: "me", newId: () => crypto.randomUUID() as EventId },
 * );
 * const register = fold(Result.getOrThrow(events).map((event, i) => ({ ...event, position: i + 1 }) as Event));
 *
 * const [check] = deliverableChecks(register, { asOf: day("2021-07-01") });
 * console.assert(check?.verdictFirst === "notMet" && check.verdictNow === "met");
 * ```
 */
export const deliverableChecks = (
  register: Register,
  question: Question,
  filter: DeliverableFilter = {},
): ReadonlyArray<DeliverableCheck> => {
  const moment = momentOf(question);
  const programmes = filter.programme === undefined ? null : programmesUnder(register, filter.programme);
  const rows: Array<DeliverableCheck> = [];
  for (const deliverable of register.deliverables.values()) {
    if (filter.deliverable !== undefined && deliverable.deliverable !== filter.deliverable) continue;
    if (programmes !== null && !programmes.has(deliverable.programme)) continue;
    const row = check(deliverable, moment, question.asOf);
    if (row !== null) rows.push(row);
  }
  return rows;
};
