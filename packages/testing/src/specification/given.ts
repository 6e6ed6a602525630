import {
  type BatchRejection,
  type Command,
  type Day,
  decideAll,
  type Event,
  type EventType,
  fold,
  isDay,
  type RejectionTag,
} from "@meetlat/core";
import type { WrittenCommand } from "@meetlat/core/promise";
import { readWritten, type Written } from "@meetlat/core/promise";
import * as Result from "effect/Result";
import { printCommand } from "../cities/print-command.ts";
import { type Answers, type AskedOn, answersTo } from "./asked.ts";
import { Clock, type Fact, type Ground, groundOf, soundCommand } from "./facts.ts";
import { asFarAs, differences, printDifferences } from "./matching.ts";
import { SpecificationBroken } from "./specification-broken.ts";

type Partially<A> =
  A extends ReadonlyArray<infer One>
    ? ReadonlyArray<Partially<One>>
    : A extends object
      ? { readonly [K in keyof A]?: Partially<A[K]> | undefined }
      : A;

/**
 * What is expected to be recorded: the type, and as much of the rest as matters. Fields that are not named may hold
 * anything; `undefined` expects one to be absent; lists are to be as long as they are written.
 */
export type ExpectedEvent = {
  readonly [Type in EventType]: {
    readonly type: Type;
    readonly data?: Partially<Written<Extract<Event, { readonly type: Type }>["data"]>>;
    readonly tags?: ReadonlyArray<string>;
    readonly knownOn?: string | undefined;
    readonly source?: { readonly document: string; readonly locator?: string } | undefined;
    readonly decidedBy?: string | undefined;
  };
}[EventType];

/** Why a command is expected to be refused: by tag, and where it matters by the field (`rows.0.value`) and the command. */
export type ExpectedRejection =
  | RejectionTag
  | { readonly tag: RejectionTag; readonly path?: string; readonly value?: string; readonly command?: number };

/** A register in which something was recorded: ask it something. */
export interface Recorded {
  /**
   * What is answered to a question.
   *
   * @throws RangeError when `asOf` or `knownAt` is not a day, or the log has no position `at`.
   */
  readonly asked: (question: AskedOn) => Answers;
}

/** A command that was given: say what comes of it. */
export interface When extends Recorded {
  /** These are recorded, in this order, and nothing else. Throws `SpecificationBroken` when that is not so. */
  readonly then: (...expected: readonly [ExpectedEvent, ...ReadonlyArray<ExpectedEvent>]) => Recorded;
  /** It is accepted, and the register said so already. Throws `SpecificationBroken` when that is not so. */
  readonly thenNothing: () => Recorded;
  /** It is refused, for these reasons and no others, in any order. Throws `SpecificationBroken` when that is not so. */
  readonly thenRejected: (...expected: readonly [ExpectedRejection, ...ReadonlyArray<ExpectedRejection>]) => void;
}

/** What a specification begins with: give a command, or ask something. */
export interface Given extends Recorded {
  /** One command, or several that are all recorded or none; each knows what those before it add. */
  readonly when: (...commands: readonly [WrittenCommand | Command, ...ReadonlyArray<WrittenCommand | Command>]) => When;
}

const indented = (word: string, lines: ReadonlyArray<string>): string =>
  (lines.length === 0 ? ["nothing"] : lines).map((line, i) => `${(i === 0 ? word : "").padEnd(6)} ${line}`).join("\n");

const readExpected = ({ data, ...event }: ExpectedEvent): object =>
  data === undefined ? event : { ...event, data: readWritten({ ...data }).command };

const list = <A>(found: ReadonlyArray<A>): Readonly<Record<string, A>> =>
  Object.fromEntries(found.map((one, i) => [`${i + 1}`, one]));

const refusalOf = ({ command, rejection: { _tag, path, value } }: BatchRejection) => ({
  tag: _tag,
  path: path.join("."),
  value,
  command,
});

