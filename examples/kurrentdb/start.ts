import { KurrentDBClient } from "@kurrent/kurrentdb-client";
import { type Command, day, type EventId, type Instant, parseRule, targetChecks } from "@meetlat/core";
import { decodeCommand } from "@meetlat/core/codec";
import * as Result from "effect/Result";
import { v7 } from "uuid";
import { readRegister, recordInKurrent } from "./src/record-in-kurrent.ts";

const { KURRENTDB_URL } = process.env;
if (KURRENTDB_URL === undefined) {
  console.error("Set KURRENTDB_URL, such as kurrentdb://localhost:2113?tls=false, to a server that runs.");
  process.exit(2);
}

const command = (input: object): Command => Result.getOrThrow(decodeCommand(input));
const commands = [
  command({
    _tag: "DefineIndicator",
    indicator: "benefits",
    title: "Benefits",
    unit: "benefits",
    polarity: "lower",
    nature: "stock",
    class: "effect",
  }),
  command({
    _tag: "SetTarget",
    target: "4b",
    indicator: "benefits",
    rule: Result.getOrThrow(parseRule("path <= 1769 in 2019, 1638 in 2020")),
    class: "collegeTarget",
  }),
  command({
    _tag: "RecordMeasurement",
    indicator: "benefits",
    period: "2020",
    value: { _tag: "Exact", value: "1989" },
  }),
];

const client = KurrentDBClient.connectionString(KURRENTDB_URL);
try {
  const recorded = await recordInKurrent(client, "meetlat-rotterdam", commands, {
    recordedAt: new Date().toISOString() as Instant,
    actor: "controller-7",
    newId: () => v7() as EventId,
  });
  console.log(
    recorded.ok
      ? `${recorded.events.length} events added`
      : recorded.errors.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
  );
  for (const check of targetChecks(await readRegister(client, "meetlat-rotterdam"), { asOf: day("2021-07-01") })) {
    console.log(`${check.period ?? "whole"}  ${check.verdict}  ${check.gap ?? ""}`);
  }
} finally {
  await client.dispose();
}
