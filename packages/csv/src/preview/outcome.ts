import { decideEach, type EventType, factsIn, givenAgain, type Register, type Stamp } from "@meetlat/core";
import type { TableBatch } from "../batch.ts";
import type { CellError } from "../cell-error.ts";
import { locate } from "../locate.ts";

/** What a register would record of a batch. */
export interface Outcome {
  /** Facts in the batch. */
  readonly facts: number;
  /** Events that would be added, by type. */
  readonly events: Readonly<Partial<Record<EventType, number>>>;
  /** All of them together. */
  readonly added: number;
  /** Those of them that change a fact which the register or the batch holds already. */
  readonly changes: number;
  /** Facts that the register holds already, and that add nothing. */
  readonly known: number;
  /** What the register would refuse, by file, line and column; then nothing is recorded. */
  readonly errors: ReadonlyArray<CellError>;
}

const changing: ReadonlyArray<EventType> = [
  "MeasurementCorrected",
  "TargetRevised",
  "DeliverableRescheduled",
  "AreaSetRevised",
  "IndicatorRedefined",
];

/**
 * What a register would record of a batch: as an import decides it, with facts that are given again as corrections and
 * revisions. The register is used up; nothing is stored.
 *
 * @example
 * ```ts
 * import { type EventId, emptyRegister, type Instant } from "@meetlat/core";
 * import { outcomeOf, readTables } from "@meetlat/csv";
 * import * as Result from "effect/Result";
 *
 * const content = "indicator,title,unit,polarity,nature\nvisits,Visits,persons,higher,flow";
 * const batch = Result.getOrThrow(readTables([{ name: "indicators.csv", content }]));
 * const stamp = {
 *   recordedAt: "2021-07-01T00:00:00.000Z" as Instant,
 *   actor: "preview",
 *   newId: () => crypto.randomUUID() as EventId,
 * };
 * const outcome = outcomeOf(batch, emptyRegister(), stamp);
 * console.assert(outcome.added === 1 && outcome.events.IndicatorDefined === 1);
 * ```
 */
export const outcomeOf = (batch: TableBatch, register: Register, stamp: Stamp): Outcome => {
  const events = new Map<EventType, number>();
  const rejections: Array<ReturnType<typeof decideEach>["rejections"][number]> = [];
  let [facts, added, changes, known] = [0, 0, 0, 0];
  let state = register;
  batch.commands.forEach((command, i) => {
    const decided = decideEach(state, [command], stamp, givenAgain);
    state = decided.register;
    const given = factsIn(command);
    facts += given;
    added += decided.events.length;
    for (const { type } of decided.events) {
      events.set(type, (events.get(type) ?? 0) + 1);
      if (changing.includes(type)) changes++;
    }
    for (const { rejection } of decided.rejections) rejections.push({ command: i, rejection });
    if (decided.rejections.length === 0) known += Math.max(0, given - decided.events.length);
  });
  const errors = rejections.length === 0 ? [] : locate(batch, rejections);
  return { facts, events: Object.fromEntries(events), added, changes, known, errors };
};
