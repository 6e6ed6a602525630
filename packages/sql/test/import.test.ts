import { type Command, day, type Event } from "@meetlat/core";
import { CommandsRejected } from "@meetlat/core/store";
import { commandLists, counter, stampAt } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { importCommands, SqlClient, sqlEventStore, verify } from "../src/index.ts";
import { definitions } from "./commands.ts";
import { killedAt } from "./meddled-client.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const stamp = () => stampAt("2024-12-31" as Event["knownOn"], counter());

const rows = (indicator: string, from: number, to: number, more: object = {}): Command =>
  ({
    _tag: "RecordMeasurements",
    rows: Array.from({ length: to - from }, (_, i) => ({
      indicator,
      period: String(1000 + from + i),
      value: { _tag: "Exact", value: String(from + i) },
      ...more,
    })),
  }) as unknown as Command;

/** Which command was refused first; -1 when none was. */
const firstRefused = (outcome: Result.Result<unknown, unknown>): number =>
  Result.isFailure(outcome) && outcome.failure instanceof CommandsRejected
    ? Math.min(...outcome.failure.rejections.map(({ command }) => command))
    : -1;

onEveryDatabase(({ run, newRegister }) => {
  it("moves the head of the register once, however many parts there are", async () => {
    const { added } = await run(
      Effect.flatMap(SqlClient, (sql) =>
        importCommands(newRegister(), [...definitions(1), rows("indicator-1", 0, 40)], stamp(), { partSize: 5 }).pipe(
          Effect.provideService(SqlClient, killedAt(sql, "head_hash = ", 2)),
        ),
      ),
    );
    expect(added).toBe(41);
  });

  const log = (register: string) =>
    Effect.flatMap(sqlEventStore(register), (store) => Stream.runCollect(store.read({ items: [{}] })));
  const contents = (events: ReadonlyArray<Event>) => events.map(({ type, data }) => [type, data]);

  it("records the same, or refuses the same, in whatever parts it goes through an import", async () => {
    await fc.assert(
      fc.asyncProperty(commandLists, fc.constantFrom(1, 2, 3, 7), async (list, partSize) => {
        const [inParts, atOnce] = [newRegister(), newRegister()];
        const outcomes = await run(
          Effect.gen(function* () {
            const one = yield* Effect.result(importCommands(inParts, list, stamp(), { partSize }));
            const other = yield* Effect.result(importCommands(atOnce, list, stamp(), { partSize: 10_000 }));
            return { one, other, logs: [yield* log(inParts), yield* log(atOnce)] as const };
          }),
        );
        expect(contents(outcomes.logs[0])).toEqual(contents(outcomes.logs[1]));
        if (Result.isFailure(outcomes.other)) {
          // A command that is refused in one piece refuses all its rows, so what follows from that may differ.
          expect(firstRefused(outcomes.one)).toBe(firstRefused(outcomes.other));
          expect(firstRefused(outcomes.one)).toBeGreaterThanOrEqual(0);
          expect(outcomes.logs[0]).toEqual([]);
        } else expect(outcomes.one).toEqual(outcomes.other);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("says the same of numbers given more than once in one command, in whatever parts, and adds nothing again", async () => {
    const often = fc.array(
      fc.record({
        indicator: fc.constant("indicator-1"),
        period: fc.constantFrom("2019", "2020", "2021"),
        value: fc.constantFrom("1", "2").map((value) => ({ _tag: "Exact", value })),
        knownOn: fc.constantFrom("2021-01-01", "2022-01-01", "2023-01-01"),
      }),
      { minLength: 2, maxLength: 8 },
    );
    const sorted = (events: ReadonlyArray<Event>) =>
      contents(events)
        .map((one) => JSON.stringify(one))
        .sort();
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(often, fc.constantFrom(0, 1, 2, 3), async (given, partSize) => {
        const list = [...definitions(1), { _tag: "RecordMeasurements", rows: given } as unknown as Command];
        const [inParts, atOnce] = [newRegister(), newRegister()];
        const [one, other, again, logs] = await run(
          Effect.gen(function* () {
            return [
              yield* Effect.result(importCommands(inParts, list, stamp(), { partSize })),
              yield* Effect.result(importCommands(atOnce, Stream.fromIterable(list), stamp())),
              yield* Effect.result(importCommands(inParts, list, stamp(), { partSize: 2 })),
              [yield* log(inParts), yield* log(atOnce)] as const,
            ] as const;
          }),
        );
        expect(sorted(logs[0])).toEqual(sorted(logs[1]));
        expect(Result.isSuccess(one)).toBe(Result.isSuccess(other));
        if (Result.isFailure(one)) return;
        accepted += 1;
        expect(Result.getOrThrow(again)).toMatchObject({ added: 0 });
      }),
      { numRuns: 25 },
    );
    expect(accepted).toBeGreaterThan(2);
  }, 60_000);

  it("fails with the stream that it reads from, and leaves the register as it was", async () => {
    const register = newRegister();
    const found = await run(
      Effect.gen(function* () {
        const broken = Stream.concat(Stream.fromIterable(definitions(30)), Stream.fail("the file ended" as const));
        const outcome = yield* Effect.flip(importCommands(register, broken, stamp(), { partSize: 4 }));
        return { outcome, log: yield* log(register) };
      }),
    );
    expect(found).toEqual({ outcome: "the file ended", log: [] });
  });

  it("counts what it does not list when a great deal is refused", async () => {
    const outcome = await run(
      Effect.flip(importCommands(newRegister(), [rows("nowhere", 0, 50)], stamp(), { partSize: 7, mostRejections: 9 })),
    );
    expect(outcome).toMatchObject({ _tag: "CommandsRejected", total: 50 });
    expect((outcome as CommandsRejected).rejections).toHaveLength(9);
    expect((outcome as CommandsRejected).message.split("\n").at(-1)).toBe("… and 41 more");
  });

  it("adds nothing the second time, and corrects what is known from a later day", async () => {
    const register = newRegister();
    const steps = await run(
      Effect.gen(function* () {
        const first = [...definitions(1), rows("indicator-1", 0, 30, { knownOn: day("2020-01-01") })];
        const corrected = rows("indicator-1", 10, 35, {
          knownOn: day("2021-01-01"),
          value: { _tag: "Exact", value: "9" },
        });
        return [
          yield* importCommands(register, first, stamp(), { partSize: 7 }),
          yield* importCommands(register, first, stamp(), { partSize: 4 }),
          yield* importCommands(register, [corrected], stampAt("2024-12-31" as never, counter(500)), { partSize: 4 }),
        ];
      }),
    );
    // One of the 25 said 9 already.
    expect(steps).toEqual([
      { facts: 31, added: 31, position: 31 },
      { facts: 31, added: 0, position: 31 },
      { facts: 25, added: 25, position: 56 },
    ]);
    expect(await run(verify(register))).toMatchObject({ _tag: "Whole", head: 56 });
  });

  it("tells all that is wrong, by the row as it was given, and leaves the register as it was", async () => {
    const register = newRegister();
    const wrong = [
      ...definitions(1),
      rows("indicator-1", 0, 10),
      rows("nowhere", 0, 3),
      rows("indicator-1", 5, 12, { value: { _tag: "Exact", value: "0" } }),
    ];
    const found = await run(
      Effect.gen(function* () {
        const outcome = yield* Effect.result(importCommands(register, wrong, stamp(), { partSize: 4 }));
        return { outcome, log: yield* log(register) };
      }),
    );
    expect(found.log).toEqual([]);
    const rejections =
      Result.isFailure(found.outcome) && found.outcome.failure._tag === "CommandsRejected"
        ? found.outcome.failure.rejections
        : [];
    expect(rejections.map(({ command, rejection }) => [command, rejection._tag, rejection.path[1]])).toEqual([
      [2, "unknownIndicator", 0],
      [2, "unknownIndicator", 1],
      [2, "unknownIndicator", 2],
      [3, "alreadyMeasured", 0],
      [3, "alreadyMeasured", 1],
      [3, "alreadyMeasured", 2],
      [3, "alreadyMeasured", 3],
      [3, "alreadyMeasured", 4],
    ]);
  });

  it("does not begin with commands that can be gone through only once", async () => {
    const once = (function* () {
      yield* definitions(2);
    })();
    const outcome = await run(Effect.exit(importCommands(newRegister(), once, stamp())));
    expect(outcome._tag).toBe("Failure");
  });

  it("is undone when it is interrupted half-way", async () => {
    const register = newRegister();
    const found = await run(
      Effect.gen(function* () {
        const list = [...definitions(1), rows("indicator-1", 0, 100)];
        const outcome = yield* Effect.exit(
          importCommands(register, list, stamp(), {
            partSize: 10,
            onProgress: (done) => (done > 50 ? Effect.interrupt : Effect.void),
          }),
        );
        const again = yield* importCommands(register, definitions(2), stamp());
        return { outcome: outcome._tag, again, log: yield* log(register) };
      }),
    );
    expect(found).toMatchObject({ outcome: "Failure", again: { added: 2, position: 2 } });
    expect(found.log).toHaveLength(2);
  });
});
