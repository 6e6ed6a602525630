import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  DeciderCommandHandler,
  type EventStore,
  ExpectedVersionConflictError,
  getInMemoryEventStore,
  isExpectedVersionConflictError,
  STREAM_DOES_NOT_EXIST,
  STREAM_EXISTS,
} from "@event-driven-io/emmett";
import type { Command, Day, EventId, Instant, Stamp } from "@meetlat/core";
import {
  type EventStoreService,
  handle as handleInMeetlat,
  inMemoryEventStore,
  EventStore as MeetlatStore,
} from "@meetlat/core/store";
import { openDatabase } from "@meetlat/sql/promise";
import { commandLists, counter, days, questions, stampAt } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { hasPostgres, pgUrl, sqlAt } from "../../../packages/sql/test/postgres.ts";
import { toEmmettCommand } from "../src/emmett-events.ts";
import { emmettDecider } from "../src/register-decider.ts";
import { registerEventStore } from "../src/register-event-store.ts";
import { throughEmmett, throughMeetlat } from "../src/same-through-emmett.ts";

const stamp = (): Stamp => ({
  recordedAt: "2021-07-01T12:00:00.000Z" as Instant,
  actor: "controller-7",
  newId: () => crypto.randomUUID() as EventId,
});

const define = {
  _tag: "DefineIndicator",
  indicator: "benefits",
  title: "Benefits",
  unit: "benefits",
  polarity: "lower",
  nature: "stock",
  class: "effect",
} as unknown as Command;
const measured = (year: number) =>
  ({
    _tag: "RecordMeasurement",
    indicator: "benefits",
    period: String(year),
    value: { _tag: "Exact", value: "7" },
  }) as unknown as Command;
const years = Array.from({ length: 20 }, (_, i) => 2000 + i);

const patient = { retries: 50, minTimeout: 1, maxTimeout: 20, shouldRetryError: isExpectedVersionConflictError };

const sqlite = await openDatabase({ file: ":memory:" });
await sqlite.migrate();

