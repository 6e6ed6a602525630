import { execFileSync } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import { StoreUnavailable } from "@meetlat/core/store";
import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { fromDatabaseSync, migrate, SqlClient, sqlEventStore } from "../src/index.ts";
import { eventsIn, type Shape } from "./batches.ts";
import { type Acknowledged, checkRegister } from "./check.ts";
import type { Crew } from "./crew.ts";
import type { Finding, Outcome, Scenario } from "./findings.ts";
import { type Ground, onSqlite, scenarioOn } from "./grounds.ts";
import { acknowledgedBy, outcomeOf, type Writer } from "./heard.ts";
import type { Place } from "./place.ts";

const register = "full";
const FURTHER = 5;

const other = (what: string): Finding => ({ kind: "other", what });

const problemOf = (exit: Exit.Exit<unknown, unknown>): string | null => {
  if (Exit.isSuccess(exit)) return "an append on a full disk succeeded";
  const failures = exit.cause.reasons.map((reason) => (Cause.isFailReason(reason) ? reason.error : reason));
  return failures.every((error) => error instanceof StoreUnavailable) ? null : Cause.pretty(exit.cause);
};

/** The database may not get bigger; then it may. */
const noMorePages =
  (shape: Shape) =>
  async (place: Place): Promise<Outcome> => {
    if (place.client !== "sqlite") throw new Error("only SQLite counts its pages");
    const database = new DatabaseSync(place.file);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    const acknowledged: Array<Acknowledged> = [];
    const findings: Array<Finding> = [];
    const program = Effect.gen(function* () {
      const sql = yield* fromDatabaseSync(database);
      yield* Effect.provideService(migrate, SqlClient, sql);
      const store = yield* Effect.provideService(sqlEventStore(register), SqlClient, sql);
      const send = (transaction: number) => {
        const numbers = Array.from({ length: shape.perTransaction }, (_, i) => transaction * shape.perTransaction + i);
        const appends = Effect.forEach(numbers, (number) => {
          const batch = { writer: 1, number, ...shape };
          return Effect.map(store.append(eventsIn(batch)), (position): Acknowledged => ({ ...batch, position }));
        });
        const whole = shape.perTransaction === 1 ? appends : sql.withTransaction(appends);
        return Effect.tap(whole, (sent) => Effect.sync(() => acknowledged.push(...sent)));
      };
      yield* send(0);
      const pages = Number(Object.values(database.prepare("PRAGMA page_count").get() ?? {})[0]);
      database.exec(`PRAGMA max_page_count = ${pages + 5 + Math.trunc(Math.random() * 60)}`);
      let next = 1;
      let exit = yield* Effect.exit(send(next));
      while (Exit.isSuccess(exit) && next < 1_000) {
        next += 1;
        exit = yield* Effect.exit(send(next));
      }
      const problem = problemOf(exit);
      if (problem !== null) findings.push(other(problem));
      findings.push(...(yield* Effect.promise(() => checkRegister(place, register, acknowledged))).findings);
      database.exec("PRAGMA max_page_count = 1000000");
      for (let further = 0; further < FURTHER; further += 1) yield* send(next + further);
    });
    try {
      const exit = await Effect.runPromiseExit(program);
      if (Exit.isFailure(exit)) findings.push(other(Cause.pretty(exit.cause)));
    } finally {
      database.close();
    }
    const checked = await checkRegister(place, register, acknowledged);
    return {
      acknowledged: acknowledged.length * shape.size,
      inFlight: 1,
      findings: [...findings, ...checked.findings],
    };
  };

const whyNoLimits = ((): string | null => {
  try {
    execFileSync("prlimit", ["--version"], { stdio: "ignore" });
    return null;
  } catch {
    return "skipped: no prlimit, which limits the files of a process";
  }
})();

/** No file of a process may get bigger, so that it cannot write; then it may. */
const noBiggerFiles =
  (shape: Shape) =>
  async (place: Place, crew: Crew): Promise<Outcome> => {
    const writing = { writer: 1, ...shape, from: 0 } as const;
    const work = { does: "write", ...writing, whenUnavailable: "again" } as const;
    const writer: Writer = { ...writing, process: crew.start({ place, register, work }) };
    const limit = (bytes: number | "unlimited") =>
      execFileSync("prlimit", ["--pid", String(writer.process.pid), `--fsize=${bytes}:unlimited`]);
    const acknowledged = () => writer.process.lines.filter(({ said }) => said === "acknowledged").length;
    try {
      await writer.process.until(() => acknowledged() > 0);
      limit(400_000 + Math.trunc(Math.random() * 600_000));
      await writer.process.until((lines) => lines.some(({ said }) => said === "unavailable"));
      const full = await checkRegister(place, register, acknowledgedBy(writer));
      limit("unlimited");
      const before = acknowledged();
      await writer.process.until(() => acknowledged() >= before + FURTHER);
      const stuck = acknowledged() >= before + FURTHER ? [] : [other("appending did not go on when there was room")];
      writer.process.kill();
      const outcome = await outcomeOf(place, register, [writer]);
      return { ...outcome, inFlight: 1, findings: [...full.findings, ...outcome.findings, ...stuck] };
    } finally {
      writer.process.kill();
    }
  };

const limited: Ground = { ...onSqlite, skipped: whyNoLimits };

/** No room for what is appended: it fails as the port says, nothing half of it is there, and with room it goes on. */
export const fullDisk: ReadonlyArray<Scenario> = [
  scenarioOn("full-database", onSqlite, noMorePages({ size: 10, perTransaction: 1 })),
  scenarioOn("full-database-import", onSqlite, noMorePages({ size: 10, perTransaction: 4 })),
  scenarioOn("full-file", limited, noBiggerFiles({ size: 40, perTransaction: 1 })),
  scenarioOn("full-file-import", limited, noBiggerFiles({ size: 10, perTransaction: 4 })),
];
