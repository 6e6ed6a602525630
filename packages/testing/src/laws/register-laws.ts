import {
  type BatchRejection,
  type Command,
  decideAll,
  type Event,
  fold,
  type Instant,
  type NewEvent,
} from "@meetlat/core";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { counter } from "../arbitraries/event-ids.ts";
import { cityHistories } from "../cities/city-histories.ts";
import type { CityHistory } from "../cities/city-history.ts";
import { mistakesByTag } from "../cities/mistakes.ts";
import { commandOf } from "../written-command.ts";
import { expectSame, forAll } from "./for-all.ts";
import type { Law } from "./law.ts";

/** What came of commands: the events that were added (none, when the register said so already), or all that is wrong. */
export type RecordingOutcome =
  | { readonly ok: true; readonly events: ReadonlyArray<Event> }
  | {
      readonly ok: false;
      readonly rejections: ReadonlyArray<{
        readonly command: number;
        readonly rejection: Pick<BatchRejection["rejection"], "_tag" | "path">;
      }>;
    };

/** A register that commands are given to: a service around Meetlat, behind HTTP, in a queue, or in another language. */
export interface RecordingRegister {
  /** Records commands at a time: all of them, or none. It rejects only when it cannot be reached. */
  readonly record: (commands: ReadonlyArray<Command>, recordedAt: Instant) => Promise<RecordingOutcome>;
  /** All that was recorded, in order. */
  readonly events: () => Promise<ReadonlyArray<Event>>;
}

/** A kind of register, as the laws see it. */
export interface RegisterUnderTest {
  /**
   * Opens a register, making it when it is not there yet. The laws use a name of their own for each; the same name opened
   * twice is the same register, seen through two handles, as two processes would.
   */
  readonly open: (register: string) => Promise<RecordingRegister>;
  /** How often each law is tried; 25 when absent. */
  readonly runs?: number;
}

/** What an event says, whatever id, time and place it got. */
const said = ({ type, data, tags, knownOn, source, decidedBy }: Event | NewEvent) =>
  Object.fromEntries(
    Object.entries({ type, data, tags: [...tags].sort(), knownOn, source, decidedBy }).filter(
      ([, one]) => one !== undefined,
    ),
  );

const reasons = (
  rejections: ReadonlyArray<{ command: number; rejection: { _tag: string; path: ReadonlyArray<unknown> } }>,
) => rejections.map(({ command, rejection: { _tag, path } }) => `${command} ${_tag} at ${path.join(".")}`).sort();

const summary = (outcome: RecordingOutcome) =>
  outcome.ok ? { recorded: outcome.events.map(said) } : { refused: reasons(outcome.rejections) };

const at = (city: CityHistory): Instant => city.steps.at(-1)?.recordedAt ?? ("2022-01-01T00:00:00.000Z" as Instant);

/**
 * What every register that commands are given to must keep, whoever wrote it and in whatever language.
 *
 * **Details**
 *
 * It records what core decides, and refuses what core refuses, for the same reasons. A batch is recorded whole or not at
 * all. A command that is sent again adds nothing, also when it is sent twice at the same time through two handles. What was
 * recorded is read back at positions 1, 2, 3, … Ids, actors and correlations are the register's own.
 *
 * @example
 * ```ts
 * import { decideAll, type Event, fold } from "@meetlat/core";
 * import { counter, type RecordingRegister, registerLaws } from "@meetlat/testing";
 * import * as Result from "effect/Result";
 *
 * const logs = new Map<string, Array<Event>>();
 * const newId = counter();
 * const open = async (name: string): Promise<RecordingRegister> => {
 *   const log = logs.get(name) ?? [];
 *   logs.set(name, log);
 *   return {
 *     record: async (commands, recordedAt) => {
 *       const decided = decideAll(fold(log), commands, { recordedAt, actor: "me", newId });
 *       if (Result.isFailure(decided)) return { ok: false, rejections: decided.failure };
 *       const events = decided.success.map((event, i) => ({ ...event, position: log.length + 1 + i }) as Event);
 *       log.push(...events);
 *       return { ok: true, events };
 *     },
 *     events: async () => log,
 *   };
 * };
 * for (const law of registerLaws({ open, runs: 5 })) await law.run();
 * ```
 */
