import { DeciderCommandHandler, isExpectedVersionConflictError } from "@event-driven-io/emmett";
import { getPostgreSQLEventStore, type PostgresEventStore } from "@event-driven-io/emmett-postgresql";
import type { Command, Day, EventId, Instant, Stamp } from "@meetlat/core";
import { toEmmettCommand } from "@meetlat/example-emmett/emmett-events";
import { emmettDecider } from "@meetlat/example-emmett/register-decider";
import { throughEmmett, throughMeetlat } from "@meetlat/example-emmett/same-through-emmett";
import { commandLists, counter, days, questions, stampAt } from "@meetlat/testing";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasPostgres, pgUrl, sqlAt } from "../../../packages/sql/test/postgres.ts";

const stamp = (): Stamp => ({
  recordedAt: "2021-07-01T12:00:00.000Z" as Instant,
  actor: "controller-7",
  newId: () => crypto.randomUUID() as EventId,
});

const indicator = {
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

describe.skipIf(!hasPostgres)(
  hasPostgres ? "Emmett's store in PostgreSQL" : "Emmett's store in PostgreSQL (skipped: none answers)",
  () => {
    const name = `meetlat_emmett_${process.pid}`;
    const url = Object.assign(new URL(pgUrl === "none" ? "postgres://x" : pgUrl), { pathname: `/${name}` }).href;
    let store: PostgresEventStore;
    let streams = 0;

    beforeAll(async () => {
      await sqlAt(pgUrl, `CREATE DATABASE ${name}`);
      store = getPostgreSQLEventStore(url);
      await store.schema.migrate();
    });
    afterAll(async () => {
      await store.close();
      await sqlAt(pgUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });

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
            streams += 1;
            const expected = await throughMeetlat(list, stamps(), question);
            expect(await throughEmmett(store, `any-${streams}`, list, stamps(), question)).toEqual(expected);
          },
        ),
        { numRuns: 10 * Number(process.env.MEETLAT_RUNS ?? 1) },
      );
    });

    it("takes 20 commands at once when conflicts are tried again: all land, once, without gaps", async () => {
      const handle = DeciderCommandHandler({
        ...emmettDecider(stamp),
        retry: { retries: 50, minTimeout: 5, maxTimeout: 50, shouldRetryError: isExpectedVersionConflictError },
      });
      await handle(store, "busy", toEmmettCommand(indicator));
      const years = Array.from({ length: 20 }, (_, i) => 2000 + i);
      await Promise.all(years.map((year) => handle(store, "busy", toEmmettCommand(measured(year)))));
      const { events } = await store.readStream("busy");
      expect(events.map(({ metadata }) => metadata.streamPosition)).toEqual(
        Array.from({ length: 21 }, (_, i) => BigInt(i + 1)),
      );
      expect(new Set(events.map(({ data }) => (data as { period?: string }).period)).size).toBe(21);
    });
  },
);
