import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { commandSchemas } from "../codec/commands.ts";
import { type ClaimCheck, claimChecks } from "../projections/claims.ts";
import { type DeliverableCheck, deliverableChecks } from "../projections/deliverables.ts";
import { type DeviationFilter, type Deviations, deviations } from "../projections/deviations.ts";
import { type ForecastPoint, forecastsFor } from "../projections/forecasts.ts";
import {
  type TargetHistoryEntry,
  targetHistory,
  type VerdictHistoryEntry,
  verdictHistory,
} from "../projections/history.ts";
import type { Question } from "../projections/question.ts";
import { type Series, series } from "../projections/series.ts";
import {
  type CheckFilter,
  type ExplainedCheck,
  explainTarget,
  type TargetCheck,
  targetChecks,
} from "../projections/target-checks.ts";
import type { Command } from "../register/command.ts";
import type { Stamp } from "../register/envelope.ts";
import type { Event } from "../register/event.ts";
import { allEvents, type SequencePosition } from "../register/query.ts";
import type { Register } from "../register/register.ts";
import type { Path } from "../register/rejection.ts";
import type { EventStoreService } from "../store/event-store.ts";
import { inMemoryEventStore } from "../store/in-memory.ts";
import { isInstant } from "../vocabulary/day.ts";
import {
  type AreaId,
  type EventId,
  type IndicatorId,
  isEventId,
  type ProgrammeId,
  type TargetId,
  WHOLE,
} from "../vocabulary/identifier.ts";
import type { Language } from "../vocabulary/language.ts";
import { type AskedAt, askedPeriod, questionOf, reached } from "./asked.ts";
import { askingOf } from "./asking.ts";
import { type Outcome, recordGiven } from "./record-given.ts";
import type { CommandInput, WrittenCommand } from "./written.ts";

/** What the register needs from its host. */
export interface RegisterOptions {
  /** An opaque id of who records: no personal data, and not empty. */
  readonly actor: string;
  /** The clock. */
  readonly now: () => Date;
  /** Makes a UUID, of version 7 by preference: `v7` of the package `uuid`. */
  readonly newId: () => string;
  /** Where events are kept; in memory when absent. */
  readonly store?: EventStoreService;
  /** The language of messages; English when absent. */
  readonly language?: Language;
}

type Recorders = {
  readonly [Tag in Command["_tag"] as Uncapitalize<Tag>]: (input: CommandInput<Tag>) => Promise<Outcome>;
};

/** A register for those who do not use Effect: a method per command, and a method per question. */
export interface RegisterClient extends Recorders {
  /** Is this target met? One row per period that its rule speaks of, and one (`period: null`) as a whole. */
  readonly checkTarget: (target: string, asked?: AskedAt) => Promise<ReadonlyArray<TargetCheck>>;
  /** The checks of all targets, of a programme, or about a period. */
  readonly targetChecks: (
    asked?: AskedAt & { readonly programme?: string; readonly period?: string },
  ) => Promise<ReadonlyArray<TargetCheck>>;
  /** How far the accounts are from the budget over a period, in whose favour, and whether the figures add up. */
  readonly deviations: (period: string, asked?: AskedAt & { readonly programme?: string }) => Promise<Deviations>;
  /** An indicator through time; `null` when there is none of that name. */
  readonly series: (
    indicator: string,
    asked?: AskedAt & { readonly area?: string; readonly benchmark?: string },
  ) => Promise<Series | null>;
  /** Was everything delivered in time, by the date first promised and the date promised now? */
  readonly deliverableChecks: (
    asked?: AskedAt & { readonly programme?: string },
  ) => Promise<ReadonlyArray<DeliverableCheck>>;
  /** What was expected of an indicator, and how much of it was reached. */
  readonly forecastsFor: (
    indicator: string,
    asked?: AskedAt & { readonly area?: string },
  ) => Promise<ReadonlyArray<ForecastPoint>>;
  /** Every claim, held against the register; of a programme, or all. */
  readonly claims: (asked?: AskedAt & { readonly programme?: string }) => Promise<ReadonlyArray<ClaimCheck>>;
  /** Why is the verdict on this target what it is? `null` when there is no such target at the moment asked about. */
  readonly explainTarget: (
    target: string,
    asked?: AskedAt & { readonly period?: string },
  ) => Promise<ExplainedCheck | null>;
  /** What was this target, who changed it and why? `null` when there is none of that name. */
  readonly targetHistory: (target: string, asked?: AskedAt) => Promise<ReadonlyArray<TargetHistoryEntry> | null>;
  /** When did the verdict on this target change, in a period or as a whole? `null` when there is none of that name. */
  readonly verdictHistory: (
    target: string,
    asked?: AskedAt & { readonly period?: string },
  ) => Promise<ReadonlyArray<VerdictHistoryEntry> | null>;
  /** The position of the last event; 0 when there is none. */
  readonly position: () => Promise<SequencePosition>;
  /** The events themselves, in order of position, read as they are taken: `for await (const event of register.events())`. */
  readonly events: (range?: {
    /** Only events after this position. */
    readonly after?: SequencePosition;
    /** Only events up to and including this position. */
    readonly upTo?: SequencePosition;
  }) => AsyncIterable<Event>;
  /**
   * Records a list of commands, all or none, each knowing those before it. The path of an error begins with the place of
   * its command, from 0; that of something that is no list is empty. What came from outside may be given as it is: it is checked
   * all the same.
   */
  readonly recordAll: (commands: ReadonlyArray<WrittenCommand>) => Promise<Outcome>;
  /** The same register for another who records: whoever is signed in. It shares what was read already. */
  readonly as: (actor: string) => RegisterClient;
}

const saysSomething = (text: string): text is string => typeof text === "string" && text.trim() !== "";

