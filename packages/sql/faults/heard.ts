import type { Shape } from "./batches.ts";
import { type Acknowledged, checkRegister } from "./check.ts";
import type { Worker } from "./crew.ts";
import type { Finding, Outcome } from "./findings.ts";
import type { Place } from "./place.ts";

/** A worker that writes, and what it was told to send. */
export interface Writer extends Shape {
  readonly writer: number;
  readonly process: Worker;
}

/** What a writer said was acknowledged. */
export const acknowledgedBy = ({ process, writer, size, perTransaction }: Writer): ReadonlyArray<Acknowledged> =>
  process.lines.flatMap((line) =>
    line.said === "acknowledged" ? [{ writer, number: line.batch, size, perTransaction, position: line.position }] : [],
  );

/** How many batches a writer sent without hearing of them again. */
export const inFlightOf = ({ process: { lines } }: Writer): number => {
  const open = new Set<number>();
  for (const line of lines) {
    if (line.said === "sending") open.add(line.batch);
    if (line.said === "acknowledged") open.delete(line.batch);
  }
  return open.size;
};

/** The first batch that a writer has not heard of, at the beginning of its transaction: where the next one goes on. */
export const nextOf = (writer: Writer): number =>
  Math.max(-1, ...acknowledgedBy(writer).map(({ number }) => number)) + 1;

/** Waits until a worker has ended, and tells what went wrong with it. */
export const troubleOf = async (process: Worker): Promise<ReadonlyArray<Finding>> => {
  const { trouble } = await process.ended;
  return trouble === null ? [] : [{ kind: "other", what: trouble }];
};

/** Waits until all writers have ended, and holds the register against what they said. */
export const outcomeOf = async (
  place: Place,
  register: string,
  writers: ReadonlyArray<Writer>,
  findings: ReadonlyArray<Finding> = [],
): Promise<Outcome> => {
  const troubles = await Promise.all(writers.map(({ process }) => troubleOf(process)));
  const acknowledged = writers.flatMap(acknowledgedBy);
  const checked = await checkRegister(place, register, acknowledged);
  return {
    acknowledged: acknowledged.reduce((sum, { size }) => sum + size, 0),
    inFlight: writers.reduce((sum, writer) => sum + inFlightOf(writer), 0),
    findings: [...findings, ...troubles.flat(), ...checked.findings],
  };
};
