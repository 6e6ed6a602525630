import { allEvents, decideAndFold, type Event, emptyRegister, type NewEvent } from "@meetlat/core";
import { type Locale, readTables, type TableFile, writeTables } from "@meetlat/csv";
import {
  gunzip,
  gzip,
  printCloudEvents,
  printEvent,
  printNdjson,
  readCloudEvent,
  readCloudEvents,
  readEvent,
  readNdjson,
  toCloudEvent,
} from "@meetlat/json";
import { importEvents, migrate, SqlClient, sqlEventStore, storedEvents } from "@meetlat/sql";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { importStamp } from "./fact-ids.ts";

type Events = ReadonlyArray<Event>;

/** A way on which a register travels, and what arrives. */
export type Route = (events: Events) => Promise<Events>;

const eventOf = ({ event }: { readonly event: Event }): Event => event;
const source = { source: "/registers/rotterdam" };

const bytesOf = async <E>(stream: Stream.Stream<Uint8Array, E>): Promise<Uint8Array> =>
  new Uint8Array(Buffer.concat(await Effect.runPromise(Stream.runCollect(stream))));

const fromNdjson = (bytes: Stream.Stream<Uint8Array, unknown>): Promise<Events> =>
  Effect.runPromise(Stream.runCollect(Stream.map(readNdjson(bytes), eventOf)));

/** Through files and messages: the very same events arrive. */
export const jsonRoutes: Readonly<Record<string, Route>> = {
  "JSON, an event at a time": async (events) =>
    events.map((event) => eventOf(Result.getOrThrow(readEvent(Result.getOrThrow(printEvent(event)))))),
  NDJSON: async (events) => fromNdjson(Stream.make(await bytesOf(printNdjson(Stream.fromIterable(events))))),
  "NDJSON, compressed": async (events) =>
    fromNdjson(gunzip(Stream.make(await bytesOf(gzip(printNdjson(Stream.fromIterable(events))))))),
  "CloudEvents, one at a time": async (events) =>
    events.map((event) =>
      eventOf(Result.getOrThrow(readCloudEvent(JSON.stringify(Result.getOrThrow(toCloudEvent(event, source)))))),
    ),
  "CloudEvents, as a list": async (events) =>
    Result.getOrThrow(readCloudEvents(await bytesOf(printCloudEvents(Stream.fromIterable(events), source)))).map(
      eventOf,
    ),
};

const unplaced = ({ position: _position, ...event }: Event): NewEvent => event as NewEvent;

/** Through a database: appended to one register, copied to another as a mirror is, and read. */
export const sqlRoute = (sql: SqlClient): Route => {
  let registers = 0;
  return (events) => {
    registers += 1;
    const [first, mirror] = [`register-${registers}`, `mirror-${registers}`];
    return Effect.runPromise(
      Effect.gen(function* () {
        yield* (yield* sqlEventStore(first)).append(events.map(unplaced));
        yield* importEvents(
          mirror,
          Stream.map(storedEvents(first), ({ raw }) => raw),
        );
        return yield* Stream.runCollect((yield* sqlEventStore(mirror)).read(allEvents));
      }).pipe(Effect.provideService(SqlClient, sql)),
    );
  };
};

/** A database with Meetlat's tables. */
export const migrated = (client: Effect.Effect<SqlClient>): Promise<SqlClient> =>
  Effect.runPromise(Effect.tap(client, (sql) => Effect.provideService(migrate, SqlClient, sql)));

/** The events that tables give. */
export const imported = (tables: ReadonlyArray<TableFile>, locale: Locale): Events => {
  const { commands } = Result.getOrThrow(readTables(tables, { locale }));
  const { events } = Result.getOrThrow(decideAndFold(emptyRegister(), commands, importStamp()));
  return events.map((event, i) => ({ ...event, position: i + 1 }) as Event);
};

/** Through tables: the same facts arrive, in the order in which tables are read. */
export const tableRoutes: Readonly<Record<string, Route>> = Object.fromEntries(
  (["canonical", "nl"] as const).map((locale): [string, Route] => [
    `CSV, ${locale}`,
    async (events) => imported(Result.getOrThrow(writeTables(events, { locale })), locale),
  ]),
);
