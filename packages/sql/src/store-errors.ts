import { StoreUnavailable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { sqlStateOf } from "./clients/sql-state.ts";
import { SqlError } from "./sql-client.ts";

/** The store is unavailable because the tables of Meetlat are not in the database, or not where the connection looks. */
export class TablesMissing extends StoreUnavailable {
  override get message(): string {
    return "The database does not have the tables of Meetlat. Run migrate once, which makes them; trying again does not help.";
  }
}

/** PostgreSQL's undefined table and undefined schema; SQLite has no code for it. */
const lacksTables = ({ reason: { cause } }: SqlError): boolean =>
  ["42P01", "3F000"].includes(sqlStateOf(cause)) || (cause instanceof Error && /^no such table\b/.test(cause.message));

/** Failures of the database as the port knows them; all else as it is. */
export const unavailable = <E>(error: E): Exclude<E, SqlError> | StoreUnavailable => {
  if (!(error instanceof SqlError)) return error as Exclude<E, SqlError>;
  return lacksTables(error) ? new TablesMissing({ cause: error }) : new StoreUnavailable({ cause: error });
};

/** An effect whose failures are those of the port. */
export const asStoreEffect = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.mapError(effect, unavailable);

/** A stream whose failures are those of the port. */
export const asStoreStream = <A, E, R>(stream: Stream.Stream<A, E, R>) => Stream.mapError(stream, unavailable);
