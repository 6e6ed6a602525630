import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { migrate, SqlClient, sqlEventStore, verify } from "../src/index.ts";
import { openSqlite, type SqliteOptions } from "../src/sqlite.ts";
import { definitions } from "./commands.ts";

const NOBODY = 65_534;

/** Does something as one who may not write what is not hers: the superuser of a container may write anywhere. */
const asSomebodyElse = async <A>(use: () => Promise<A>): Promise<A> => {
  const isSuperuser = process.geteuid?.() === 0;
  if (isSuperuser) process.seteuid?.(NOBODY);
  try {
    return await use();
  } finally {
    if (isSuperuser) process.seteuid?.(0);
  }
};

const withFile = async (use: (file: string, folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-"));
  const file = join(folder, "register.sqlite");
  try {
    await Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const sql = yield* openSqlite(file);
          yield* Effect.provideService(migrate, SqlClient, sql);
          const store = yield* Effect.provideService(sqlEventStore("city"), SqlClient, sql);
          yield* store.append(
            eventsOf(definitions(3), ["2021-07-01" as never]).map(({ position: _, ...event }) => event as never),
          );
        }),
      ),
    );
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    await use(file, folder);
  } finally {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  }
};

const ask = (file: string, options: SqliteOptions) =>
  Effect.runPromise(
    Effect.result(
      Effect.scoped(
        Effect.flatMap(openSqlite(file, options), (sql) => Effect.provideService(verify("city"), SqlClient, sql)),
      ),
    ),
  );

it("answers questions about a file in a folder where nothing may be written, and leaves nothing there", () =>
  withFile(async (file, folder) => {
    const [asked, refused] = await asSomebodyElse(async () => [
      await ask(file, { orReadOnly: true }),
      await ask(file, {}),
    ]);
    expect(asked).toMatchObject({ _tag: "Success", success: { _tag: "Whole", head: 3 } });
    expect(refused).toMatchObject({ _tag: "Failure", failure: { _tag: "SqlError" } });
    expect(readdirSync(folder)).toEqual(["register.sqlite"]);
  }));

it("sees there what a writer who may write is adding at the same time", () =>
  withFile(async (file, folder) => {
    chmodSync(folder, 0o755);
    chmodSync(file, 0o644);
    const writer = new DatabaseSync(file);
    writer.exec("CREATE TABLE other (x); INSERT INTO other VALUES (1)");
    chmodSync(folder, 0o555);
    const asked = await asSomebodyElse(() => ask(file, { orReadOnly: true }));
    writer.close();
    expect(asked).toMatchObject({ _tag: "Success", success: { _tag: "Whole", head: 3 } });
  }));

it("refuses to write where it was opened for reading alone", () =>
  withFile((file) =>
    asSomebodyElse(async () => {
      const outcome = await Effect.runPromise(
        Effect.result(
          Effect.scoped(
            Effect.flatMap(openSqlite(file, { orReadOnly: true }), (sql) => sql`UPDATE register SET head = head`),
          ),
        ),
      );
      expect(outcome).toMatchObject({ _tag: "Failure", failure: { _tag: "SqlError" } });
    }),
  ));

it("does not make a file where a question is asked", async () => {
  const outcome = await ask("/nowhere/at/all.sqlite", { orReadOnly: true });
  expect(outcome).toMatchObject({ _tag: "Failure", failure: { _tag: "SqlError" } });
});
