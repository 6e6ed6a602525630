import type { Command, SequencePosition, Stamp } from "@meetlat/core";
import type { RawEvent } from "@meetlat/core/codec";
import { type Ask, askingOf } from "@meetlat/core/promise";
import { type AppendError, type CommandsRejected, EventStore, type Handled, handle } from "@meetlat/core/store";
import { migrate, SqlClient, sqlEventStore, storedEvents } from "@meetlat/sql";
import { connectPg } from "@meetlat/sql/pg";
import { openSqlite } from "@meetlat/sql/sqlite";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as ManagedRuntime from "effect/ManagedRuntime";
import type * as Result from "effect/Result";
import * as Stream from "effect/Stream";

/** One register in one database, for as long as the service runs. */
export interface KeptRegister {
  readonly name: string;
  /** Records commands, all or none. */
  readonly record: (
    commands: ReadonlyArray<Command>,
    stamp: Stamp,
  ) => Promise<Result.Result<Handled, CommandsRejected | AppendError>>;
  /** Answers from the register up to its head, as the database has it at this moment. Rejects with a `ReadError`. */
  readonly ask: Ask;
  /** Events as they were appended, written in some form: page by page, as fast as they are taken. */
  readonly stream: (
    range: { readonly after: SequencePosition; readonly upTo?: SequencePosition },
    write: (events: Stream.Stream<RawEvent, unknown>) => Stream.Stream<Uint8Array, unknown>,
  ) => ReadableStream<Uint8Array>;
  /** The position of the last event; rejects with `StoreUnavailable`. */
  readonly head: () => Promise<SequencePosition>;
  readonly close: () => Promise<void>;
}

const isPostgres = (store: string): boolean => /^postgres(ql)?:\/\//.test(store);

/** Opens a register in an SQLite file or, by its URL, in PostgreSQL; makes the tables or brings them up to date. */
export const openKeptRegister = async (store: string, name: string): Promise<KeptRegister> => {
  const client = isPostgres(store) ? connectPg(store) : openSqlite(store);
  const database = ManagedRuntime.make(Layer.effect(SqlClient, client));
  try {
    await database.runPromise(migrate);
  } catch (error) {
    await database.dispose();
    throw error;
  }
  const sql = await database.runPromise(SqlClient);
  const events = await database.runPromise(sqlEventStore(name));
  return {
    name,
    record: (commands, stamp) =>
      Effect.runPromise(Effect.result(Effect.provideService(handle(commands, stamp), EventStore, events))),
    ask: askingOf(events),
    stream: (range, write) =>
      Stream.toReadableStream(
        write(
          Stream.provideService(
            Stream.map(storedEvents(name, range), ({ raw }) => raw),
            SqlClient,
            sql,
          ),
        ),
        // Nothing is read ahead, so that a failure comes when somebody waits for it. One that comes while the server waits for
        // its client is ended by @hono/node-server like an answer that is whole.
        { strategy: { highWaterMark: 0 } },
      ),
    head: () => Effect.runPromise(events.head),
    close: () => database.dispose(),
  };
};
