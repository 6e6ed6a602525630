import {
  type Command,
  type Day,
  decideAll,
  type Event,
  type EventId,
  fold,
  type Instant,
  type Stamp,
} from "@meetlat/core";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { commandLists } from "./command-lists.ts";
import { counter } from "./event-ids.ts";
import { days } from "./vocabulary.ts";

export { counter };

/** Noon of a day, an actor named `test`, and ids that count up. */
export const stampAt = (day: Day, newId: () => EventId = counter()): Stamp => ({
  recordedAt: `${day}T12:00:00.000Z` as Instant,
  actor: "test",
  newId,
});

/** The events of those commands, one after the other, that are not refused. */
export const eventsOf = (commands: ReadonlyArray<Command>, recordedOn: ReadonlyArray<Day>): ReadonlyArray<Event> => {
  const newId = counter();
  const events: Array<Event> = [];
  commands.forEach((command, i) => {
    const day = recordedOn[i % recordedOn.length] ?? ("2021-01-01" as Day);
    // Every other command says what it belongs to, and what it came of.
    const [first, last] = i % 2 === 0 ? [] : [events[0], events.at(-1)];
    const stamp = {
      ...stampAt(day, newId),
      ...(first === undefined ? {} : { correlationId: first.id }),
      ...(last === undefined ? {} : { causationId: last.id }),
    };
    const outcome = decideAll(fold(events), [command], stamp);
    if (Result.isFailure(outcome)) return;
    for (const event of outcome.success) events.push({ ...event, position: events.length + 1 } as Event);
  });
  return events;
};

/** What a city could have recorded. */
export const histories: fc.Arbitrary<ReadonlyArray<Event>> = fc
  .tuple(commandLists, fc.array(days, { minLength: 1, maxLength: 5 }))
  .map(([commands, on]) => eventsOf(commands, [...on].sort()));