const name = `meetlat_emmett_own_${process.pid}`;
const url = Object.assign(new URL(hasPostgres ? pgUrl : "postgres://x"), { pathname: `/${name}` }).href;
const pool = new pg.Pool({ connectionString: url, max: 10 });
pool.on("error", () => undefined);
const postgres = await openDatabase({ pool });
if (hasPostgres) {
  await sqlAt(pgUrl, `CREATE DATABASE ${name}`);
  await postgres.migrate();
}
afterAll(async () => {
  await sqlite.close();
  await pool.end();
  if (hasPostgres) await sqlAt(pgUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

/** Stores in memory by their names: the same one for the same name. */
const inMemory = () => {
  const kept = new Map<string, EventStoreService>();
  return (register: string): EventStoreService => {
    const store = kept.get(register) ?? Effect.runSync(inMemoryEventStore);
    kept.set(register, store);
    return store;
  };
};

const stores: ReadonlyArray<readonly [name: string, open: (() => EventStore) | null]> = [
  ["Emmett's store in memory", getInMemoryEventStore],
  ["Meetlat's store in memory, as Emmett's", () => registerEventStore(inMemory())],
  ["Meetlat's store in SQLite, as Emmett's", () => registerEventStore(sqlite.store)],
  [
    hasPostgres
      ? "Meetlat's store in PostgreSQL, as Emmett's"
      : "Meetlat's store in PostgreSQL (skipped: none answers)",
    hasPostgres ? () => registerEventStore(postgres.store) : null,
  ],
];

for (const [title, create] of stores) {
  describe.skipIf(create === null)(title, () => {
    const open = create ?? getInMemoryEventStore;
    let streams = 0;
    const newStream = (): string => {
      streams += 1;
      return `${title}-${streams}`;
    };

    it("gives the same events, refusals, checks and deviations as Meetlat's own, for any history", async () => {
      await fc.assert(
        fc.asyncProperty(
          commandLists,
          fc.array(days, { minLength: 1, maxLength: 4 }),
          questions(),
          async (list, on, question) => {
            const recordedOn = [...on].sort();
            const stamps = () => {
              const newId = counter();
              return (i: number) => stampAt(recordedOn[i % recordedOn.length] as Day, newId);
            };
            const expected = await throughMeetlat(list, stamps(), question);
            expect(await throughEmmett(open(), newStream(), list, stamps(), question)).toEqual(expected);
          },
        ),
        { numRuns: 25 * Number(process.env.MEETLAT_RUNS ?? 1) },
      );
    });

    it("takes 20 commands at once when conflicts are tried again: all land, once, without gaps", async () => {
      const store = open();
      const stream = newStream();
      const handle = DeciderCommandHandler({ ...emmettDecider(stamp), retry: patient });
      await handle(store, stream, toEmmettCommand(define));
      await Promise.all(years.map((year) => handle(store, stream, toEmmettCommand(measured(year)))));
      await Promise.all(years.map((year) => handle(store, stream, toEmmettCommand(measured(year)))));
      const { events, currentStreamVersion } = await store.readStream(stream);
      expect(currentStreamVersion).toBe(21n);
      expect(events.map(({ metadata }) => metadata.streamPosition)).toEqual(
        years.concat(0).map((_, i) => BigInt(i + 1)),
      );
      expect(new Set(events.map(({ data }) => (data as { period?: string }).period)).size).toBe(21);
    });

    it("tells of an expected version that is not the stream's", async () => {
      const store = open();
      const stream = newStream();
      const handle = DeciderCommandHandler(emmettDecider(stamp));
      const expecting = (expectedStreamVersion: bigint | typeof STREAM_EXISTS, year: number) =>
        handle(store, stream, toEmmettCommand(year === 0 ? define : measured(year)), { expectedStreamVersion });
      await expect(expecting(STREAM_EXISTS, 0)).rejects.toThrow(ExpectedVersionConflictError);
      await expect(expecting(1n, 0)).rejects.toThrow(ExpectedVersionConflictError);
      await expecting(STREAM_DOES_NOT_EXIST, 0);
      await expect(expecting(STREAM_DOES_NOT_EXIST, 2000)).rejects.toThrow(ExpectedVersionConflictError);
      await expect(expecting(7n, 2000)).rejects.toThrow(ExpectedVersionConflictError);
      await expecting(1n, 2000);
      await expecting(STREAM_EXISTS, 2001);
      expect((await store.readStream(stream)).currentStreamVersion).toBe(3n);
    });
  });
}

describe("what a stream for a register costs", () => {
  it("is a conflict between commands that have nothing to do with each other, which a boundary does not have", async () => {
    const emmett = getInMemoryEventStore();
    const handle = DeciderCommandHandler(emmettDecider(stamp));
    await handle(emmett, "rotterdam", toEmmettCommand(define));
    const outcomes = await Promise.allSettled(
      years.map((year) => handle(emmett, "rotterdam", toEmmettCommand(measured(year)))),
    );
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(19);

    let appends = 0;
    const store = Effect.runSync(inMemoryEventStore);
    const counting: typeof store = {
      ...store,
      append: (events, condition) => {
        appends += 1;
        return store.append(events, condition);
      },
    };
    const record = (command: Command) =>
      Effect.runPromise(Effect.provideService(handleInMeetlat(command, stamp()), MeetlatStore, counting));
    await record(define);
    await Promise.all(years.map((year) => record(measured(year))));
    expect([appends, await Effect.runPromise(store.head)]).toEqual([21, 21]);
  });
});

describe("the dependencies of this host", () => {
  it("have no Pongo among them, however deep", () => {
    const lock = readFileSync(fileURLToPath(new URL("../../../pnpm-lock.yaml", import.meta.url)), "utf8");
    const importer = lock.split(/\n {2}(?=\S)/).find((part) => part.startsWith("examples/emmett:")) ?? "";
    expect(importer).toContain("@event-driven-io/emmett");
    const snapshots = lock.slice(lock.indexOf("\nsnapshots:"));
    const blocks = new Map(
      snapshots.split(/\n\n/).map((block) => [
        block
          .trim()
          .split(":\n")[0]
          ?.replaceAll("'", "")
          .replace(/: \{\}$/, "") ?? "",
        block,
      ]),
    );
    const seen = new Set<string>();
    const visit = (text: string): void => {
      for (const [, name = "", version = ""] of text.matchAll(
        /^ +'?([@\w./-]+)'?:(?: (\d\S*)|\n +specifier: \S+\n +version: (\S+))$/gm,
      )) {
        const id = `${name}@${version}`;
        if (seen.has(id)) continue;
        seen.add(id);
        visit(blocks.get(id) ?? "");
      }
    };
    visit(importer);
    expect([...seen].some((id) => id.startsWith("@event-driven-io/emmett@"))).toBe(true);
    expect([...seen].filter((id) => id.includes("pongo"))).toEqual([]);
  });
});

it("keeps nothing of the names of streams that it was asked for", async () => {
  const storeOf = inMemory();
  const asked: Array<string> = [];
  const store = registerEventStore((register) => {
    asked.push(register);
    return storeOf(register);
  });
  for (const name of ["a", "b", "a"]) expect(await store.streamExists(name)).toBe(false);
  expect(asked).toEqual(["a", "b", "a"]);
});
