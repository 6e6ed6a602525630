import { setTimeout as delay } from "node:timers/promises";
import type { Crew, Worker } from "./crew.ts";
import { type Cut, startCutProxy } from "./cut-proxy.ts";
import type { Outcome, Scenario } from "./findings.ts";
import { onPg, onPgPool, scenarioOn } from "./grounds.ts";
import { nextOf, outcomeOf, type Writer } from "./heard.ts";
import type { Place } from "./place.ts";
import type { Line } from "./worker-lines.ts";

const register = "cut";
const BATCHES = 12;

/** Cuts the connections of a writer again and again; it sends the same again through a new one until it is acknowledged. */
const run =
  (when: () => Cut, rest: (writer: Worker) => Promise<void>) =>
  async (place: Place, crew: Crew): Promise<Outcome> => {
    if (place.client === "sqlite") throw new Error("SQLite has no connection to cut");
    const proxy = await startCutProxy(place.url);
    const writing = { writer: 1, size: 10, perTransaction: 1, from: 0, until: BATCHES } as const;
    const writer: Writer = {
      ...writing,
      process: crew.start({
        place: { ...place, url: proxy.url },
        register,
        work: { does: "write", ...writing, whenUnavailable: "again through a new connection" },
      }),
    };
    try {
      await writer.process.until((lines) => lines.some(({ said }) => said === "ready"));
      let isOver = false;
      const over = writer.process.ended.then(() => {
        isOver = true;
      });
      while (!isOver) {
        await Promise.race([proxy.cut(when()), over]);
        await rest(writer.process);
      }
    } finally {
      writer.process.kill();
      await writer.process.ended;
      await proxy.close();
    }
    const outcome = await outcomeOf(place, register, [writer]);
    const unavailable = writer.process.lines.filter(({ said }) => said === "unavailable").length;
    const next = nextOf(writer);
    const stuck = next === BATCHES ? [] : [{ kind: "other" as const, what: `the writer came to ${next}` }];
    return { ...outcome, inFlight: unavailable, findings: [...outcome.findings, ...stuck] };
  };

const grounds = [onPg, onPgPool];

/** The connection is cut anywhere in an append. */
export const cutConnection: ReadonlyArray<Scenario> = grounds.map((ground) =>
  scenarioOn(
    "cut-connection",
    ground,
    run(
      () => 1 + Math.trunc(Math.random() * 40),
      () => delay(Math.random() * 20),
    ),
  ),
);

const aroundCommit: ReadonlyArray<Cut> = [
  "before COMMIT arrives",
  "right after COMMIT is sent",
  "before COMMIT is answered",
];

/** Without a rest no COMMIT would ever be answered. */
const untilAcknowledged = (writer: Worker): Promise<void> => {
  const isAcknowledged = ({ said }: Line) => said === "acknowledged";
  const before = writer.lines.filter(isAcknowledged).length;
  return writer.until((lines) => lines.filter(isAcknowledged).length > before);
};

/** The connection is cut while COMMIT is under way: before it arrives, while it is done, or before it is answered. */
export const cutCommit: ReadonlyArray<Scenario> = grounds.map((ground) =>
  scenarioOn(
    "cut-commit",
    ground,
    run(
      () => aroundCommit[Math.trunc(Math.random() * aroundCommit.length)] ?? "before COMMIT arrives",
      untilAcknowledged,
    ),
  ),
);
