/**
 * Meetlat's event store on PostgreSQL, with Effect's own client for it.
 *
 * @module
 */
import * as PgClient from "@effect/sql-pg/PgClient";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Reactivity from "effect/reactivity/Reactivity";
import type * as Scope from "effect/Scope";
import * as Stream from "effect/Stream";
import type { SqlError } from "./sql-client.ts";
import { CHANNEL, type Wakes } from "./wakes.ts";

/** Connects to PostgreSQL for as long as the scope is open: `postgres://user:password@host:5432/database`. */
export const connectPg = (
  url: string,
  options: Omit<PgClient.PgPoolConfig, "url"> = {},
): Effect.Effect<PgClient.PgClient, SqlError, Scope.Scope> =>
  Effect.provide(PgClient.make({ applicationName: "meetlat", ...options, url: Redacted.make(url) }), Reactivity.layer);

/** Wakes subscribers by `LISTEN`, on a connection that is kept for as long as somebody listens. */
export const pgWakes = (client: PgClient.PgClient): Wakes =>
  Effect.map(client.listen(CHANNEL), (queue) =>
    Stream.fromQueue(queue).pipe(
      Stream.map(({ payload }) => payload),
      // When the connection is lost, subscribers go on by looking.
      Stream.catch(() => Stream.empty),
    ),
  );
