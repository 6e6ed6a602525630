import { allEvents, type Event } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { dialectOf } from "../src/dialect.ts";
import { FIRST_HASH, nextHash, SqlClient, sqlEventStore } from "../src/index.ts";
import { BeginTransaction } from "../src/sql-client.ts";
import { type Batch, idsOf, nameOf, wholesOf } from "./batches.ts";
import type { Finding, Kind } from "./findings.ts";
import { connect, type Place } from "./place.ts";

/** A batch that was acknowledged, and at which position its last event was said to be. */
export interface Acknowledged extends Batch {
  readonly position: number;
}

/** All that a register holds, and what is kept beside its events. */
interface Contents {
  readonly events: ReadonlyArray<Event>;
  readonly hashes: ReadonlyArray<string>;
  readonly head: number;
  readonly headHash: string;
  readonly tags: ReadonlyArray<string>;
}

/** Reads all as of one moment: a backend of PostgreSQL may still commit what a killed process sent. */
const contentsOf = (place: Place, register: string) =>
  Effect.flatMap(connect(place), ({ sql }) =>
    Effect.provideService(
      sql.withTransaction(Effect.provideService(readContents(register), SqlClient, sql)),
      BeginTransaction,
      place.client === "sqlite" ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    ),
  );

const readContents = (register: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient;
    const { table } = dialectOf(sql);
    const store = yield* sqlEventStore(register);
    const heads = yield* sql<{ head: unknown; head_hash: string }>`
      SELECT head, head_hash FROM ${table("register")} WHERE register = ${register}`;
    const rows = yield* sql<{ hash: string }>`
      SELECT hash FROM ${table("event")} WHERE register = ${register} ORDER BY position`;
    const tags = yield* sql<{ tag: string; type: string; position: unknown }>`
      SELECT tag, type, position FROM ${table("event_tag")} WHERE register = ${register}`;
    return {
      events: yield* Stream.runCollect(store.read(allEvents)),
      hashes: rows.map(({ hash }) => hash),
      head: Number(heads[0]?.head ?? 0),
      headHash: heads[0]?.head_hash ?? FIRST_HASH,
      tags: tags.map(({ tag, type, position }) => `${position} ${type} ${tag}`),
    } satisfies Contents;
  });

const finding =
  (kind: Kind) =>
  (what: string): Finding => ({ kind, what });

const lost = (events: ReadonlyArray<Event>, acknowledged: ReadonlyArray<Acknowledged>) => {
  const positions = new Map(events.map(({ id, position }) => [id, position]));
  return acknowledged.flatMap((batch) => {
    const ids = idsOf(batch);
    const gone = ids.filter((id) => !positions.has(id)).map((id) => finding("lost")(`event ${id}`));
    const last = positions.get(ids.at(-1) ?? ("" as Event["id"]));
    const elsewhere = last === undefined || last === batch.position;
    return elsewhere
      ? gone
      : [...gone, finding("other")(`batch ${nameOf(batch)} ends at ${last}, and not at ${batch.position} as was said`)];
  });
};

const halfDone = (events: ReadonlyArray<Event>) => {
  const wholes = new Map<string, { readonly size: number; readonly positions: Array<number> }>();
  for (const event of events)
    for (const { name, size } of wholesOf(event)) {
      const found = wholes.get(name) ?? { size, positions: [] };
      found.positions.push(event.position);
      wholes.set(name, found);
    }
  return [...wholes].flatMap(([name, { size, positions }]) => {
    const span = (positions.at(-1) ?? 0) - (positions[0] ?? 0) + 1;
    if (positions.length === size && span === size) return [];
    return [finding("halfDone")(`${name}: ${positions.length} events over ${span} positions`)];
  });
};

const gaps = (events: ReadonlyArray<Event>) =>
  events.flatMap(({ position }, i) =>
    position === i + 1 ? [] : [finding("gap")(`position ${position} is number ${i + 1}`)],
  );

const twice = (ids: ReadonlyArray<string>, where: string) => {
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (seen.has(id)) return [finding("twice")(`event ${id} ${where}`)];
    seen.add(id);
    return [];
  });
};

const tagsAndHead = ({ events, tags, head }: Contents) => {
  const kept = new Set(tags);
  const wanted = events.flatMap(({ position, type, tags }) => tags.map((tag) => `${position} ${type} ${tag}`));
  return [
    ...wanted.filter((tag) => !kept.has(tag)).map((tag) => finding("halfDone")(`no tag ${tag}`)),
    ...(wanted.length < kept.size ? [finding("halfDone")(`${kept.size - wanted.length} tags of no event`)] : []),
    ...(head === events.length ? [] : [finding("halfDone")(`the head is ${head}, with ${events.length} events`)]),
  ];
};

const brokenChain = ({ events, hashes, headHash }: Contents) => {
  let hash = FIRST_HASH;
  for (const [i, { position, ...event }] of events.entries()) {
    hash = nextHash(hash, event);
    if (hash !== hashes[i]) return [finding("other")(`the hash at position ${position} is not that of its event`)];
  }
  return hash === headHash ? [] : [finding("other")("the hash of the head is not that of the last event")];
};

/** Reads a whole register, and tells what is wrong with it, after what was acknowledged. */
export const checkRegister = async (
  place: Place,
  register: string,
  acknowledged: ReadonlyArray<Acknowledged>,
): Promise<{ readonly events: ReadonlyArray<Event>; readonly findings: ReadonlyArray<Finding> }> => {
  const contents = await Effect.runPromise(Effect.scoped(contentsOf(place, register)));
  const { events } = contents;
  const findings = [
    ...lost(events, acknowledged),
    ...halfDone(events),
    ...gaps(events),
    ...twice(
      events.map(({ id }) => id),
      "in the register",
    ),
    ...tagsAndHead(contents),
    ...brokenChain(contents),
  ];
  return { events, findings };
};

/** Holds what a reader saw against what the register holds: all of it, once, and in order. */
export const checkSeen = (
  events: ReadonlyArray<Event>,
  seen: ReadonlyArray<{ readonly position: number; readonly id: string }>,
): ReadonlyArray<Finding> => {
  const ids = new Set(seen.map(({ id }) => id));
  return [
    ...events.filter(({ id }) => !ids.has(id)).map(({ position }) => finding("missed")(`position ${position}`)),
    ...twice(
      seen.map(({ id }) => id),
      "by the reader",
    ),
    ...seen.flatMap(({ position }, i) =>
      position === i + 1 ? [] : [finding("other")(`the reader saw position ${position} as number ${i + 1}`)],
    ),
  ];
};
