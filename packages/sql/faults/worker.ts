// A process that does one task after another, until there are no more or it is killed.
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import { allEvents } from "@meetlat/core";
import { type EventStoreService, StoreUnavailable } from "@meetlat/core/store";
import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Stream from "effect/Stream";
import { migrate, SqlClient, sqlEventStore } from "../src/index.ts";
import { SqlError } from "../src/sql-client.ts";
import { eventsIn } from "./batches.ts";
import { connect } from "./place.ts";
import type { Following, Line, Task, Writing } from "./worker-lines.ts";

const say = (line: Line): void => void writeSync(1, `${JSON.stringify(line)}\n`);

const open = ({ place, register }: Task) =>
  Effect.gen(function* () {
    const { sql, ...options } = yield* connect(place);
    yield* Effect.provideService(migrate, SqlClient, sql);
    return { sql, store: yield* Effect.provideService(sqlEventStore(register, options), SqlClient, sql) };
  });

const follow = (store: EventStoreService, { upTo }: Following) =>
  Stream.runForEach(
    Stream.takeUntil(store.subscribe(allEvents, 0), ({ position }) => position >= upTo),
    ({ position, id }) => Effect.sync(() => say({ said: "seen", position, id })),
  );

/** Sends the batches of one transaction, and gives the position of the last event of each. */
const send = (sql: SqlClient, store: EventStoreService, writing: Writing, from: number) => {
  const one = (number: number) => {
    say({ said: "sending", batch: number });
    return Effect.map(store.append(eventsIn({ ...writing, number })), (position) => ({ batch: number, position }));
  };
  if (writing.perTransaction === 1) return Effect.map(one(from), (sent) => [sent]);
  const all = Array.from({ length: writing.perTransaction }, (_, i) => from + i);
  return sql.withTransaction(Effect.forEach(all, (number) => Effect.suspend(() => one(number))));
};

/** Whether it failed as the port says, or in the host's own COMMIT: a defect is not what was promised. */
const isUnavailable = (cause: Cause.Cause<unknown>, { perTransaction }: Writing): boolean =>
  cause.reasons.every(
    (reason) =>
      Cause.isFailReason(reason) &&
      (reason.error instanceof StoreUnavailable || (perTransaction > 1 && reason.error instanceof SqlError)),
  );

/** Writes through one connection, and gives the batch with which to go on; undefined when all is done. */
const write = (sql: SqlClient, store: EventStoreService, writing: Writing, from: number) =>
  Effect.gen(function* () {
    for (let next = from; next < (writing.until ?? Number.POSITIVE_INFINITY); ) {
      const exit = yield* Effect.exit(Effect.suspend(() => send(sql, store, writing, next)));
      if (Exit.isSuccess(exit)) {
        for (const sent of exit.value) say({ said: "acknowledged", ...sent });
        next += writing.perTransaction;
        continue;
      }
      if (!isUnavailable(exit.cause, writing)) return yield* Effect.failCause(exit.cause);
      say({ said: "unavailable", batch: next });
      if (writing.whenUnavailable === "stop") return;
      if (writing.whenUnavailable === "again through a new connection") return next;
      yield* Effect.sleep("5 millis");
    }
    return;
  });

const perform = Effect.fnUntraced(function* (task: Task) {
  const { work } = task;
  if (work.does === "follow") {
    const { store } = yield* open(task);
    say({ said: "ready" });
    return yield* follow(store, work);
  }
  let next: number | undefined = work.from;
  while (next !== undefined) {
    const from: number = next;
    const attempt = Effect.scoped(
      Effect.gen(function* () {
        const { sql, store } = yield* open(task);
        if (from === work.from) say({ said: "ready" });
        return yield* write(sql, store, work, from);
      }),
    );
    // A new connection may be cut before anything was sent through it.
    next = yield* work.whenUnavailable === "again through a new connection"
      ? Effect.catch(attempt, () => Effect.as(Effect.sleep("5 millis"), from))
      : attempt;
  }
});

// A file that may not grow any more is an error of SQLite like a full disk, and no reason to end.
process.on("SIGXFSZ", () => undefined);

// What starts next need not compile this again, even when this one is killed.
flushCompileCache();

for await (const line of createInterface({ input: process.stdin })) {
  const exit = await Effect.runPromiseExit(Effect.scoped(perform(JSON.parse(line) as Task)));
  say({ said: "done", trouble: Exit.isFailure(exit) ? Cause.pretty(exit.cause) : null });
}
