import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";

/** A database of a test's own: where it is, and what holds its lock until it is let go. */
export interface Place {
  readonly store: string;
  /** Keeps everybody else from appending; gives what lets them again. */
  readonly hold: (register: string) => Promise<() => Promise<void>>;
  /** Makes the database unreachable, as when it goes down under a service. */
  readonly lose: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** Where PostgreSQL runs: the usual place on this machine, unless `MEETLAT_PG` says otherwise; `none` does without. */
const pgUrl = process.env.MEETLAT_PG ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Uses a connection to PostgreSQL, and ends it. */
export const connected = async <A>(url: string, use: (client: pg.Client) => Promise<A>): Promise<A> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

/** Whether tests on PostgreSQL can run. In CI they must. */
export const hasPostgres =
  pgUrl !== "none" &&
  (await connected(pgUrl, (client) => client.query("SELECT 1")).then(
    () => true,
    () => false,
  ));
if (!hasPostgres && process.env.CI !== undefined && pgUrl !== "none")
  throw new Error(
    `No PostgreSQL answers at ${pgUrl}, and CI skips nothing unasked: start one, set MEETLAT_PG to its URL, or to none.`,
  );

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
  const name = `meetlat_http_${process.pid}_${Math.trunc(Math.random() * 1e9).toString(36)}`;
  await connected(pgUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(pgUrl);
  url.pathname = `/${name}`;
  const drop = () =>
    connected(pgUrl, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  return {
    store: url.href,
    hold: async (register) => {
      const client = new pg.Client({ connectionString: url.href });
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
