import { StoreUnavailable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { SqlError } from "./sql-client.ts";

/** Failures of the database as the port knows them; all else as it is. */
export const unavailable = <E>(error: E): Exclude<E, SqlError> | StoreUnavailable =>
  error instanceof SqlError ? new StoreUnavailable({ cause: error }) : (error as Exclude<E, SqlError>);

/** An effect whose failures are those of the port. */
export const asStoreEffect = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.mapError(effect, unavailable);

/** A stream whose failures are those of the port. */
export const asStoreStream = <A, E, R>(stream: Stream.Stream<A, E, R>) => Stream.mapError(stream, unavailable);
