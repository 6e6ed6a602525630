import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import * as Effect from "effect/Effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromDatabaseSync, fromPGlite, migrate, migratedTo, migrationFiles, SqlClient } from "../src/index.ts";
import { statementsOf } from "../src/migrate.ts";
import { openSqlite } from "../src/sqlite.ts";
import { type Connected, type Database, databases } from "./databases.ts";
import { whySkipped } from "./postgres.ts";

describe("the SQL files", () => {
  it("are numbered without a repetition, and every statement of theirs is whole", () => {
    for (const engine of ["pg", "sqlite"] as const) {
      const files = migrationFiles(engine);
      expect(new Set(files.map(({ number }) => number)).size).toBe(files.length);
      for (const statement of files.flatMap(({ sql }) => statementsOf(sql))) {
        expect(statement).toMatch(/^(CREATE|ALTER|GRANT|INSERT)\b/);
        expect(statement.split("(").length).toBe(statement.split(")").length);
      }
    }
  });
});

for (const [name, create] of databases) {
  describe.skipIf(create === null)(create === null ? `${name} (${whySkipped})` : name, () => {
    let database: Database;
    beforeAll(async () => {
      if (create !== null) database = await create();
    }, 60_000);
    afterAll(() => database?.drop());

    const using = <A, E>(use: Effect.Effect<A, E, SqlClient>): Promise<A> =>
      Effect.runPromise(
        Effect.scoped(
          Effect.flatMap(database.connect, ({ sql }: Connected) => Effect.provideService(use, SqlClient, sql)),
        ) as Effect.Effect<A>,
      );

    it("makes the tables once, also when several processes begin at the same time", async () => {
      await Promise.all(Array.from({ length: 5 }, () => using(migrate)));
      expect(await using(migrate)).toEqual([]);
      expect(await using(migratedTo)).toBe(migrationFiles(database.engine).at(-1)?.number);
    });

    it("gives the schema that is kept beside the tests", async () => {
      const lines = await using(
        Effect.flatMap(SqlClient, (sql) => (database.engine === "pg" ? pgSchema(sql) : sqliteSchema(sql))),
      );
      await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`schema/${database.engine}.txt`);
    });
  });
}

describe("a migration that fails", () => {
  it("leaves SQLite as it was", async () => {
    const database = new DatabaseSync(":memory:");
    // A table of the host that stands in the way of the second file.
    database.exec("CREATE TABLE measurement (of_the_host TEXT)");
    const outcome = await Effect.runPromise(
      Effect.result(Effect.provideServiceEffect(migrate, SqlClient, fromDatabaseSync(database))),
    );
    expect(outcome).toMatchObject({ _tag: "Failure", failure: { _tag: "MigrationFailed" } });
    expect(database.prepare("SELECT name FROM sqlite_master").all()).toMatchObject([{ name: "measurement" }]);
  });

  it("leaves PostgreSQL as it was, without even a schema", async () => {
    const database = new PGlite();
    await database.exec(`
      CREATE FUNCTION no_triggers() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not here'; END $$;
      CREATE EVENT TRIGGER no_triggers ON ddl_command_start WHEN tag IN ('CREATE TRIGGER') EXECUTE FUNCTION no_triggers();`);
    const outcome = await Effect.runPromise(
      Effect.result(Effect.provideServiceEffect(migrate, SqlClient, fromPGlite(database))),
    );
    expect(outcome).toMatchObject({ _tag: "Failure", failure: { _tag: "MigrationFailed" } });
    const { rows } = await database.query("SELECT 1 FROM pg_namespace WHERE nspname = 'meetlat'");
    expect(rows).toEqual([]);
    await database.close();
  });
});

it("refuses an SQLite file in a folder that is not there, without a throw", async () => {
  const outcome = await Effect.runPromise(Effect.exit(Effect.scoped(openSqlite("/nowhere/at/all.sqlite"))));
  expect(outcome._tag).toBe("Failure");
});

const pgSchema = (sql: SqlClient) =>
  Effect.map(
    sql<{ line: string }>`
      SELECT format('table %s: %s %s%s', c.table_name, c.column_name, c.data_type,
        CASE c.is_nullable WHEN 'NO' THEN ' not null' ELSE '' END) AS line, 1 AS part, c.table_name AS t, c.ordinal_position AS n
      FROM information_schema.columns c WHERE c.table_schema = 'meetlat' AND c.table_name <> 'migration'
      UNION ALL
      SELECT format('index %s', replace(pg_get_indexdef(i.indexrelid), ' USING btree', '')), 2, i.indexrelid::regclass::text, 0
      FROM pg_index i JOIN pg_class k ON k.oid = i.indrelid
      WHERE k.relnamespace = 'meetlat'::regnamespace AND k.relname <> 'migration'
      UNION ALL
      SELECT format('constraint on %s: %s', o.conrelid::regclass, pg_get_constraintdef(o.oid)), 3, o.conrelid::regclass::text, 0
      FROM pg_constraint o WHERE o.connamespace = 'meetlat'::regnamespace AND o.contype IN ('c', 'f')
      UNION ALL
      SELECT format('trigger %s', pg_get_triggerdef(g.oid)), 4, g.tgname::text, 0
      FROM pg_trigger g JOIN pg_class k ON k.oid = g.tgrelid
      WHERE k.relnamespace = 'meetlat'::regnamespace AND NOT g.tgisinternal
      UNION ALL
      SELECT format('policy %s on %s for %s', p.policyname, p.tablename, p.cmd), 5, p.tablename, 0
      FROM pg_policies p WHERE p.schemaname = 'meetlat'
      ORDER BY part, t, n, line`,
    (rows) => rows.map(({ line }) => line),
  );

const sqliteSchema = (sql: SqlClient) =>
  Effect.map(
    sql<{ line: string }>`
      SELECT sql AS line FROM sqlite_master
      WHERE sql IS NOT NULL AND name <> 'meetlat_migration' ORDER BY type, name`,
    (rows) => rows.map(({ line }) => line),
  );
