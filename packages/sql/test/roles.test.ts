import { readFileSync } from "node:fs";
import type { NewEvent } from "@meetlat/core";
import { eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromPool, migrate, projectAll, SqlClient, sqlEventStore } from "../src/index.ts";
import { definitions } from "./commands.ts";
import { createPgDatabase, hasPostgres, whySkipped } from "./postgres.ts";

const events = (n: number) =>
  eventsOf(definitions(n), ["2021-07-01" as never]).map(({ position: _position, ...rest }) => rest as NewEvent);

describe.skipIf(!hasPostgres)(`roles on PostgreSQL${hasPostgres ? "" : ` (${whySkipped})`}`, () => {
  const suffix = `${process.pid}`;
  const [importer, dashboard, other, projector, viewer] = ["importer", "dashboard", "other", "projector", "viewer"].map(
    (role) => `meetlat_test_${role}_${suffix}`,
  );
  let owner: pg.Pool;
  let drop: () => Promise<void>;
  const pools: Array<pg.Pool> = [];
  const as = (role: string | undefined): pg.Pool => {
    const pool = new pg.Pool({ ...owner.options, options: `-c role=${role}`, max: 2 });
    pools.push(pool);
    return pool;
  };
  const storeOf = async (pool: pg.Pool, register: string) => {
    const sql = await Effect.runPromise(fromPool(pool));
    return Effect.runPromise(Effect.provideService(sqlEventStore(register), SqlClient, sql));
  };

  beforeAll(async () => {
    const created = await createPgDatabase();
    drop = created.drop;
    owner = new pg.Pool({ connectionString: created.url });
    const sql = await Effect.runPromise(fromPool(owner));
    await Effect.runPromise(Effect.provideService(migrate, SqlClient, sql));
    const roles = readFileSync(new URL("../roles.sql", import.meta.url), "utf8");
    await owner.query(roles);
    await owner.query(roles);
    await owner.query(`
      CREATE ROLE ${importer}; CREATE ROLE ${dashboard}; CREATE ROLE ${other};
      CREATE ROLE ${projector}; CREATE ROLE ${viewer};
      GRANT meetlat_projector TO ${projector}; GRANT meetlat_viewer TO ${viewer};
      GRANT meetlat_writer TO ${importer}; GRANT meetlat_reader TO ${dashboard}; GRANT meetlat_writer TO ${other};
      INSERT INTO meetlat.register_access
        VALUES ('rotterdam', '${importer}'), ('rotterdam', '${dashboard}'), ('delft', '${other}'),
          ('rotterdam', '${projector}'), ('rotterdam', '${viewer}')`);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    for (const role of [importer, dashboard, other, projector, viewer])
      await owner?.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await owner?.end();
    await drop?.();
  });

  const refusal = (pool: pg.Pool, statement: string): Promise<string> =>
    pool.query(statement).then(
      ({ rowCount }) => `${rowCount} rows`,
      (error: { code: string }) => error.code,
    );
  const DENIED = "42501";

  it("let a writer append and read its register, and a reader read it", async () => {
    const writer = await storeOf(as(importer), "rotterdam");
    expect(await Effect.runPromise(writer.append(events(3)))).toBe(3);
    const reader = await storeOf(as(dashboard), "rotterdam");
    expect(await Effect.runPromise(Stream.runCount(reader.read({ items: [{}] })))).toBe(3);
    const outcome = await Effect.runPromise(Effect.exit(reader.append(events(4))));
    expect(outcome._tag).toBe("Failure");
  });

  it("let nobody but the owner update, delete, or change tables, and a reader write nothing at all", async () => {
    const [writer, reader] = [as(importer), as(dashboard)];
    for (const statement of [
      "UPDATE meetlat.event SET type = 'x'",
      "DELETE FROM meetlat.event",
      "DELETE FROM meetlat.event_tag",
      "TRUNCATE meetlat.event CASCADE",
      "UPDATE meetlat.register SET register = 'x'",
      "DELETE FROM meetlat.register",
      "ALTER TABLE meetlat.event DISABLE TRIGGER ALL",
      "ALTER TABLE meetlat.event DISABLE ROW LEVEL SECURITY",
      "INSERT INTO meetlat.register_access VALUES ('delft', current_user)",
      "SET session_replication_role = replica",
    ]) {
      expect([statement, await refusal(writer, statement)]).toEqual([statement, DENIED]);
      expect([statement, await refusal(reader, statement)]).toEqual([statement, DENIED]);
    }
    for (const statement of [
      "INSERT INTO meetlat.register VALUES ('rotterdam-2')",
      "INSERT INTO meetlat.event SELECT * FROM meetlat.event",
      "UPDATE meetlat.register SET head = head + 1",
    ]) {
      expect([statement, await refusal(reader, statement)]).toEqual([statement, DENIED]);
    }
  });

  it("show the role of one register nothing of another, and let it write nothing there", async () => {
    const pool = as(other);
    const own = await storeOf(pool, "delft");
    expect(await Effect.runPromise(own.append(events(2)))).toBe(2);
    for (const table of ["register", "event", "event_tag", "register_access"]) {
      const { rows } = await pool.query(`SELECT DISTINCT register FROM meetlat.${table}`);
      expect(rows).toEqual([{ register: "delft" }]);
    }
    const foreign = await storeOf(pool, "rotterdam");
    expect(await Effect.runPromise(foreign.head)).toBe(0);
    expect((await Effect.runPromise(Effect.exit(foreign.append(events(1)))))._tag).toBe("Failure");
    expect(await refusal(pool, "INSERT INTO meetlat.register VALUES ('utrecht')")).toBe(DENIED);
    expect(await refusal(pool, "UPDATE meetlat.register SET head = 99 WHERE register = 'rotterdam'")).toBe("0 rows");
  });

  it("let a projector keep the views up to date and append nothing, and a viewer see the views of its register alone", async () => {
    const pool = as(projector);
    const sql = await Effect.runPromise(fromPool(pool));
    const project = (register: string) =>
      Effect.runPromise(
        Effect.exit(Effect.provideService(projectAll(register, { asOf: "2021-07-01" as never }), SqlClient, sql)),
      );
    expect((await project("rotterdam"))._tag).toBe("Success");
    expect((await project("delft"))._tag).toBe("Failure");
    expect(await refusal(pool, "INSERT INTO meetlat.register VALUES ('rotterdam-2')")).toBe(DENIED);
    expect(await refusal(pool, "INSERT INTO meetlat.event SELECT * FROM meetlat.event")).toBe(DENIED);
    const { rows } = await as(viewer).query("SELECT DISTINCT register FROM meetlat.projection");
    expect(rows).toEqual([{ register: "rotterdam" }]);
    for (const statement of [
      "SELECT * FROM meetlat.event",
      "SELECT * FROM meetlat.register",
      "DELETE FROM meetlat.measurement_row",
      "INSERT INTO meetlat.projection VALUES ('rotterdam', 'x', 1, false, 0, NULL, 1)",
    ]) {
      expect([statement, await refusal(as(viewer), statement)]).toEqual([statement, DENIED]);
    }
    expect(await refusal(as(viewer), "SELECT * FROM meetlat.target_check")).toMatch(/rows/);
    expect((await as(other).query("SELECT * FROM meetlat.register_access")).rows).toHaveLength(1);
  });
});
