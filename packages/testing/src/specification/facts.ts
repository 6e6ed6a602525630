import {
  type Command,
  type Day,
  type Draft,
  decideAndFold,
  describeRejection,
  describeUnreadable,
  type Event,
  type EventType,
  emptyRegister,
  evolve,
  type Instant,
  type NewEvent,
  type Register,
  type Stamp,
  stampDraft,
} from "@meetlat/core";
import { decodeCommand, decodeEvent } from "@meetlat/core/codec";
import type { WrittenCommand } from "@meetlat/core/promise";
import { readWritten, type UnreadableField, type Written } from "@meetlat/core/promise";
import * as Result from "effect/Result";
import { counter } from "../arbitraries/event-ids.ts";
import { printCommand } from "../cities/print-command.ts";
import { commandOf } from "../written-command.ts";

/** An event that was recorded: its type and its data, in notation or as they are; and what is said of it besides. */
export type WrittenEvent = {
  readonly [Type in EventType]: {
    readonly type: Type;
    readonly data: Written<Extract<Event, { readonly type: Type }>["data"]>;
    readonly tags?: ReadonlyArray<string>;
    readonly knownOn?: string;
    readonly source?: { readonly document: string; readonly locator?: string };
    readonly decidedBy?: string;
  };
}[EventType];

/** What a specification begins with: commands that were recorded, or events. */
export type Fact = WrittenCommand | WrittenEvent | Command | Event | NewEvent;

/** A command that fits its schema. */
export const soundCommand = (written: WrittenCommand | Command): Command => {
  const decoded = decodeCommand(commandOf(written as WrittenCommand));
  if (Result.isSuccess(decoded)) return decoded.success;
  const misfits = decoded.failure.map(({ path, problem }) => `  ${path.join(".")}: ${problem.en}`);
  throw new RangeError(`${written._tag} is not a command as it is written.\n${misfits.join("\n")}`);
};

/** Gives what is recorded its time and ids: all on one day, a second after each other. */
export class Clock {
  readonly #day: Day;
  readonly #newId = counter();
  #seconds = 0;

  constructor(day: Day) {
    this.#day = day;
  }

  stamp(): Stamp {
    const time = Date.parse(`${this.#day}T09:00:00.000Z`) + 1000 * this.#seconds;
    this.#seconds += 1;
    return { recordedAt: new Date(time).toISOString() as Instant, actor: "specification", newId: this.#newId };
  }
}

/** What a specification begins with, folded, and a line for each fact. */
export interface Ground {
  readonly events: ReadonlyArray<Event>;
  readonly lines: ReadonlyArray<string>;
}

/** Data with its notations read; what is no data at all is left for the schema to judge. */
const readData = (data: unknown): { readonly command: unknown; readonly errors: ReadonlyArray<UnreadableField> } =>
  typeof data === "object" && data !== null ? readWritten({ ...data }) : { command: data, errors: [] };

type Misfits = ReadonlyArray<{ readonly path: ReadonlyArray<string | number>; readonly problem: string }>;

/** An event in its place in a log, when it fits its schema and its notations can be read. */
const soundEvent = (fact: WrittenEvent | Event | NewEvent, position: number, clock: Clock): Event => {
  const unfit = (misfits: Misfits): RangeError => {
    const list = misfits.map(({ path, problem }) => `  ${path.join(".")}: ${problem}`);
    return new RangeError(`${fact.type} is not an event as it is written.\n${list.join("\n")}`);
  };
  const read = (): object => {
    if ("id" in fact) return fact;
    const { command, errors } = readData(fact.data);
    if (errors.length > 0) {
      throw unfit(
        errors.map(({ path, error }) => ({ path: ["data", ...path], problem: describeUnreadable(error, "en") })),
      );
    }
    const named = Object.fromEntries(Object.entries(fact).filter(([, field]) => field !== undefined));
    const said = { tags: [], ...named, type: fact.type, data: command };
    return { ...stampDraft(said as Draft<string, unknown>, clock.stamp()), ...said };
  };
  const decoded = decodeEvent({ ...read(), position });
  if (Result.isSuccess(decoded)) return decoded.success;
  throw unfit(decoded.failure.map(({ path, problem }) => ({ path, problem: problem.en })));
};

const printEvent = ({ type, data }: { readonly type: string; readonly data: object }): string =>
  `${type} ${JSON.stringify(data)}`;

/** Records facts one after the other; it throws when an event among them does not fit, or a command is refused. */
export const groundOf = (facts: ReadonlyArray<Fact>, clock: Clock): Ground => {
  const events: Array<Event> = [];
  const lines: Array<string> = [];
  let register: Register = emptyRegister();
  for (const fact of facts) {
    if ("type" in fact) {
      lines.push(printEvent(fact));
      const event = soundEvent(fact, events.length + 1, clock);
      events.push(event);
      register = evolve(register, event);
      continue;
    }
    const command = soundCommand(fact);
    lines.push(printCommand(command));
    const outcome = decideAndFold(register, [command], clock.stamp());
    if (Result.isFailure(outcome)) {
      const why = outcome.failure.map(({ rejection }) => `  ${rejection._tag}: ${describeRejection(rejection, "en")}`);
      throw new RangeError(`What is given cannot be recorded: ${printCommand(command)}\n${why.join("\n")}`);
    }
    const before = events.length;
    outcome.success.events.forEach((event, i) => {
      events.push({ ...event, position: before + 1 + i } as Event);
    });
    register = outcome.success.register;
  }
  return { events, lines };
};
