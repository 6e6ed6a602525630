import { join } from "node:path";
import type { AppendCondition, Event, NewEvent, Query } from "@meetlat/core";
import { matcherOf } from "@meetlat/core";
import {
  AppendConditionFailed,
  EventIdConflict,
  type EventStoreService,
  EventUnreadable,
  type ReadOptions,
  StoreUnavailable,
} from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Equal from "effect/Equal";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { commit, makeFolder, readCommit, syncFolder } from "./commit-files.ts";
import { printLines, readLines } from "./event-lines.ts";

const sameContent = ({ position: _position, ...known }: Event, event: NewEvent): boolean => Equal.equals(known, event);

/** One register on files: what was read of it so far, and the way to read and commit more. */
class Log {
  readonly #folder: string;
  readonly #events: Array<Event> = [];
  readonly #byId = new Map<string, Event>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  get head(): number {
    return this.#events.length;
  }

  /** What is there after a position, as far as it was read. */
  select(query: Query, { after = 0, upTo = this.head, knownAt }: ReadOptions): ReadonlyArray<Event> {
    const isAsked = matcherOf(query);
    return this.#events
      .slice(after, upTo)
      .filter((event) => (knownAt === undefined || event.knownOn <= knownAt) && isAsked(event));
  }

  /** Reads what others committed since. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#refresh());
  }

  append(events: ReadonlyArray<NewEvent>, condition: AppendCondition | undefined): Promise<number> {
    return this.#inTurn(async () => {
      for (;;) {
        await this.#refresh();
        const known = this.#positionOfKnown(events);
        if (known !== null) return known;
        if (condition !== undefined) {
          const [found] = this.select(condition.failIfEventsMatch, { after: condition.after });
          if (found !== undefined) throw new AppendConditionFailed({ condition, found });
        }
        const first = this.head + 1;
        if (events.length === 0) return this.head;
        if (await commit(this.#folder, first, printLines(events, first))) {
          this.#add(events.map((event, i) => ({ ...event, position: first + i }) as Event));
          return this.head;
        }
        // Another was first: read what they committed, and look again.
      }
    });
  }

  /** The last position of events that are all there already; `null` when none is. */
  #positionOfKnown(events: ReadonlyArray<NewEvent>): number | null {
    const isKnown = events.some(({ id }) => this.#byId.has(id));
    const seen = new Set<string>();
    for (const event of events) {
      const same = this.#byId.get(event.id);
      const differs = same === undefined ? isKnown : !sameContent(same, event);
      if (differs || seen.has(event.id)) throw new EventIdConflict({ id: event.id });
      seen.add(event.id);
    }
    return isKnown ? (this.#byId.get(events.at(-1)?.id ?? "")?.position ?? 0) : null;
  }

  async #refresh(): Promise<void> {
    const before = this.head;
    for (;;) {
      const first = this.head + 1;
      const text = await readCommit(this.#folder, first);
      if (text === null) break;
      const events = readLines(text, first);
      if (Result.isFailure(events)) {
        const { line, problems } = events.failure;
        const position = first + Math.max(line - 2, 0);
        throw new EventUnreadable({ position, problems: problems.map((problem) => `line ${line}: ${problem}`) });
      }
      this.#add(events.success);
    }
    // Whoever committed it may not have come to this yet; what was seen once must be there for ever.
    if (this.head > before) await syncFolder(this.#folder);
  }

  #add(events: ReadonlyArray<Event>): void {
    for (const event of events) {
      this.#events.push(event);
      this.#byId.set(event.id, event);
    }
  }

  #inTurn<A>(task: () => Promise<A>): Promise<A> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => {});
    return done;
  }
}

type Refusal = AppendConditionFailed | EventIdConflict | EventUnreadable;

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof AppendConditionFailed || error instanceof EventIdConflict || error instanceof EventUnreadable;

/** A task on files as an effect: what it refuses is a typed error, and anything else is trouble with the disk. */
const attempt = <A, E extends Refusal>(task: () => Promise<A>): Effect.Effect<A, E | StoreUnavailable> =>
  Effect.tryPromise({
    try: task,
    catch: (error) => (isRefusal(error) ? (error as E) : new StoreUnavailable({ cause: error })),
  });

/** How often a subscriber looks whether something came. */
const POLL = "20 millis";

/**
 * Opens a register that is kept in a folder of files, making it when it is not there yet. Any number of processes on one
 * machine may have it open and write to it. Every handle keeps the events in memory.
 */
export const fileEventStore = (folder: string, register: string): Effect.Effect<EventStoreService, StoreUnavailable> =>
  Effect.map(
    attempt<Log, never>(async () => {
      // The prefix keeps names such as ".." from being a way out of the folder.
      const path = join(folder, `register-${encodeURIComponent(register)}`);
      await makeFolder(path);
      return new Log(path);
    }),
    (log): EventStoreService => {
      const refreshed = attempt<void, EventUnreadable>(() => log.refresh());
      return {
        append: (events, condition) => attempt<number, Refusal>(() => log.append(events, condition)),
        // A head that cannot be read counts as a store that does not answer.
        head: Effect.map(
          Effect.mapError(refreshed, (error) => new StoreUnavailable({ cause: error })),
          () => log.head,
        ),
        read: (query, options = {}) =>
          Stream.unwrap(Effect.map(refreshed, () => Stream.fromArray([...log.select(query, options)]))),
        subscribe: (query, after) =>
          Stream.suspend(() => {
            let cursor = after;
            const more = Effect.map(refreshed, () => {
              const events = log.select(query, { after: cursor });
              cursor = Math.max(cursor, log.head);
              return Stream.fromArray([...events]);
            });
            return Stream.flatMap(Stream.tick(POLL), () => Stream.unwrap(more));
          }),
      };
    },
  );
