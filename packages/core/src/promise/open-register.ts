import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { commandSchemas } from "../codec/commands.ts";
import { decodeCommand } from "../codec/decode.ts";
import { type ClaimCheck, claimChecks } from "../projections/claims.ts";
import { type DeliverableCheck, deliverableChecks } from "../projections/deliverables.ts";
import { type DeviationFilter, type Deviations, deviations } from "../projections/deviations.ts";
import { type ForecastPoint, forecastsFor } from "../projections/forecasts.ts";
import type { Question } from "../projections/question.ts";
import { type Series, series } from "../projections/series.ts";
import { type CheckFilter, type TargetCheck, targetChecks } from "../projections/target-checks.ts";
import type { Command } from "../register/command.ts";
import type { Event } from "../register/event.ts";
import { allEvents, type SequencePosition } from "../register/query.ts";
import { emptyRegister, evolve, type Register } from "../register/register.ts";
import { describeRejection, type Path } from "../register/rejection.ts";
import { EventStore, type EventStoreService } from "../store/event-store.ts";
import { handle } from "../store/handle.ts";
import { inMemoryEventStore } from "../store/in-memory.ts";
import { type Day, isDay, isInstant } from "../vocabulary/day.ts";
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
import { isPeriod } from "../vocabulary/period.ts";
import { describeUnreadable } from "../vocabulary/unreadable.ts";
import { type CommandInput, readWritten } from "./written.ts";

/** A field that is wrong, and a sentence that says what and how to mend it. */
export interface FieldError {
  readonly path: Path;
  readonly message: string;
}

/** What came of a command: the events that it added (none, when the register said so already), or all that is wrong. */
export type Outcome =
  | { readonly ok: true; readonly events: ReadonlyArray<Event>; readonly position: SequencePosition }
  | { readonly ok: false; readonly errors: ReadonlyArray<FieldError> };

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

/** The moment of a question, in plain text. */
export interface AskedAt {
  /** What date is it? Today by the host's clock when absent. */
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly at?: SequencePosition;
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
 * The promises of the methods reject with a `RangeError` when a day, a period, the clock or an id is malformed (a mistake
 * in the program, not in the data), and with `StoreUnavailable` or `AppendConditionFailed` when the store fails or stays
 * contended.
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
  const { actor, now, newId, language = "en" } = options;
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

  const record = async (tag: Command["_tag"], input: Readonly<Record<string, unknown>>): Promise<Outcome> => {
    const written = readWritten({ ...input, _tag: tag });
    const decoded = decodeCommand(written.command);
    const errors: Array<FieldError> = written.errors.map(({ path, error }) => ({
      path,
      message: describeUnreadable(error, language),
    }));
    if (Result.isFailure(decoded)) {
      const isSaid = (path: Path) => written.errors.some((one) => one.path.every((key, i) => key === path[i]));
      for (const { path, problem } of decoded.failure) {
        if (!isSaid(path)) errors.push({ path, message: problem[language] });
      }
      return { ok: false, errors };
    }
    const stamp = {
      recordedAt: expect(now().toISOString(), isInstant, "a moment"),
      actor,
      newId: (): EventId => expect(newId(), isEventId, "a UUID in lower case"),
    };
    return Effect.runPromise(
      handle(decoded.success, stamp).pipe(
        Effect.map((handled): Outcome => ({ ok: true, ...handled })),
        Effect.catchTag("CommandsRejected", ({ rejections }) =>
          Effect.succeed<Outcome>({
            ok: false,
            errors: rejections.map(({ rejection }) => ({
              path: rejection.path,
              message: describeRejection(rejection, language),
            })),
          }),
        ),
        Effect.provideService(EventStore, store),
      ),
    );
  };

  const dayOf = (text: string): Day => expect(text, isDay, "a day");
  const question = ({ asOf, knownAt, at }: AskedAt): Question => ({
    asOf: dayOf(asOf ?? now().toISOString().slice(0, 10)),
    knownAt: knownAt === undefined ? null : dayOf(knownAt),
    at: at ?? null,
  });
  const programmeOf = (programme: string | undefined): DeviationFilter =>
    programme === undefined ? {} : { programme: programme as ProgrammeId };

  const recorders = Object.fromEntries(
    (Object.keys(commandSchemas) as ReadonlyArray<Command["_tag"]>).map((tag) => [
      `${tag[0]?.toLowerCase()}${tag.slice(1)}`,
      (input: Readonly<Record<string, unknown>>) => record(tag, input),
    ]),
  ) as unknown as Recorders;

  return {
    ...recorders,
    checkTarget: async (target, asked = {}) =>
      targetChecks(await upToDate(), question(asked), { target: target as TargetId }),
    targetChecks: async ({ programme, period, ...asked } = {}) => {
      const about = period === undefined ? {} : { period: expect(period, isPeriod, "a period") };
      const filter: CheckFilter = { ...programmeOf(programme), ...about };
      return targetChecks(await upToDate(), question(asked), filter);
    },
    deviations: async (period, { programme, ...asked } = {}) =>
      deviations(await upToDate(), expect(period, isPeriod, "a period"), question(asked), programmeOf(programme)),
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
  };
};
