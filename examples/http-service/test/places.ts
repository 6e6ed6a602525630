import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { createPgDatabase, hasPostgres } from "../../../packages/sql/test/postgres.ts";

/** A database of a test's own: where it is, and what holds its lock until it is let go. */
export interface Place {
  readonly store: string;
  /** Keeps everybody else from appending; gives what lets them again. */
  readonly hold: (register: string) => Promise<() => Promise<void>>;
  /** Makes the database unreachable, as when it goes down under a service. */
  readonly lose: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

const sqlite = async (): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-http-"));
  const store = join(folder, "register.sqlite");
  return {
    store,
    hold: async () => {
      const database = new DatabaseSync(store);
      database.exec("BEGIN IMMEDIATE");
      return async () => {
        database.exec("COMMIT");
        database.close();
      };
    },
    lose: async () => {
      const database = new DatabaseSync(store);
      database.exec("DROP TABLE register");
      database.close();
    },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** A database of its own in PostgreSQL. */
export const postgres = async (): Promise<Place> => {
  const { url, drop } = await createPgDatabase();
  return {
    store: url,
    hold: async (register) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query("BEGIN");
      await client.query("SELECT 1 FROM meetlat.register WHERE register = $1 FOR UPDATE", [register]);
      return async () => {
        await client.query("COMMIT");
        await client.end();
      };
    },
    lose: drop,
    drop,
  };
};

/** Tests on SQLite and on PostgreSQL, each with a database of its own. */
export const onEveryPlace = (tests: (place: () => Place, create: () => Promise<Place>) => void): void => {
  const places = [
    ["SQLite", sqlite],
    ["PostgreSQL", hasPostgres ? postgres : null],
  ] as const;
  for (const [name, create] of places) {
    const title = create === null ? `${name} (skipped: none answers; set MEETLAT_PG to its URL)` : name;
    describe.skipIf(create === null)(title, () => {
      let place: Place;
      beforeAll(async () => {
        if (create !== null) place = await create();
      }, 60_000);
      afterAll(() => place?.drop());
      tests(() => place, create ?? sqlite);
    });
  }
};
