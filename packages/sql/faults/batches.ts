import type { Command, Event, NewEvent } from "@meetlat/core";
import { counter, eventsOf } from "@meetlat/testing";

/** How a writer cuts up what it sends: so many events in an append, and so many appends in a transaction. */
export interface Shape {
  readonly size: number;
  readonly perTransaction: number;
}

/** An append of a writer: its batches are 0, 1, 2, … and each is the same events however often it is made. */
export interface Batch extends Shape {
  readonly writer: number;
  readonly number: number;
}

/** Some events that must all be in the register, or none. */
export interface Whole {
  readonly name: string;
  readonly size: number;
}

const definition = {
  _tag: "DefineIndicator",
  indicator: "fault",
  title: "fault",
  unit: "%",
  polarity: "lower",
  nature: "stock",
  class: "effect",
} as unknown as Command;

const idOf = ({ writer, number }: Batch, k: number): Event["id"] => counter((writer * 10_000 + number) * 10_000 + k)();

/** The name of a batch. */
export const nameOf = ({ writer, number }: Pick<Batch, "writer" | "number">): string => `${writer}.${number}`;

/** The ids of a batch, in order. */
export const idsOf = (batch: Batch): ReadonlyArray<Event["id"]> =>
  Array.from({ length: batch.size }, (_, k) => idOf(batch, k));

/** The events of a batch; each says of which batch and of which transaction it is a part, and how big those are. */
export const eventsIn = (batch: Batch): ReadonlyArray<NewEvent> => {
  const [template] = eventsOf([definition], ["2021-07-01" as Event["knownOn"]]);
  if (template === undefined) throw new Error("the definition of an indicator was refused");
  const { position: _position, ...event } = template;
  const { writer, number, size, perTransaction } = batch;
  const transaction = `${writer}.${Math.trunc(number / perTransaction)}`;
  return idsOf(batch).map(
    (id, k) =>
      ({
        ...event,
        id,
        tags: [`indicator:w${writer}`, `batch:${nameOf(batch)}`, `event:${k}`],
        correlationId: `batch ${nameOf(batch)} of ${size}`,
        causationId: `transaction ${transaction} of ${size * perTransaction}`,
      }) as NewEvent,
  );
};

/** The wholes that an event says it is a part of. */
export const wholesOf = ({ correlationId, causationId }: Event): ReadonlyArray<Whole> =>
  [correlationId, causationId].flatMap((name) =>
    name === undefined ? [] : [{ name, size: Number(name.split(" of ")[1]) }],
  );