const when = (ground: Ground, clock: Clock, written: ReadonlyArray<WrittenCommand | Command>): When => {
  const commands = written.map(soundCommand);
  const story = `${indented("given", ground.lines)}\n${indented("when", commands.map(printCommand))}`;
  const outcome = decideAll(fold(ground.events), commands, clock.stamp());

  const broken = (what: string, said: string, expected: unknown, actual: unknown): SpecificationBroken =>
    new SpecificationBroken(`${what}\n${said}\n\n${story}`, expected, actual);

  const accepted = (expected: unknown): ReadonlyArray<Event> => {
    if (Result.isSuccess(outcome)) {
      return outcome.success.map((event, i) => ({ ...event, position: ground.events.length + 1 + i }) as Event);
    }
    const refusals = outcome.failure.map(refusalOf);
    const why = outcome.failure.map(({ rejection: r }) => `  ${r._tag} at ${r.path.join(".")}: ${r.problem.en}`);
    throw broken("It was refused.", why.join("\n"), expected, { rejected: refusals });
  };
  const recorded = (events: ReadonlyArray<Event>): Recorded => ({
    asked: (question) => answersTo([...ground.events, ...events], question, story),
  });

  return {
    asked: (question) => recorded(accepted("that it is accepted")).asked(question),
    // biome-ignore lint/suspicious/noThenProperty: awaiting a specification that says nothing is an error, see `forgotten`.
    then: (...expected) => {
      if (expected.some((one) => typeof one !== "object")) throw forgotten(story);
      const wanted = expected.map(readExpected);
      const events = accepted(wanted);
      const found = list(events.map((event, i) => asFarAs(event, wanted[i] ?? { type: "", data: {} })));
      const differing = differences(list(events), list(wanted));
      const more = events.slice(wanted.length).map((event, i) => ({
        path: `${wanted.length + i + 1}`,
        found: event.type,
        expected: undefined,
      }));
      if (differing.length + more.length > 0) {
        const said = printDifferences([...differing, ...more]);
        throw broken("What is recorded is not as expected.", said, list(wanted), found);
      }
      return recorded(events);
    },
    thenNothing: () => {
      const events = accepted([]);
      if (events.length > 0) {
        const said = events.map(({ type, data }) => `  ${type} ${JSON.stringify(data)}`).join("\n");
        throw broken("Something is recorded, where nothing was expected.", said, [], events);
      }
      return recorded([]);
    },
    thenRejected: (...expected) => {
      const wanted = expected.map((one) => (typeof one === "string" ? { tag: one } : one));
      if (Result.isSuccess(outcome)) {
        const events = outcome.success.map(({ type }) => type);
        const said = `  recorded ${events.length === 0 ? "nothing new" : events.join(", ")}`;
        throw broken("It was accepted, where it was expected to be refused.", said, wanted, { recorded: events });
      }
      const refusals = outcome.failure.map(refusalOf);
      const left = [...refusals];
      const missed = wanted.filter((one) => {
        const at = left.findIndex((refusal) => differences(refusal, one).length === 0);
        if (at >= 0) left.splice(at, 1);
        return at < 0;
      });
      if (missed.length + left.length === 0) return;
      const said = [
        ...missed.map((one) => `  expected ${Object.values(one).join(" at ")}, which was not found`),
        ...left.map(({ tag, path, value }) => `  found    ${tag} at ${path} (${value}), which was not expected`),
      ];
      throw broken("It was refused for other reasons than expected.", said.join("\n"), wanted, refusals);
    },
  };
};

/** A specification that was awaited or returned before it said what comes of the command. */
const forgotten = (story: string): SpecificationBroken =>
  new SpecificationBroken(
    `Say what comes of it: then(…), thenNothing(), thenRejected(…) or asked(…).\n\n${story}`,
    "what comes of it",
    undefined,
  );

/** The day on which {@link given} records, unless a fact says from when it is known. */
const RECORDED_ON = "2024-01-01";

/**
 * As {@link given}, recording on another day than 1 January 2024. Facts that do not say so are known from that day.
 *
 * @throws RangeError when the day does not exist.
 */
export const givenOn = (day: string): ((...facts: ReadonlyArray<Fact>) => Given) => {
  if (!isDay(day)) throw new RangeError(`“${day}” is not a day`);
  return (...facts) => {
    const clock = new Clock(day as Day);
    const ground = groundOf(facts, clock);
    return {
      when: (...commands) => when(ground, clock, commands),
      asked: (question) => answersTo(ground.events, question, indented("given", ground.lines)),
    };
  };
};

/**
 * A specification: given what was recorded, when a command is given, then this comes of it. It belongs to no test runner: it
 * throws what vitest, node:test, Jest and Mocha show as a difference.
 *
 * **Details**
 *
 * What is given are commands as people write them, with values and rules in notation, or events. Of what is expected only the
 * fields that are named are compared. `asked` holds the answers to a question, with what is given alone or with what the
 * command adds.
 *
 * @throws RangeError when a command or an event cannot be read, or what is given cannot be recorded: a mistake in the
 * specification. So does `asked`, on what is no day or a position that the log has not.
 * @throws SpecificationBroken by what follows it (`then`, `thenTarget`, …), when that does not hold.
 *
 * @example
 * ```ts
 * import { given } from "@meetlat/testing";
 *
 * const benefits = { _tag: "DefineIndicator", indicator: "benefits", title: "Benefits", unit: "persons", polarity: "lower", nature: "stock", class: "effect" } as const;
 * const promise = { _tag: "SetTarget", target: "4b", indicator: "benefits", rule: "<= 1638 in 2020", class: "collegeTarget" } as const;
 *
 * given(benefits, promise)
 *   .when({ _tag: "RecordMeasurement", indicator: "benefits", period: "2020", value: "1989" })
 *   .then({ type: "MeasurementRecorded", data: { value: "1989", unit: "persons" } })
 *   .asked({ asOf: "2021-07-01" })
 *   .thenTarget("4b", { "2020": { verdict: "notMet", gap: "351" }, whole: "notMet" });
 *
 * given(benefits, promise).when({ ...promise, rule: "<= 1700 in 2020" }).thenRejected({ tag: "alreadyDefined", path: "target" });
 * ```
 */
export const given: (...facts: ReadonlyArray<Fact>) => Given = givenOn(RECORDED_ON);
