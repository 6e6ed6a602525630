import type { Command, Day, Event } from "@meetlat/core";
import { commandLists, commandsByTag, days, eventsOf } from "@meetlat/testing";
import * as fc from "fast-check";

const level = { _tag: "Level", comparator: "<=", threshold: "5", period: "2019" };
const target = { _tag: "SetTarget", class: "collegeTarget" };
const indicator = { _tag: "DefineIndicator", title: "a", polarity: "lower", class: "effect" };

/** What reaches far: a ratio that is computed from others, and a promise for every area of a set. */
const farReaching = [
  {
    _tag: "DefineAreaSet",
    set: "gebieden",
    areas: [
      { area: "noord", title: "a" },
      { area: "zuid", title: "b" },
    ],
  },
  { ...indicator, indicator: "eenzaamheid", unit: "%", nature: "stock" },
  { ...indicator, indicator: "bezoeken", unit: "personen", nature: "flow" },
  { ...indicator, indicator: "aandeel", unit: "%", nature: "ratio", numerator: "bezoeken", denominator: "eenzaamheid" },
  { ...target, target: "ratio", indicator: "aandeel", rule: level },
  {
    ...target,
    target: "gebieden",
    indicator: "eenzaamheid",
    rule: { _tag: "EveryArea", set: "gebieden", quantifier: { _tag: "All" }, rule: level },
  },
].map((command) => ({ knownOn: "2016-01-01", ...command })) as unknown as ReadonlyArray<Command>;

const among = (
  commands: ReadonlyArray<Command>,
  more: ReadonlyArray<readonly [number, Command]>,
): ReadonlyArray<Command> =>
  more.reduce((all, [at, command]) => all.toSpliced(all.length === 0 ? 0 : at % all.length, 0, command), [...commands]);

const histories: fc.Arbitrary<ReadonlyArray<Event>> = fc
  .tuple(
    commandLists,
    fc.array(fc.tuple(fc.nat(), fc.oneof(commandsByTag.ReviseAreaSet, commandsByTag.ReviseTarget)), { maxLength: 4 }),
    fc.array(days, { minLength: 1, maxLength: 5 }),
  )
  .map(([commands, more, on]) => eventsOf([...farReaching, ...among(commands, more)], [...on].sort()));

/** A part of a history that is appended, and the day for which is projected after it; `null` when nobody does. */
export interface Piece {
  readonly events: ReadonlyArray<Event>;
  readonly asOf: Day | null;
}

/** Histories as they come in: in pieces of any size, with projecting between them, mostly for the same day. */
export const piecewise: fc.Arbitrary<ReadonlyArray<Piece>> = fc
  .tuple(
    histories,
    days,
    fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 9 }),
        asOf: fc.oneof(
          { weight: 6, arbitrary: fc.constant("same") },
          { weight: 1, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: days },
        ),
      }),
      { minLength: 8, maxLength: 20 },
    ),
  )
  .map(([events, day, parts]) => {
    let from = 0;
    const pieces = parts.map(({ size, asOf }, i): Piece => {
      const to = i + 1 === parts.length ? events.length : from + size;
      const piece = { events: events.slice(from, to), asOf: asOf === "same" ? day : (asOf as Day | null) };
      from = to;
      return piece;
    });
    return [...pieces, { events: [], asOf: day }];
  });
