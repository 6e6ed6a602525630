import { readFileSync } from "node:fs";
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { projectAll, SqlClient } from "../src/index.ts";
import { statementsOf } from "../src/migrate.ts";
import { append, asOf, city, eventsFrom, measure } from "./city.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const guide = readFileSync(new URL("../../../docs/guides/bi.md", import.meta.url), "utf8");
const rolesFile = readFileSync(new URL("../roles.sql", import.meta.url), "utf8");
const blocks = [...guide.matchAll(/^```sql\n(.*?)^```/gms)].map(([, sql]) => sql ?? "");
const roles = blocks.filter((sql) => sql.includes("CREATE ROLE"));
const queries = blocks.filter((sql) => !sql.includes("CREATE ROLE"));

/** How many rows each query finds in the city of these tests, in the order of the page. */
const found = [2, 1, 1, 1, 1, 2, 4];

onEveryDatabase(({ run, engine }) => {
  const prepared = Effect.gen(function* () {
    yield* append("rotterdam", eventsFrom([...city, measure("visits", "9", { period: "2019" })]));
    yield* projectAll("rotterdam", { asOf });
  });

  it("runs the queries of the guide, as a reader who may do nothing else", () =>
    run(
      Effect.gen(function* () {
        yield* prepared;
        const sql = yield* SqlClient;
        const isPg = engine() === "pg";
        const name = `reader_${Math.random().toString(36).slice(2)}`;
        const unsafe = (text: string) => sql.unsafe(text.replaceAll("dashboard", name)).unprepared;
        const results = Effect.gen(function* () {
          if (isPg) {
            yield* Effect.forEach(statementsOf(rolesFile), unsafe);
            for (const statement of roles.join("\n").split(";\n"))
              if (statement.trim() !== "") yield* unsafe(statement);
            yield* unsafe(`SET LOCAL ROLE ${name}`);
            yield* unsafe("SET LOCAL search_path = meetlat");
          }
          const counts: Array<number> = [];
          for (const query of queries) counts.push((yield* unsafe(query)).length);
          const denied = isPg ? yield* Effect.exit(sql.withTransaction(unsafe("SELECT * FROM meetlat.event"))) : null;
          return { counts, denied };
        });
        const undone = Effect.flip(sql.withTransaction(Effect.flatMap(results, (all) => Effect.fail({ all }))));
        const outcome = yield* undone;
        if (!("all" in outcome)) return yield* Effect.fail(outcome);
        expect(outcome.all.counts).toEqual(found);
        if (isPg) expect(outcome.all.denied?._tag).toBe("Failure");
      }),
    ));

  it("names every column of the views", () =>
    run(
      Effect.gen(function* () {
        const sql = yield* SqlClient;
        for (const view of ["measurement", "target_check", "deviation", "deliverable"]) {
          const rows =
            engine() === "pg"
              ? yield* sql<{ name: string }>`
                  SELECT column_name AS name FROM information_schema.columns
                  WHERE table_schema = 'meetlat' AND table_name = ${view}`
              : yield* sql<{ name: string }>`SELECT name FROM pragma_table_info(${view})`;
          const section = guide.slice(guide.indexOf(`\n\`${view}\`: `)).split("\n\n")[0] ?? "";
          const named = new Set([...section.matchAll(/`([a-z_]+)`/g)].map(([, word]) => word));
          const missing = rows
            .map(({ name }) => name)
            .filter((name) => name !== "register" && !named.has(name) && !named.has(name.replace(/_number$/, "")));
          expect(missing, view).toEqual([]);
        }
      }),
    ));
});
