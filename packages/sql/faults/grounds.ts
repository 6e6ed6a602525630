import { join } from "node:path";
import { createPgDatabase, hasPostgres, whySkipped } from "../test/postgres.ts";
import type { Crew } from "./crew.ts";
import type { Outcome, Scenario } from "./findings.ts";
import type { Place } from "./place.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Something on which a fault can be tried: it gives an empty place for each run. */
export interface Ground {
  readonly name: string;
  readonly skipped: string | null;
  readonly fresh: () => Promise<{ readonly place: Place; readonly drop: () => Promise<void> }>;
}

/** SQLite, in a file. */
export const onSqlite: Ground = {
  name: "sqlite",
  skipped: null,
  fresh: async () => {
    const { folder, remove } = temporaryFolder();
    return { place: { client: "sqlite", file: join(folder, "register.sqlite") }, drop: async () => remove() };
  },
};

const onPostgres = (name: string, client: "effect" | "pool"): Ground => ({
  name,
  skipped: hasPostgres ? null : whySkipped,
  fresh: async () => {
    const { url, drop } = await createPgDatabase();
    return { place: { client, url }, drop };
  },
});

/** PostgreSQL, through Effect's client and through a pool of `pg`. */
export const onPg = onPostgres("postgres", "effect");
export const onPgPool = onPostgres("postgres-pool", "pool");

/** The scenario of a fault on a ground: each run is given a place of its own. */
export const scenarioOn = (
  fault: string,
  ground: Ground,
  run: (place: Place, crew: Crew) => Promise<Outcome>,
): Scenario => ({
  name: `${fault}-${ground.name}`,
  skipped: ground.skipped,
  prepare: async (crew) => ({
    once: async () => {
      const { place, drop } = await ground.fresh();
      try {
        return await run(place, crew);
      } finally {
        await drop();
      }
    },
    close: async () => undefined,
  }),
});
