import { type Command, dayOf, type Instant, type ProgrammeId } from "@meetlat/core";
import * as port from "@meetlat/core/store";
import { commandLists, counter, questions, stampAt } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { pipe } from "fp-ts/lib/function.js";
import * as R from "fp-ts/lib/Reader.js";
import * as RTE from "fp-ts/lib/ReaderTaskEither.js";
import { describe, expect, it } from "vitest";
import { type Day, Environment, EventStore, Projection, Query, Register, StoreError } from "../../src/index.ts";
import { runs } from "../runs.ts";
import { arrayStore } from "./array-store.ts";

const at = "2021-07-01T12:00:00.000Z" as Instant;

const environment = (store: EventStore.EventStore = EventStore.inMemory(), start = 0): Environment.Environment => ({
  store,
  now: () => new Date(at),
  newId: counter(start),
  actor: "test",
});

const establish = (programme: string): Command => ({
  _tag: "EstablishProgramme",
  programme: programme as ProgrammeId,
  title: programme,
});

/** Commands one by one and two by two: one that is refused takes those beside it along. */
const batchLists: fc.Arbitrary<ReadonlyArray<ReadonlyArray<Command>>> = fc
  .tuple(commandLists, fc.constantFrom(1, 1, 2))
  .map(([commands, size]) =>
    Array.from({ length: Math.ceil(commands.length / size) }, (_, i) => commands.slice(i * size, (i + 1) * size)),
  );

describe("handle", () => {
  const kinds = [
    ["in memory", EventStore.inMemory],
    ["written with fp-ts", arrayStore],
  ] as const;

  it.each(kinds)("records and refuses what core's handle does, on a store %s", async (_, make) => {
    await fc.assert(
      fc.asyncProperty(batchLists, async (batches) => {
        const mine = environment(make());
        const theirs = Effect.runSync(port.inMemoryEventStore);
        const newId = counter();
        for (const batch of batches) {
          const found = await Environment.handle(batch)(mine)();
          const expected = await Effect.runPromise(
            Effect.result(
              Effect.provideService(port.handle(batch, stampAt(dayOf(at), newId)), port.EventStore, theirs),
            ),
          );
          if (Result.isSuccess(expected)) expect(found).toEqual(E.right(expected.success));
          else {
            const { _tag, rejections } = expected.failure as port.CommandsRejected;
            expect(found).toEqual(E.left({ _tag, rejections }));
          }
        }
      }),
      { numRuns: runs(25) },
    );
  });

  it("both records and refuses, here", async () => {
    const outcomes = new Set<string>();
    for (const batches of fc.sample(batchLists, { numRuns: 20, seed: 1 })) {
      const mine = environment();
      for (const batch of batches) outcomes.add((await Environment.handle(batch)(mine)())._tag);
    }
    expect(outcomes).toEqual(new Set(["Left", "Right"]));
  });

  it("takes a command twice, and adds nothing the second time", async () => {
    const mine = environment();
    const record = Environment.handle(establish("care"));
    const first = await record(mine)();
    expect(first).toMatchObject({ right: { position: 1 } });
    expect(await record(mine)()).toEqual(E.right({ events: [], position: 1 }));
  });

  it("decides again when another writer was first", async () => {
    const inner = arrayStore();
    let others = 3;
    const contended: EventStore.EventStore = {
      ...inner,
      append: (events, condition) => async () => {
        if (others > 0) {
          others -= 1;
          await Environment.handle(establish("care"))(environment(inner, 100 + others))();
        }
        return inner.append(events, condition)();
      },
    };
    const outcome = await Environment.handle([establish("care"), establish("youth")])(environment(contended))();
    expect(outcome).toMatchObject({ right: { position: 2, events: [{ data: { programme: "youth" } }] } });
  });

  it("says which part of the environment is unusable, and records nothing", async () => {
    const mine = environment();
    const noClock = { ...mine, now: () => new Date(Number.NaN) };
    const noIds = { ...mine, newId: () => "ABC" };
    const record = Environment.handle(establish("care"));
    expect(await record(noClock)()).toMatchObject({ left: { _tag: "EnvironmentUnusable", field: "now" } });
    expect(await record(noIds)()).toMatchObject({
      left: { _tag: "EnvironmentUnusable", field: "newId", value: "ABC" },
    });
    expect(await mine.store.head()).toEqual(E.right(0));
    expect(await Environment.today(noClock)()).toMatchObject({ left: { field: "now" } });
    expect(await Environment.today(mine)()).toEqual(E.right("2021-07-01"));
    const outcome = await record(noIds)();
    expect(E.isLeft(outcome) && StoreError.describe(outcome.left)).toBe(
      "“ABC” is not a UUID in lower case. Give a source of UUIDs, such as v7 of the package uuid.",
    );
  });

  it("says what belongs together, and who did it", async () => {
    const mine = { ...environment(), correlationId: "letter-12", causationId: "form-3" };
    expect(await Environment.handle(establish("care"))(mine)()).toMatchObject({
      right: { events: [{ actor: "test", recordedAt: at, correlationId: "letter-12", causationId: "form-3" }] },
    });
  });

  it("does nothing until its task is run", async () => {
    const mine = environment();
    const task = Environment.handle(establish("care"))(mine);
    expect(await mine.store.head()).toEqual(E.right(0));
    await task();
    expect(await mine.store.head()).toEqual(E.right(1));
  });
});

describe("ask", () => {
  it("answers about the register as it stands what the question answers about its fold", async () => {
    await fc.assert(
      fc.asyncProperty(commandLists, questions(), async (batch, question) => {
        const mine = environment();
        for (const command of batch) await Environment.handle(command)(mine)();
        const events = await EventStore.read(Query.all)(mine.store)();
        const register = Register.fold(E.isRight(events) ? events.right : []);
        const overview = pipe(
          R.Do,
          R.apS("checks", Projection.targetChecks(question)),
          R.apS("claims", Projection.claimChecks(question)),
        );
        expect(await Environment.ask(overview)(mine)()).toEqual(E.right(overview(register)));
        expect(await Environment.readRegister()(mine)()).toEqual(E.right(register));
      }),
      { numRuns: runs(25) },
    );
  });

  it("of a register at a position is about the events up to there", async () => {
    const mine = environment();
    await Environment.handle([establish("care"), establish("youth")])(mine)();
    const register = await Environment.readRegister(1)(mine)();
    expect(E.isRight(register) && [...register.right.programmes.keys()]).toEqual(["care"]);
  });

  it("makes pipelines with commands, of which the errors add up", async () => {
    const program = pipe(
      Environment.handle([establish("care"), establish("youth")]),
      RTE.flatMap(() => Environment.today),
      RTE.flatMap((asOf: Day.Day) => Environment.ask(Projection.targetChecks({ asOf }))),
      RTE.mapLeft((error: StoreError.HandleError) => StoreError.describe(error)),
    );
    expect(await program(environment())()).toEqual(E.right([]));
    const failing = { ...arrayStore(), head: async () => E.left(StoreError.storeUnavailable("down")) };
    expect(await program(environment(failing))()).toMatchObject({ left: expect.stringContaining("does not answer") });
  });
});
