import * as Effect from "effect/Effect";
import { dialectOf } from "./dialect.ts";
import type { SqlClient } from "./sql-client.ts";

/** So many new rows that PostgreSQL should know of them before it plans the next statement, and not when it comes round to it. */
const MANY = 10_000;

/** Renews what the database knows of the log, after so many events were added that it matters. */
export const renewStatistics = (sql: SqlClient, added: number) =>
  added < MANY || dialectOf(sql).name !== "pg"
    ? Effect.void
    : // Only the owner may: for others the database lets it be, and so does this.
      Effect.ignore(sql`ANALYZE meetlat.event, meetlat.event_tag`);
