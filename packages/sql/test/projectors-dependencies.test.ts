import type { Day } from "@meetlat/core";
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { dialectOf } from "../src/dialect.ts";
import { projectAll, SqlClient } from "../src/index.ts";
import { append, asOf, city, define, eventsFrom, expectShown, measure, setTarget } from "./city.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const later: ReadonlyArray<readonly [what: string, commands: ReadonlyArray<object>, targets: number]> = [
  ["a numerator", [measure("visits", "6", { area: "north" }), measure("inhabitants", "50")], 4],
  ["an area of a set", [measure("visits", "3", { area: "north" })], 4],
  [
    "a set of areas",
    [{ _tag: "ReviseAreaSet", set: "districts", areas: [{ area: "south", title: "south" }], why: "North left" }],
    1,
  ],
  ["a benchmark", [{ ...measure("visits", "9", { area: "south" }), _tag: "CorrectMeasurement" }], 4],
  [
    "a definition",
    [{ _tag: "RedefineIndicator", indicator: "alone", from: "2020-01-01", comparable: false, why: "New survey" }],
    1,
  ],
  [
    "a promise",
    [{ _tag: "ReviseTarget", target: "alone-2020", baseline: { value: { _tag: "Exact", value: "9" } } }],
    1,
  ],
  ["a new promise", [setTarget("alone-too", "alone")], 1],
  ["a promise taken back", [{ _tag: "WithdrawTarget", target: "alone-2020", why: "No longer wanted" }], 1],
  ["nothing that matters", [{ _tag: "EstablishProgramme", programme: "youth", title: "Youth" }], 0],
];

onEveryDatabase(({ run, newRegister }) => {
  for (const [what, commands, targets] of later) {
    it(`compute only what ${what} touches, and that right`, () =>
      run(
        Effect.gen(function* () {
          const register = newRegister();
          const events = eventsFrom([...city, ...commands]);
          yield* append(register, events.slice(0, city.length));
          yield* projectAll(register, { asOf });
          yield* expectShown(register, events.slice(0, city.length));
          yield* append(register, events.slice(city.length));
          const { projections } = yield* projectAll(register, { asOf });
          yield* expectShown(register, events);
          const rows = projections.find(({ name }) => name === "target_check")?.rows;
          // Each target here has a row for its year and one for the whole; of one that was taken back, only the whole is left.
          expect(rows).toBe(what === "a promise taken back" ? 1 : 2 * targets);
        }),
      ));
  }

  it("judge everything anew on another day", () =>
    run(
      Effect.gen(function* () {
        const register = newRegister();
        const events = eventsFrom(city);
        yield* append(register, events);
        for (const day of ["2020-07-01" as Day, asOf, "2020-07-01" as Day]) {
          const { projections } = yield* projectAll(register, { asOf: day });
          yield* expectShown(register, events, day);
          expect(projections.find(({ name }) => name === "deliverable")?.rows).toBe(1);
        }
        const again = yield* projectAll(register, { asOf: "2020-07-01" as Day });
        expect(again.projections.every(({ from, to, rows }) => from === to && rows === 0)).toBe(true);
      }),
    ));

  it("keep a text with a character that PostgreSQL has no place for", () =>
    run(
      Effect.gen(function* () {
        const register = newRegister();
        const title = "a\u0000b — é 𝒳";
        const events = eventsFrom([
          ...city,
          { _tag: "PlanDeliverable", deliverable: "odd", programme: "care", title, due: "2020" },
        ]);
        yield* append(register, events);
        yield* projectAll(register, { asOf });
        const shown = events.map((event) =>
          event.type === "DeliverablePlanned" && event.data.deliverable === "odd"
            ? { ...event, data: { ...event.data, title: "a\ufffdb — é 𝒳" } }
            : event,
        );
        yield* expectShown(register, shown);
      }),
    ));

  it("judge many targets in groups, each with all that it needs", () =>
    run(
      Effect.gen(function* () {
        const register = newRegister();
        const names = Array.from({ length: 120 }, (_, i) => `many-${i}`);
        const ratio = { nature: "ratio", unit: "%", numerator: "many-0", denominator: "many-119" };
        const events = eventsFrom([
          ...names.flatMap((name, i) => [define(name), setTarget(name, name), measure(name, String(i % 9))]),
          define("over", ratio),
          setTarget("over", "over"),
        ]);
        yield* append(register, events);
        yield* projectAll(register, { asOf });
        yield* expectShown(register, events);
      }),
    ));

  it("keep registers apart", () =>
    run(
      Effect.gen(function* () {
        const [one, other] = [newRegister(), newRegister()];
        const events = eventsFrom(city);
        yield* append(one, events);
        yield* append(other, events.slice(0, 13));
        yield* projectAll(one, { asOf });
        yield* projectAll(other, { asOf });
        yield* append(other, events.slice(13));
        yield* projectAll(other, { asOf: "2020-07-01" as Day });
        yield* expectShown(one, events);
        yield* expectShown(other, events, "2020-07-01" as Day);
      }),
    ));

  it("stop before an event that cannot be read, and say where it is", () =>
    run(
      Effect.gen(function* () {
        const register = newRegister();
        const events = eventsFrom(city);
        yield* append(register, events);
        yield* projectAll(register, { asOf });
        const sql = yield* SqlClient;
        const { table } = dialectOf(sql);
        const position = events.length + 1;
        yield* sql`
          INSERT INTO ${table("event")}
            (register, position, id, type, schema_version, known_on, recorded_at, content, hash)
          VALUES (${register}, ${position}, 'x', 'MeasurementRecorded', 9, '2021-01-01', '2021-01-01', '{}', 'x')`;
        yield* sql`UPDATE ${table("register")} SET head = ${position}, head_hash = 'x' WHERE register = ${register}`;
        const error = yield* Effect.flip(projectAll(register, { asOf }));
        expect(error).toMatchObject({ _tag: "EventUnreadable", position });
        yield* expectShown(register, events);
      }),
    ));
});
