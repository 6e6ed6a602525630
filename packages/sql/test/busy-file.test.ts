import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as Effect from "effect/Effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate, migratedTo, migrationFiles, SqlClient } from "../src/index.ts";
import { openSqlite } from "../src/sqlite.ts";

const newest = migrationFiles("sqlite").at(-1)?.number;

describe("a file that another process writes at this moment", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "meetlat-sql-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Another that writes for a while. */
  const busy = (file: string, begin: string): void => {
    const other = new DatabaseSync(file);
    other.exec(begin);
    setTimeout(() => {
      other.exec("COMMIT");
      other.close();
    }, 200);
  };
  const within = (file: string, before: () => void = () => undefined) =>
    Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const sql = yield* openSqlite(file);
          before();
          yield* Effect.provideService(migrate, SqlClient, sql);
          return yield* Effect.provideService(migratedTo, SqlClient, sql);
        }),
      ),
    );

  it("is opened once that is done", async () => {
    const file = join(folder, "open.sqlite");
    busy(file, "BEGIN EXCLUSIVE");
    expect(await within(file)).toBe(newest);
  });

  it("gets its tables once that is done", async () => {
    const file = join(folder, "migrate.sqlite");
    expect(await within(file, () => busy(file, "BEGIN IMMEDIATE"))).toBe(newest);
  });
});
