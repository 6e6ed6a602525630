import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { openRegister, type RegisterClient } from "@meetlat/core/promise";
import pg from "pg";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationFiles } from "../src/index.ts";
import { type OpenedDatabase, openDatabase, type Place } from "../src/promise.ts";
import { createPgDatabase, hasPostgres, whySkipped } from "./postgres.ts";

/** A place of a host, opened anew each time as another process would, and what the host does at the end. */
interface Hosted {
  readonly open: () => Promise<OpenedDatabase>;
  readonly end: () => Promise<void>;
}

const file = async (): Promise<Hosted> => {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-promise-"));
  return {
    open: () => openDatabase({ file: join(folder, "register.sqlite") }),
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const pglite = async (): Promise<Hosted> => {
  const database = await PGlite.create();
  return { open: () => openDatabase({ pglite: database }), end: () => database.close() };
};

const postgres = async (): Promise<Hosted> => {
  const { url, drop } = await createPgDatabase();
  const pools: Array<pg.Pool> = [];
  return {
    open: () => {
      const pool = new pg.Pool({ connectionString: url, max: 4 });
      pools.push(pool);
      return openDatabase({ pool });
    },
    end: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await drop();
    },
  };
};

const places = [
  ["an SQLite file", file],
  ["a PGlite of the host", pglite],
  ["a pool of pg of the host", hasPostgres ? postgres : null],
] as const;

const registerIn = (database: OpenedDatabase, name: string): RegisterClient =>
  openRegister({
    actor: "host",
    now: () => new Date("2021-07-01T10:00:00.000Z"),
    newId,
    store: database.store(name),
  });

const indicator = {
  indicator: "benefits",
  title: "Benefits",
  unit: "benefits",
  polarity: "lower",
  nature: "stock",
  class: "effect",
} as const;

for (const [name, create] of places) {
  describe.skipIf(create === null)(create === null ? `${name} (${whySkipped})` : `registers in ${name}`, () => {
    let hosted: Hosted;
    beforeAll(async () => {
      if (create !== null) hosted = await create();
    }, 60_000);
    afterAll(() => hosted?.end());

    it("begin with tables, which are made once however many ask for them", async () => {
      const databases = await Promise.all([hosted.open(), hosted.open(), hosted.open()]);
      const ran = await Promise.all(databases.map((database) => database.migrate()));
      const engine = name === "an SQLite file" ? "sqlite" : "pg";
      expect(ran.flat().toSorted((a, b) => a - b)).toEqual(migrationFiles(engine).map(({ number }) => number));
      expect(await databases[0]?.migrate()).toEqual([]);
      await Promise.all(databases.map((database) => database.close()));
    });

    it("keep what is recorded, for whoever opens them after", async () => {
      const database = await hosted.open();
      const register = registerIn(database, "kept");
      await register.defineIndicator(indicator);
      expect(await register.recordMeasurement({ indicator: "benefits", period: "2020", value: "1989" })).toMatchObject({
        ok: true,
        position: 2,
      });
      await database.close();

      const again = await hosted.open();
      expect((await registerIn(again, "kept").series("benefits"))?.points).toMatchObject([{ period: "2020" }]);
      expect(await registerIn(again, "another").position()).toBe(0);
      expect(await again.registers()).toEqual(["kept"]);
      const verified = await again.verify("kept");
      expect(verified).toMatchObject({ _tag: "Whole", head: 2 });
      expect(await again.verify("kept", { position: 1, hash: "0".repeat(64) })).not.toMatchObject({ _tag: "Whole" });
      await again.close();
    });

    it("take what 20 record at once through two hosts, each fact once and at positions without gaps", async () => {
      const [one, two] = await Promise.all([hosted.open(), hosted.open()]);
      const registers = [registerIn(one, "busy"), registerIn(two, "busy")];
      await registers[0]?.defineIndicator(indicator);
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          registers[i % 2]?.recordMeasurement({ indicator: "benefits", period: `${2000 + (i >> 1)}`, value: "7" }),
        ),
      );
      const positions = outcomes.flatMap((outcome) =>
        outcome?.ok ? outcome.events.map(({ position }) => position) : [],
      );
      expect(outcomes.every((outcome) => outcome?.ok)).toBe(true);
      expect(positions.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      await Promise.all([one.close(), two.close()]);
    });
  });
}

describe("a database that is not there", () => {
  it("is told of when it is opened, or asked", async () => {
    await expect(openDatabase({ file: "/nowhere/at/all.sqlite" })).rejects.toThrow();
    const pool = new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none", connectionTimeoutMillis: 2000 });
    const database = await openDatabase({ pool } satisfies Place);
    await expect(database.migrate()).rejects.toMatchObject({ _tag: "MigrationFailed" });
    await expect(registerIn(database, "x").position()).rejects.toMatchObject({ _tag: "StoreUnavailable" });
    await expect(database.registers()).rejects.toMatchObject({ _tag: "StoreUnavailable" });
    await database.close();
    await pool.end();
  });
});

describe("a place that is none", () => {
  it.each([
    [{}, "got an object with nothing"],
    [undefined, "got undefined"],
    [{ pool: undefined }, "pool has no connect()"],
    [{ pglite: {} }, "pglite has no query()"],
    [{ file: 7 }, "file is not a path"],
    [{ file: ":memory:", pool: {} }, "got an object with file, pool"],
  ])("%j is refused, with what it should be", async (place, why) => {
    const refused = await openDatabase(place as never).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TypeError);
    expect(String(refused)).toContain(`one of { pool }, { pglite } and { file: "register.sqlite" }: ${why}`);
  });
});

describe("the door for promises", () => {
  it("loads neither Node's SQLite nor Effect's client of PostgreSQL for a host that brings its own pool", () => {
    const script = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
      const { openDatabase } = await import("@meetlat/sql/promise");
      await openDatabase({ pool: { connect: () => Promise.reject(new Error("not asked")) } });
      process.stdout.write(JSON.stringify(loaded));`;
    const { stdout } = spawnSync(
      process.execPath,
      ["--conditions=@meetlat/source", "--input-type=module", "--eval", script],
      { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
    );
    const loaded: ReadonlyArray<string> = JSON.parse(stdout);
    expect(loaded.length).toBeGreaterThan(50);
    expect(loaded.filter((url) => /node:sqlite|sql-pg/.test(url))).toEqual([]);
  });
});
