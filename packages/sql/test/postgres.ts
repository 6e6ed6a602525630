import pg from "pg";

/** Where PostgreSQL runs: the usual place on this machine, unless `MEETLAT_PG` says otherwise; `none` does without. */
export const pgUrl = process.env.MEETLAT_PG ?? "postgres://postgres@127.0.0.1:5432/postgres";

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

/** Runs one statement on a connection of its own. */
export const sqlAt = (url: string, statement: string): Promise<unknown> =>
  connected(url, (client) => client.query(statement));

const isThere = async (): Promise<boolean> => {
  if (pgUrl === "none") return false;
  try {
    await sqlAt(pgUrl, "SELECT 1");
    return true;
  } catch {
    return false;
  }
};

/** Whether tests on PostgreSQL can run. In CI they must. */
export const hasPostgres = await isThere();
if (!hasPostgres && process.env.CI !== undefined && pgUrl !== "none")
  throw new Error(
    `No PostgreSQL answers at ${pgUrl}, and CI skips nothing unasked: start one, set MEETLAT_PG to its URL, or to none.`,
  );

/** Why tests on PostgreSQL are skipped. */
export const whySkipped = "skipped: no PostgreSQL answers (set MEETLAT_PG to its URL)";

/** A new database in PostgreSQL, with its URL. */
export const createPgDatabase = async (): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> => {
  const name = `meetlat_test_${process.pid}_${Math.trunc(Math.random() * 1e9).toString(36)}`;
  await sqlAt(pgUrl, `CREATE DATABASE ${name}`);
  const url = new URL(pgUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => void (await sqlAt(pgUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
};
