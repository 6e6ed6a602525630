import type { Day, Event } from "@meetlat/core";
import * as fc from "fast-check";
import { days } from "../arbitraries/vocabulary.ts";
import { type CityOptions, cityHistories } from "../cities/city-histories.ts";
import { expectSame, forAll } from "./for-all.ts";
import type { Law } from "./law.ts";

/** A read model of one register, empty at first, that is told of events as they come. */
export interface ReadModel<Row> {
  /** Takes in events, in order of position. Some of them may have been taken in before. */
  readonly project: (events: ReadonlyArray<Event>) => Promise<void>;
  /** What it shows as of a day, in any order. */
  readonly rows: (asOf: Day) => Promise<ReadonlyArray<Row>>;
}

/** A kind of read model, as the laws see it. */
export interface ReadModelUnderTest<Row> {
  /** Opens a read model of a register that is not known yet. */
  readonly open: () => Promise<ReadModel<Row>>;
  /** What it should show of a log: worked out from all of it at once, by core's own projections. */
  readonly expected: (events: ReadonlyArray<Event>, asOf: Day) => ReadonlyArray<Row>;
  /** What the registers may be like. */
  readonly cities?: CityOptions;
  /** How often each law is tried; 50 when absent. */
  readonly runs?: number;
}

/** A log as it comes in: in pieces of any size. */
const inPieces = (events: ReadonlyArray<Event>, cuts: ReadonlyArray<number>): ReadonlyArray<ReadonlyArray<Event>> => {
  const at = [...new Set(cuts.map((cut) => cut % (events.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => events.slice(from, at[i] ?? events.length));
};

/** Rows in an order of their own, so that the order in which they are shown does not matter. */
const sorted = (rows: ReadonlyArray<unknown>): ReadonlyArray<unknown> =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/**
 * What every read model must keep: it shows what the log says, however the log comes in.
 *
 * **Details**
 *
 * It shows what is expected of the whole log; the same when the log comes in pieces, and after each of them what is expected
 * of the log so far; the same when pieces come again, as they do after a crash between writing rows and a checkpoint; and as
 * of every day, whichever was shown before.
 *
 * @example
 * ```ts
 * import { type Event, fold, targetChecks } from "@meetlat/core";
 * import { readModelLaws } from "@meetlat/testing";
 *
 * const rowsOf = (events: ReadonlyArray<Event>, asOf: Event["knownOn"]) =>
 *   targetChecks(fold(events), { asOf }).map(({ target, period, verdict }) => ({ target, period, verdict }));
 *
 * const laws = readModelLaws({
 *   // A read model that keeps the events themselves; yours keeps rows in a database.
 *   open: async () => {
 *     const log = new Map<number, Event>();
 *     return {
 *       project: async (events) => events.forEach((event) => log.set(event.position, event)),
 *       rows: async (asOf) => rowsOf([...log.values()], asOf),
 *     };
 *   },
 *   expected: rowsOf,
 *   runs: 10,
 * });
 * for (const law of laws) await law.run();
 * ```
 */
export const readModelLaws = <Row>({
  open,
  expected,
  cities,
  runs = 50,
}: ReadModelUnderTest<Row>): ReadonlyArray<Law> => {
  const histories = cityHistories(cities);
  const cuts = fc.array(fc.nat(), { maxLength: 5 });
  const shows = async (what: string, model: ReadModel<Row>, log: ReadonlyArray<Event>, asOf: Day): Promise<void> =>
    expectSame(`${what}, as of ${asOf}`, sorted(await model.rows(asOf)), sorted(expected(log, asOf)));

  return [
    forAll("it shows what the log says", fc.tuple(histories, days), runs, async ([{ events }, asOf]) => {
      const model = await open();
      await model.project(events);
      await shows("rows", model, events, asOf);
    }),
    forAll("in pieces it shows what the log says so far", fc.tuple(histories, cuts, days), runs, async (sample) => {
      const [{ events }, at, asOf] = sample;
      const model = await open();
      let so = 0;
      for (const piece of inPieces(events, at)) {
        await model.project(piece);
        so += piece.length;
        await shows(`rows after event ${so}`, model, events.slice(0, so), asOf);
      }
    }),
    forAll("what comes again changes nothing", fc.tuple(histories, cuts, fc.nat(5), days), runs, async (sample) => {
      const [{ events }, at, overlap, asOf] = sample;
      const model = await open();
      let so = 0;
      for (const piece of inPieces(events, at)) {
        await model.project(events.slice(Math.max(0, so - overlap), so + piece.length));
        await model.project(piece);
        so += piece.length;
      }
      await shows("rows", model, events, asOf);
    }),
    forAll("it shows any day, whichever was shown before", fc.tuple(histories, days, days), runs, async (sample) => {
      const [{ events }, one, other] = sample;
      const model = await open();
      await model.project(events);
      await shows("rows", model, events, one);
      await shows("rows", model, events, other);
      await shows("rows once more", model, events, one);
    }),
  ];
};