export const registerLaws = ({ open, runs = 25 }: RegisterUnderTest): ReadonlyArray<Law> => {
  const unique = `${Date.now().toString(36)}-${Math.trunc(Math.random() * 1e9).toString(36)}`;
  let registers = 0;
  const nextName = (): string => {
    registers += 1;
    return `law-${unique}-${registers}`;
  };
  const histories = cityHistories({ maxIntents: 12 });
  const wrong = fc.constantFrom(...Object.values(mistakesByTag)).map(({ readings }) => readings.map(commandOf));

  return [
    forAll(
      "records what core decides, and refuses what it refuses, for the same reasons",
      cityHistories({ maxIntents: 16, mistakes: 25 }),
      runs,
      async (city) => {
        const register = await open(nextName());
        for (const { command, recordedAt, events, rejections } of city.steps) {
          const outcome = await register.record([command], recordedAt);
          const refused = reasons(rejections.map((rejection) => ({ command: 0, rejection })));
          const expected = rejections.length > 0 ? { refused } : { recorded: events.map(said) };
          expectSame(`what came of ${command._tag}`, summary(outcome), expected);
        }
      },
    ),
    forAll("what was recorded is read back in its place", histories, runs, async (city) => {
      const name = nextName();
      const register = await open(name);
      for (const { command, recordedAt } of city.steps) await register.record([command], recordedAt);
      for (const handle of [register, await open(name)]) {
        const found = await handle.events();
        expectSame("events", found.map(said), city.events.map(said));
        expectSame(
          "positions",
          found.map(({ position }) => position),
          city.events.map(({ position }) => position),
        );
      }
    }),
    forAll("a batch is recorded whole, or not at all", fc.tuple(histories, wrong, fc.nat()), runs, async (sample) => {
      const [city, mistaken, n] = sample;
      const commands = city.steps.map(({ command }) => command);
      const recordedAt = at(city);
      const stamp = { recordedAt, actor: "law", newId: counter() };
      const batches = [commands.toSpliced(n % (commands.length + 1), 0, ...mistaken), commands];
      const register = await open(nextName());
      let log: ReadonlyArray<Event> = [];
      for (const batch of batches) {
        const decided = decideAll(fold(log), batch, stamp);
        const outcome = await register.record(batch, recordedAt);
        if (Result.isFailure(decided)) {
          expectSame("what came of a batch", summary(outcome), { refused: reasons(decided.failure) });
        } else {
          expectSame("what came of a batch", summary(outcome), { recorded: decided.success.map(said) });
          const added = decided.success.map((event, i) => ({ ...event, position: log.length + 1 + i }) as Event);
          log = [...log, ...added];
        }
        expectSame("events after a batch", (await register.events()).map(said), log.map(said));
      }
    }),
    forAll("a command that is sent again adds nothing", histories, runs, async (city) => {
      const register = await open(nextName());
      for (const { command, recordedAt } of city.steps) {
        await register.record([command], recordedAt);
        await register.record([command], recordedAt);
      }
      expectSame("events", (await register.events()).map(said), city.events.map(said));
    }),
    forAll("a command that is sent twice at the same time is recorded once", histories, runs, async (city) => {
      const name = nextName();
      const handles = [await open(name), await open(name), await open(name)];
      for (const { command, recordedAt } of city.steps) {
        await Promise.all(handles.map((handle) => handle.record([command], recordedAt)));
      }
      const [first] = handles;
      expectSame("events", (await first?.events())?.map(said), city.events.map(said));
    }),
  ];
};
