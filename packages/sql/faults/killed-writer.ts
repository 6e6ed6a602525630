import { setTimeout as delay } from "node:timers/promises";
import type { Shape } from "./batches.ts";
import type { Crew } from "./crew.ts";
import type { Outcome, Scenario } from "./findings.ts";
import { onPg, onPgPool, onSqlite, scenarioOn } from "./grounds.ts";
import { nextOf, outcomeOf, type Writer } from "./heard.ts";
import type { Place } from "./place.ts";

const register = "killed";

/** A process is killed while it writes; the next one sends what was not acknowledged again, and goes on. */
const run =
  (shape: Shape, after: number) =>
  async (place: Place, crew: Crew): Promise<Outcome> => {
    const start = (from: number, until?: number): Writer => {
      const writing = { does: "write", writer: 1, ...shape, from, whenUnavailable: "stop" } as const;
      const work = until === undefined ? writing : { ...writing, until };
      return { writer: 1, ...shape, process: crew.start({ place, register, work }) };
    };
    const killed = start(0);
    const sent = 1 + Math.trunc(Math.random() * after);
    await killed.process.until((lines) => lines.filter(({ said }) => said === "sending").length >= sent);
    await delay(Math.random() * 8);
    killed.process.kill();
    await killed.process.ended;
    const between = await outcomeOf(place, register, [killed]);

    const from = nextOf(killed);
    const until = from + 2 * shape.perTransaction;
    const next = start(from, until);
    await next.process.ended;
    const { acknowledged, findings } = await outcomeOf(place, register, [killed, next]);
    const stuck =
      nextOf(next) === until ? [] : [{ kind: "other" as const, what: `the next writer came to ${nextOf(next)}` }];
    return { acknowledged, inFlight: between.inFlight, findings: [...between.findings, ...findings, ...stuck] };
  };

const grounds = [onSqlite, onPg, onPgPool];

/** `kill -9` of a process that appends: what was acknowledged is there, and a batch is whole or absent. */
export const killedWriter: ReadonlyArray<Scenario> = grounds.map((ground) =>
  scenarioOn("killed-writer", ground, run({ size: 25, perTransaction: 1 }, 40)),
);

/** `kill -9` of a process that imports several batches in one transaction, which is whole or absent. */
export const killedImport: ReadonlyArray<Scenario> = grounds.map((ground) =>
  scenarioOn("killed-import", ground, run({ size: 150, perTransaction: 6 }, 16)),
);
