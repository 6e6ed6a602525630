import { eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { expect, it } from "vitest";
import { SqlClient, sqlEventStore, verify } from "../src/index.ts";
import { definitions } from "./commands.ts";
import { onEveryDatabase } from "./on-every-database.ts";

onEveryDatabase(({ run, engine }) => {
  const table = (sql: SqlClient, which: string) => sql.literal(engine() === "pg" ? `meetlat.${which}` : which);
  const fill = (register: string, n = 5) =>
    Effect.flatMap(sqlEventStore(register), (store) =>
      store.append(
        eventsOf(definitions(n), ["2021-07-01" as never]).map(({ position: _, ...event }) => event as never),
      ),
    );

  it("refuses to change or delete what was appended, whoever asks", async () => {
    const refused = await run(
      Effect.gen(function* () {
        const sql = yield* SqlClient;
        yield* fill("a");
        const statements = [
          sql`UPDATE ${table(sql, "event")} SET type = 'TargetSet' WHERE register = 'a'`,
          sql`DELETE FROM ${table(sql, "event")} WHERE register = 'a'`,
          sql`UPDATE ${table(sql, "event_tag")} SET tag = 'x' WHERE register = 'a'`,
          sql`DELETE FROM ${table(sql, "event_tag")} WHERE register = 'a'`,
          sql`DELETE FROM ${table(sql, "register")} WHERE register = 'a'`,
          sql`UPDATE ${table(sql, "register")} SET head = head - 1 WHERE register = 'a'`,
          sql`UPDATE ${table(sql, "register")} SET head = head + 1 WHERE register = 'a'`,
          sql`UPDATE ${table(sql, "register")} SET head_hash = 'f' WHERE register = 'a'`,
          sql`INSERT INTO ${table(sql, "register")} (register, head, head_hash) VALUES ('b', 9, 'f')`,
          sql`INSERT INTO ${table(sql, "register")} (register, head, head_hash) VALUES ('b', 0, 'f')`,
          ...(engine() === "sqlite"
            ? [
                sql`INSERT OR REPLACE INTO event SELECT register, position, id, 'TargetSet', schema_version, known_on,
                  recorded_at, content, hash FROM event WHERE register = 'a' AND position = 5`,
                sql`INSERT OR REPLACE INTO event SELECT register, 9, id, type, schema_version, known_on,
                  recorded_at, content, hash FROM event WHERE register = 'a' AND position = 5`,
                sql`INSERT OR REPLACE INTO register VALUES ('a', 3, 'x')`,
              ]
            : []),
          ...(engine() === "pg" ? [sql`TRUNCATE ${table(sql, "event")} CASCADE`] : []),
        ];
        return yield* Effect.forEach(statements, (statement) => Effect.result(statement));
      }),
    );
    for (const outcome of refused) {
      const cause = Result.isFailure(outcome) ? outcome.failure.reason.cause : null;
      expect(cause instanceof Error ? cause.message : cause).toMatch(/never|deleted/);
    }
    expect(await run(verify("a"))).toMatchObject({ _tag: "Whole", head: 5 });
  });

  it("gives the same head hash for the same events, and another for others", async () => {
    const hashes = await run(
      Effect.gen(function* () {
        yield* fill("same-1");
        yield* fill("same-2");
        yield* fill("other", 4);
        return yield* Effect.forEach(["same-1", "same-2", "other"], (register) => verify(register));
      }),
    );
    const [one, two, other] = hashes.map((found) => (found._tag === "Whole" ? found.hash : null));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).toBe(one);
    expect(other).not.toBe(one);
  });

  const tampering: Readonly<Record<string, readonly [sql: string, found: object]>> = {
    "a changed content": [
      `UPDATE event SET content = replace(CAST(content AS text), 'Indicator 3', 'Indicator 9')@json WHERE position = 3`,
      { position: 3, problem: "contentChanged" },
    ],
    "a content that is no text": [
      `UPDATE event SET content = replace(CAST(content AS text), 'Indicator 3', '\\ud800')@json WHERE position = 3`,
      { position: 3, problem: "contentChanged" },
    ],
    "a changed column": [
      `UPDATE event SET known_on = '1999-01-01' WHERE position = 4`,
      { position: 4, problem: "columnsDiffer" },
    ],
    "a changed hash": [`UPDATE event SET hash = 'f' WHERE position = 2`, { position: 2, problem: "contentChanged" }],
    "a tag taken out": [`DELETE FROM event_tag WHERE position = 5`, { position: 5, problem: "tagsDiffer" }],
    "a tag put in": [
      `UPDATE event_tag SET tag = 'indicator:other' WHERE position = 3`,
      { position: 3, problem: "tagsDiffer" },
    ],
    "a tag more": [
      `INSERT INTO event_tag SELECT register, 'indicator:other', type, position FROM event_tag WHERE position = 3`,
      { position: 3, problem: "tagsDiffer" },
    ],
    "an event taken out": [`DELETE FROM event WHERE position = 2`, { position: 2, problem: "missing" }],
    "a head moved on": [`UPDATE register SET head = 9`, { position: 6, problem: "missing" }],
    "a head moved back": [`UPDATE register SET head = 4`, { position: 5, problem: "eventsAfterHead" }],
    "another head hash": [`UPDATE register SET head_hash = 'f'`, { position: 5, problem: "headDiffers" }],
  };
  for (const [what, [statement, expected]] of Object.entries(tampering)) {
    it(`finds ${what} by one who could switch off what the database refuses`, async () => {
      const register = `tampered-${what.replaceAll(" ", "-")}`;
      const outcome = await run(
        Effect.gen(function* () {
          const sql = yield* SqlClient;
          yield* fill(register);
          const off = yield* tamperWith(sql, engine());
          const where = statement.includes("WHERE") ? " AND" : " WHERE";
          const said = statement.replace("@json", engine() === "pg" ? "::json" : "");
          const found = yield* off(
            Effect.andThen(sql.unsafe(`${said}${where} register = '${register}'`), verify(register)),
          );
          return found;
        }),
      );
      expect(outcome).toMatchObject({ _tag: "Broken", ...expected });
    });
  }

  it("finds a log that was rewritten with all its hashes, by a head that was published before", async () => {
    const outcome = await run(
      Effect.gen(function* () {
        yield* fill("published", 5);
        yield* fill("rewritten", 4);
        const before = yield* verify("published");
        const hash = before._tag === "Whole" ? before.hash : "";
        return {
          itself: yield* verify("published", { published: { position: 5, hash } }),
          rewritten: yield* verify("rewritten", { published: { position: 4, hash } }),
          shortened: yield* verify("rewritten", { published: { position: 5, hash } }),
          emptied: yield* verify("nowhere", { published: { position: 0, hash } }),
          empty: yield* verify("nowhere", { published: { position: 0, hash: "0".repeat(64) } }),
        };
      }),
    );
    expect(outcome).toMatchObject({
      itself: { _tag: "Whole" },
      rewritten: { _tag: "Broken", position: 4, problem: "publishedHashDiffers" },
      shortened: { _tag: "Broken", position: 5, problem: "missing" },
      emptied: { _tag: "Broken", position: 0, problem: "publishedHashDiffers" },
      empty: { _tag: "Whole", head: 0 },
    });
  });
});

/** Runs something while triggers and keys do not count, and undoes all of it afterwards. */
const tamperWith = (sql: SqlClient, engine: "pg" | "sqlite") =>
  Effect.gen(function* () {
    const undo = { _tag: "Undo" } as const;
    return <A, E>(inside: Effect.Effect<A, E, SqlClient>) => {
      let found: A | undefined;
      const all = Effect.gen(function* () {
        if (engine === "pg") {
          yield* sql`SET LOCAL session_replication_role = replica`;
          yield* sql`SET LOCAL search_path = meetlat`;
        } else {
          const triggers = yield* sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`;
          yield* sql`PRAGMA defer_foreign_keys = ON`;
          for (const { name } of triggers) yield* sql.unsafe(`DROP TRIGGER ${name}`);
        }
        found = yield* inside;
        return yield* Effect.fail(undo);
      });
      return Effect.as(Effect.ignore(sql.withTransaction(all)), undefined).pipe(Effect.map(() => found as A));
    };
  });
