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
import { emptyRegister, evolve, type Register } from "../register/register.ts";
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
import { type AskedAt, askedPeriod, questionOf } from "./asked.ts";
import { type Outcome, recordGiven } from "./record-given.ts";
import type { CommandInput, WrittenCommand } from "./written.ts";

/** What the register needs from its host. */
export interface RegisterOptions {
  /** An opaque id of who records: no personal data. */
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
   * its command, from 0. What came from outside may be given as it is: it is checked all the same.
   */
  readonly recordAll: (commands: ReadonlyArray<WrittenCommand>) => Promise<Outcome>;
  /** The same register for another who records: whoever is signed in. It shares what was read already. */
  readonly as: (actor: string) => RegisterClient;
}

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
 * The promises of the methods reject with `QuestionUnreadable` when a day, a period or a position that was asked is
 * malformed, with a plain `RangeError` when the clock or an id is (a mistake in the program), and with `StoreUnavailable` or
 * `AppendConditionFailed` when the store fails or stays contended.
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
  let folded: Promise<Register> = Promise.resolve(emptyRegister());

  /** The register up to the head; each question folds on from the one before it. */
  const upToDate = (): Promise<Register> => {
    folded = folded.then(async (register) => {
      const events = await Effect.runPromise(Stream.runCollect(store.read(allEvents, { after: register.position })));
      return events.reduce(evolve, register);
    });
    const answer = folded;
    // A failed read leaves nothing half folded; the next question starts anew.
    folded = folded.catch(() => emptyRegister());
    return answer;
  };

  const question = (asked: AskedAt) => questionOf(asked, () => now().toISOString().slice(0, 10));
  const programmeOf = (programme: string | undefined): DeviationFilter =>
    programme === undefined ? {} : { programme: programme as ProgrammeId };
  const periodOf = (period: string | undefined) => (period === undefined ? null : askedPeriod(period));

  const questions = {
    checkTarget: async (target, asked = {}) =>
      targetChecks(await upToDate(), question(asked), { target: target as TargetId }),
    targetChecks: async ({ programme, period, ...asked } = {}) => {
      const about = period === undefined ? {} : { period: askedPeriod(period) };
      const filter: CheckFilter = { ...programmeOf(programme), ...about };
      return targetChecks(await upToDate(), question(asked), filter);
    },
    deviations: async (period, { programme, ...asked } = {}) =>
      deviations(await upToDate(), askedPeriod(period), question(asked), programmeOf(programme)),
    series: async (indicator, { area, benchmark, ...asked } = {}) =>
      series(
        await upToDate(),
        indicator as IndicatorId,
        (area ?? WHOLE) as AreaId,
        question(asked),
        benchmark === undefined ? null : (benchmark as AreaId),
      ),
    deliverableChecks: async ({ programme, ...asked } = {}) =>
      deliverableChecks(await upToDate(), question(asked), programmeOf(programme)),
    forecastsFor: async (indicator, { area, ...asked } = {}) =>
      forecastsFor(await upToDate(), indicator as IndicatorId, (area ?? WHOLE) as AreaId, question(asked)),
    claims: async ({ programme, ...asked } = {}) =>
      claimChecks(await upToDate(), question(asked), programmeOf(programme)),
    explainTarget: async (target, { period, ...asked } = {}) =>
      explainTarget(await upToDate(), target as TargetId, periodOf(period), question(asked)),
    targetHistory: async (target, asked = {}) => targetHistory(await upToDate(), target as TargetId, question(asked)),
    verdictHistory: async (target, { period, ...asked } = {}) =>
      verdictHistory(await upToDate(), target as TargetId, periodOf(period), question(asked)),
    position: () => Effect.runPromise(store.head),
    events: (range = {}) => Stream.toAsyncIterable(store.read(allEvents, range)),
  } satisfies Partial<RegisterClient>;

  const openFor = (actor: string): RegisterClient => {
    const stamp = (): Stamp => ({
      recordedAt: expect(now().toISOString(), isInstant, "a moment"),
      actor,
      newId: (): EventId => expect(newId(), isEventId, "a UUID in lower case"),
    });
    const record = (given: ReadonlyArray<unknown>, pathOf: (command: number, path: Path) => Path) =>
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
