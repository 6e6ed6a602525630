import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import pg from "pg";
import { fromPool, poolWakes, type SqlClient, type Wakes } from "../src/index.ts";
import { connectPg, pgWakes } from "../src/pg.ts";
import { openSqlite } from "../src/sqlite.ts";

/** Where a register is kept, and through which client: what one process tells another. */
export type Place =
  | { readonly client: "sqlite"; readonly file: string }
  | { readonly client: "effect" | "pool"; readonly url: string };

/** A client of a place, and what wakes its subscribers. */
export interface Connected {
  readonly sql: SqlClient;
  readonly wakes?: Wakes;
}

const pool = (url: string): Effect.Effect<pg.Pool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const made = new pg.Pool({ connectionString: url, max: 3 });
      made.on("error", () => undefined);
      return made;
    }),
    (made) => Effect.promise(() => made.end()),
  );

/** A connection of its own to a place, for as long as the scope is open. */
export const connect = (place: Place): Effect.Effect<Connected, unknown, Scope.Scope> => {
  switch (place.client) {
    case "sqlite":
      return Effect.map(openSqlite(place.file), (sql) => ({ sql }));
    case "effect":
      return Effect.map(connectPg(place.url, { maxConnections: 3 }), (sql) => ({ sql, wakes: pgWakes(sql) }));
    case "pool":
      return Effect.flatMap(pool(place.url), (made) =>
        Effect.map(fromPool(made), (sql) => ({ sql, wakes: poolWakes(made) })),
      );
  }
};
