import { DeciderCommandHandler, getInMemoryEventStore, isExpectedVersionConflictError } from "@event-driven-io/emmett";
import {
  CommandRejected,
  day,
  type EventId,
  type Instant,
  parseRule,
  type Register,
  type Stamp,
  targetChecks,
} from "@meetlat/core";
import { openDatabase } from "@meetlat/sql/promise";
import * as Result from "effect/Result";
import { emmettDecider } from "./src/register-decider.ts";
import { registerEventStore } from "./src/register-event-store.ts";

const stamp = (): Stamp => ({
  recordedAt: new Date().toISOString() as Instant,
  actor: "controller-7",
  newId: () => crypto.randomUUID() as EventId,
});
const decider = emmettDecider(stamp);
const handle = DeciderCommandHandler({
  ...decider,
  // A register is one stream, so all who write to it meet there.
  retry: { retries: 10, minTimeout: 5, shouldRetryError: isExpectedVersionConflictError },
});

const commands = [
  {
    type: "DefineIndicator",
    data: {
      indicator: "benefits",
      title: "Benefits",
      unit: "benefits",
      polarity: "lower",
      nature: "stock",
      class: "effect",
    },
  },
  {
    type: "SetTarget",
    data: {
      target: "4b",
      indicator: "benefits",
      rule: Result.getOrThrow(parseRule("path <= 1769 in 2019, 1638 in 2020")),
      class: "collegeTarget",
    },
  },
  {
    type: "RecordMeasurement",
    data: { indicator: "benefits", period: "2020", value: { _tag: "Exact", value: "1989" } },
  },
];

const show = (register: Register): void => {
  for (const check of targetChecks(register, { asOf: day("2021-07-01") })) {
    console.log(`  ${check.period ?? "whole"}  ${check.verdict}  ${check.gap ?? ""}`);
  }
};

console.log("In Emmett's store in memory:");
const inMemory = await handle(getInMemoryEventStore(), "rotterdam", commands);
show(inMemory.newState);

console.log("In SQLite, without Pongo:");
const database = await openDatabase({ file: ":memory:" });
await database.migrate();
const kept = registerEventStore(database.store);
const inSqlite = await handle(kept, "rotterdam", commands);
show(inSqlite.newState);

try {
  await handle(kept, "rotterdam", { type: "RecordMeasurement", data: { ...commands[2]?.data, indicator: "unknown" } });
} catch (error) {
  if (!(error instanceof CommandRejected)) throw error;
  console.log(`Refused: ${error.message}`);
}
await database.close();