const expect = <A extends string>(text: string, is: (text: string) => text is A, what: string): A => {
  if (!is(text)) throw new RangeError(`“${text}” is not ${what}`);
  return text;
};

/**
 * Opens a register.
 *
 * **Details**
 *
 * Commands take plain texts; values and rules may be in their notation. What is wrong with a command comes back as an
 * outcome with all its errors.
 *
 * **Gotchas**
 *
 * The promises of the methods reject with
 *
 * - `QuestionUnreadable` when a day, a period or a position that was asked is malformed, or the register has not reached the
 *   position;
 * - a plain `RangeError` when the clock, an id or the actor is no moment, no UUID or empty: a mistake in the program;
 * - `StoreUnavailable` when the store fails, and `AppendConditionFailed` when others keep changing the same facts: try again;
 * - `EventUnreadable` when an event was changed outside, or written by a newer version;
 * - `EventIdConflict` when `newId` gives an id that another event has.
 *
 * After a read that failed, the next question goes on from the last event that was folded.
 *
 * @example
 * ```ts
 * import { openRegister } from "@meetlat/core/promise";
 * import { v7 as newId } from "uuid";
 *
 * const register = openRegister({ actor: "controller-7", now: () => new Date(), newId });
 * await register.defineIndicator({ indicator: "streets", title: "Active streets", unit: "streets", polarity: "higher", nature: "flow", class: "performance" });
 * await register.setTarget({ target: "streets", indicator: "streets", rule: ">= 1900 each year 2018..2020", class: "targetValue" });
 * await register.recordMeasurement({ indicator: "streets", period: "2020", value: "2500" });
 * const checks = await register.checkTarget("streets", { asOf: "2021-07-01" });
 * console.assert(checks.find((check) => check.period === "2020")?.verdict === "met");
 * ```
 */
export const openRegister = (options: RegisterOptions): RegisterClient => {
  const { now, newId, language = "en" } = options;
  const store = options.store ?? Effect.runSync(inMemoryEventStore);
  const ask = askingOf(store);

  /** Answers a question about the register up to its head. What is malformed is refused before anything is read. */
  const about = <A>(asked: AskedAt, answer: (register: Register, question: Question) => A): Promise<A> => {
    const question = questionOf(asked, () => now().toISOString().slice(0, 10));
    return ask((register) => answer(register, reached(question, register.position)));
  };
  const programmeOf = (programme: string | undefined): DeviationFilter =>
    programme === undefined ? {} : { programme: programme as ProgrammeId };
  const periodOf = (period: string | undefined) => (period === undefined ? null : askedPeriod(period));

  const questions = {
    checkTarget: async (target, asked = {}) =>
      about(asked, (register, question) => targetChecks(register, question, { target: target as TargetId })),
    targetChecks: async ({ programme, period, ...asked } = {}) => {
      const within = period === undefined ? {} : { period: askedPeriod(period) };
      const filter: CheckFilter = { ...programmeOf(programme), ...within };
      return about(asked, (register, question) => targetChecks(register, question, filter));
    },
    deviations: async (period, { programme, ...asked } = {}) => {
      const within = askedPeriod(period);
      return about(asked, (register, question) => deviations(register, within, question, programmeOf(programme)));
    },
    series: async (indicator, { area, benchmark, ...asked } = {}) =>
      about(asked, (register, question) =>
        series(
          register,
          indicator as IndicatorId,
          (area ?? WHOLE) as AreaId,
          question,
          benchmark === undefined ? null : (benchmark as AreaId),
        ),
      ),
    deliverableChecks: async ({ programme, ...asked } = {}) =>
      about(asked, (register, question) => deliverableChecks(register, question, programmeOf(programme))),
    forecastsFor: async (indicator, { area, ...asked } = {}) =>
      about(asked, (register, question) =>
        forecastsFor(register, indicator as IndicatorId, (area ?? WHOLE) as AreaId, question),
      ),
    claims: async ({ programme, ...asked } = {}) =>
      about(asked, (register, question) => claimChecks(register, question, programmeOf(programme))),
    explainTarget: async (target, { period, ...asked } = {}) => {
      const within = periodOf(period);
      return about(asked, (register, question) => explainTarget(register, target as TargetId, within, question));
    },
    targetHistory: async (target, asked = {}) =>
      about(asked, (register, question) => targetHistory(register, target as TargetId, question)),
    verdictHistory: async (target, { period, ...asked } = {}) => {
      const within = periodOf(period);
      return about(asked, (register, question) => verdictHistory(register, target as TargetId, within, question));
    },
    position: () => Effect.runPromise(store.head),
    events: (range = {}) => Stream.toAsyncIterable(store.read(allEvents, range)),
  } satisfies Partial<RegisterClient>;

  const openFor = (actor: string): RegisterClient => {
    const stamp = (): Stamp => ({
      recordedAt: expect(now().toISOString(), isInstant, "a moment"),
      actor: expect(actor, saysSomething, "an actor: give the opaque id of who records"),
      newId: (): EventId => expect(newId(), isEventId, "a UUID in lower case"),
    });
    const record = (given: unknown, pathOf: (command: number, path: Path) => Path) =>
      recordGiven(given, { store, language, stamp, pathOf });
    const recorders = Object.fromEntries(
      (Object.keys(commandSchemas) as ReadonlyArray<Command["_tag"]>).map((tag) => [
        `${tag[0]?.toLowerCase()}${tag.slice(1)}`,
        (input: Readonly<Record<string, unknown>>) => record([{ ...input, _tag: tag }], (_, path) => path),
      ]),
    ) as unknown as Recorders;
    return {
      ...recorders,
      ...questions,
      recordAll: (commands) => record(commands, (command, path) => [command, ...path]),
      as: openFor,
    };
  };
  return openFor(options.actor);
};
