import {
  type Command,
  type Day,
  type DocumentId,
  type Draft,
  dayOf,
  decide,
  type Event,
  emptyRegister,
  evolve,
  type Instant,
  type Provenance,
  type Rejection,
  type Stamp,
  stampDraft,
} from "@meetlat/core";
import type { WrittenCommand } from "@meetlat/core/promise";
import * as Result from "effect/Result";
import { counter } from "../arbitraries/event-ids.ts";
import { commandOf } from "../written-command.ts";
import { documents } from "./catalogue.ts";
import { CityHistory, type CityStep } from "./city-history.ts";
import type { Move, Telling } from "./intent.ts";

const START = Date.parse("2019-01-01T09:00:00.000Z");
const DAY = 86_400_000;
const MINUTE = 60_000;

const instantAt = (time: number): Instant => new Date(time).toISOString() as Instant;
const dayAt = (time: number): Day => dayOf(instantAt(time));

/** A command with what is said of its fact besides: from when it was known, where it stands, who decided it. */
const told = (command: Command, { known, document, decidedBy }: Telling, time: number): Command => {
  const besides: Provenance = {
    ...(known === null ? {} : { knownOn: dayAt(time + known * DAY) }),
    ...(document === null ? {} : { source: { document: document as DocumentId, locator: "p. 12" } }),
    ...(decidedBy === null ? {} : { decidedBy }),
  };
  return command._tag === "RecordMeasurements"
    ? { ...command, rows: command.rows.map((row) => ({ ...row, ...besides })) }
    : ({ ...command, ...besides } as Command);
};

/**
 * Lets a city live: every move in its turn, each held against the register as it is by then.
 *
 * What is recorded was accepted, by core's own `decide`; a move that the register does not accept in any reading, or that
 * tells it nothing new, is passed over, and so is a mistake that is none by then.
 */
export const live = (moves: ReadonlyArray<Move>): CityHistory => {
  const newId = counter();
  const steps: Array<CityStep> = [];
  let register = emptyRegister();
  let time = START;
  let last: Event | undefined;

  const outcomeOf = (command: Command) => decide(register, command, dayAt(time));

  const record = (command: Command, correlationId: string | undefined): boolean => {
    const outcome = outcomeOf(command);
    if (Result.isFailure(outcome) || outcome.success.length === 0) return false;
    const recordedAt = instantAt(time);
    const stamp: Stamp = {
      recordedAt,
      actor: "controller-7",
      newId,
      ...(correlationId === undefined
        ? {}
        : { correlationId, ...(last === undefined ? {} : { causationId: last.id }) }),
    };
    const events = outcome.success.map((draft): Event => {
      const event = { ...stampDraft(draft as Draft<string, unknown>, stamp), position: register.position + 1 } as Event;
      register = evolve(register, event);
      return event;
    });
    last = events.at(-1);
    steps.push({ command, recordedAt, events, rejections: [] });
    time += MINUTE;
    return true;
  };

  const refuse = (command: Command): void => {
    const outcome = outcomeOf(command);
    if (Result.isSuccess(outcome)) return;
    const rejections: ReadonlyArray<Rejection> = outcome.failure;
    steps.push({ command, recordedAt: instantAt(time), events: [], rejections });
    time += MINUTE;
  };

  moves.forEach(({ days, intent, telling, mistaken }, i) => {
    time += days * DAY;
    // What was recorded for one reason belongs together; now and then somebody keeps track of that.
    const correlationId = i % 3 === 2 ? `change-${i + 1}` : undefined;
    const needs: ReadonlyArray<WrittenCommand> = [
      ...intent.needs,
      ...Object.values(documents).filter(({ document }) => document === telling.document),
    ];
    for (const need of needs) record(commandOf(need), correlationId);
    const readings = intent.readings.map(commandOf);
    if (mistaken) {
      readings.forEach(refuse);
      return;
    }
    const asTold = readings.map((reading) => told(reading, telling, time));
    const undated = readings.map((reading) => told(reading, { ...telling, known: null }, time));
    [...asTold, ...(telling.known === null ? [] : undated)].some((reading) => record(reading, correlationId));
  });
  return new CityHistory(steps);
};
