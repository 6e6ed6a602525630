import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import { expect, it } from "vitest";
import { dialectOf } from "../src/dialect.ts";
import { projectAll, rebuild, SqlClient } from "../src/index.ts";
import { append, asOf, city, eventsFrom, expectShown, measure } from "./city.ts";
import { onEveryDatabase } from "./on-every-database.ts";
import { views } from "./read-models.ts";

const tableOf = (name: string) => Effect.map(SqlClient, (sql) => ({ sql, table: dialectOf(sql).table(name) }));

/** How many rows each table has for a register, of all generations. */
const stored = (register: string) =>
  Effect.forEach(views, (view) =>
    Effect.flatMap(tableOf(`${view}_row`), ({ sql, table }) =>
      Effect.map(sql<{ n: unknown }>`SELECT COUNT(*) AS n FROM ${table} WHERE register = ${register}`, ([row]) =>
        Number(row?.n),
      ),
    ),
  );

const generations = (register: string) =>
  Effect.flatMap(tableOf("projection"), ({ sql, table }) =>
    Effect.map(
      sql<{ generation: unknown }>`
        SELECT DISTINCT generation FROM ${table} WHERE register = ${register} ORDER BY generation`,
      (rows) => rows.map(({ generation }) => Number(generation)),
    ),
  );

const damage = (register: string) =>
  Effect.flatMap(
    tableOf("target_check_row"),
    ({ sql, table }) => sql`UPDATE ${table} SET verdict = 'met' WHERE register = ${register}`,
  );

onEveryDatabase(({ run, connect, newRegister }) => {
  const prepared = Effect.gen(function* () {
    const register = newRegister();
    const events = eventsFrom(city);
    yield* append(register, events);
    yield* projectAll(register, { asOf });
    return { register, events };
  });

  it("makes damaged rows right, and leaves nothing of the old ones", () =>
    run(
      Effect.gen(function* () {
        const { register, events } = yield* prepared;
        const before = yield* stored(register);
        yield* damage(register);
        const { position } = yield* rebuild(register, { asOf });
        expect(position).toBe(events.length);
        yield* expectShown(register, events);
        expect(yield* stored(register)).toEqual(before);
        expect(yield* generations(register)).toEqual([2]);
      }),
    ));

  it("is a way to begin", () =>
    run(
      Effect.gen(function* () {
        const register = newRegister();
        const events = eventsFrom(city);
        yield* append(register, events);
        yield* rebuild(register, { asOf });
        yield* expectShown(register, events);
      }),
    ));

  it(
    "shows readers the old rows or the new, and never both or none",
    () =>
      run(
        Effect.gen(function* () {
          const { register, events } = yield* prepared;
          const counts = (sql: SqlClient) => {
            const { table } = dialectOf(sql);
            return sql<Record<string, unknown>>`
            SELECT
              (SELECT COUNT(*) FROM ${table("measurement")} WHERE register = ${register}) AS measurement,
              (SELECT COUNT(*) FROM ${table("target_check")} WHERE register = ${register}) AS target_check,
              (SELECT COUNT(*) FROM ${table("deviation")} WHERE register = ${register}) AS deviation,
              (SELECT COUNT(*) FROM ${table("deliverable")} WHERE register = ${register}) AS deliverable`;
          };
          const seen = new Set<string>();
          const look = Effect.scoped(
            Effect.flatMap(connect, ({ sql }) =>
              Effect.forever(
                Effect.andThen(
                  Effect.map(counts(sql), ([row]) => seen.add(JSON.stringify(Object.values(row ?? {}).map(Number)))),
                  Effect.sleep(1),
                ),
              ),
            ),
          );
          const reader = yield* Effect.forkChild(look);
          yield* Effect.repeat(rebuild(register, { asOf }), { times: 5 });
          yield* Fiber.interrupt(reader);
          expect(seen.size).toBe(1);
          yield* expectShown(register, events);
        }),
      ),
    60_000,
  );

  it("that crashed half-way leaves the old rows, and another succeeds", () =>
    run(
      Effect.gen(function* () {
        const { register, events } = yield* prepared;
        for (const crashAt of ["measurement", "target_check", "deliverable"]) {
          const crashed = rebuild(register, {
            asOf,
            onProgress: ({ name }) => (name === crashAt ? Effect.die("the process was killed") : Effect.void),
          });
          expect(Exit.isFailure(yield* Effect.exit(crashed))).toBe(true);
          yield* expectShown(register, events);
        }
        expect(yield* generations(register)).toEqual([1, 2, 3, 4]);
        const before = yield* stored(register);
        yield* projectAll(register, { asOf });
        yield* rebuild(register, { asOf });
        yield* expectShown(register, events);
        expect(yield* generations(register)).toEqual([5]);
        expect((yield* stored(register))[0]).toBeLessThan(before[0] ?? 0);
      }),
    ));

  it(
    "does not step back behind what was projected meanwhile, and both may run at once",
    () =>
      run(
        Effect.gen(function* () {
          const { register, events } = yield* prepared;
          const more = eventsFrom([
            ...city,
            measure("alone", "3", { period: "2019" }),
            measure("visits", "2", { period: "2019" }),
          ]);
          let appended = false;
          const late = Effect.suspend(() => {
            appended = true;
            return append(register, more.slice(events.length));
          });
          const building = rebuild(register, { asOf });
          const others = Effect.gen(function* () {
            yield* late;
            yield* projectAll(register, { asOf });
          });
          yield* Effect.all([building, others, rebuild(register, { asOf })], { concurrency: "unbounded" });
          expect(appended).toBe(true);
          yield* expectShown(register, more);
          yield* projectAll(register, { asOf });
          yield* expectShown(register, more);
        }),
      ),
    60_000,
  );

  it("happens by itself when other code makes other rows, and not for an older one", () =>
    run(
      Effect.gen(function* () {
        const { register, events } = yield* prepared;
        const { sql, table } = yield* tableOf("projection");
        yield* damage(register);
        yield* sql`UPDATE ${table} SET version = 0 WHERE register = ${register} AND name = 'target_check'`;
        yield* projectAll(register, { asOf });
        yield* expectShown(register, events);
        yield* sql`UPDATE ${table} SET version = 1000 WHERE register = ${register} AND name = 'target_check'`;
        const error = yield* Effect.flip(projectAll(register, { asOf }));
        expect(error._tag).toBe("ProjectedByNewer");
        yield* rebuild(register, { asOf });
        yield* projectAll(register, { asOf });
      }),
    ));
});
