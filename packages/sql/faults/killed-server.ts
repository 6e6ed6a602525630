import { setTimeout as delay } from "node:timers/promises";
import type { Crew } from "./crew.ts";
import type { Outcome, Scenario } from "./findings.ts";
import { nextOf, outcomeOf, type Writer } from "./heard.ts";
import type { Place } from "./place.ts";
import { makePrivateCluster, type PrivateCluster, whyNoCluster } from "./private-cluster.ts";

const WRITERS = 3;
const FURTHER = 3;
const shape = { size: 20, perTransaction: 1 };

/** PostgreSQL is killed while several append; then it is started again, and each sends its last batch again and goes on. */
const run = async (
  cluster: PrivateCluster,
  crew: Crew,
  client: "effect" | "pool",
  register: string,
): Promise<Outcome> => {
  const place: Place = { client, url: cluster.url };
  const start = (writer: number, from: number, until?: number): Writer => {
    const writing = { does: "write", writer, ...shape, from, whenUnavailable: "stop" } as const;
    const work = until === undefined ? writing : { ...writing, until };
    return { writer, ...shape, process: crew.start({ place, register, work }) };
  };
  const writers = Array.from({ length: WRITERS }, (_, i) => start(i + 1, 0));
  await Promise.all(
    writers.map(({ process }) => process.until((lines) => lines.some(({ said }) => said === "acknowledged"))),
  );
  await delay(Math.random() * 200);
  await cluster.kill();
  // A writer that is not told that the server is gone waits for it in vain.
  const patience = setTimeout(() => {
    for (const { process } of writers) process.kill();
  }, 60_000);
  const endings = await Promise.all(writers.map(({ process }) => process.ended));
  clearTimeout(patience);
  const hung = endings.flatMap(({ isKilled }) =>
    !isKilled ? [] : [{ kind: "other" as const, what: "a writer did not notice that the server is gone" }],
  );

  await cluster.start();
  const between = await outcomeOf(place, register, writers, hung);
  const others = writers.map((writer) => start(writer.writer, nextOf(writer), nextOf(writer) + FURTHER));
  const after = await outcomeOf(place, register, [...writers, ...others]);
  const stuck = others.flatMap((writer, i) => {
    const [from, to] = [nextOf(writers[i] ?? writer), nextOf(writer)];
    return to === from + FURTHER ? [] : [{ kind: "other" as const, what: `a writer came from ${from} to ${to}` }];
  });
  return {
    acknowledged: after.acknowledged,
    inFlight: between.inFlight,
    findings: [...between.findings, ...after.findings, ...stuck],
  };
};

const scenario = (client: "effect" | "pool", name: string): Scenario => ({
  name,
  skipped: whyNoCluster,
  prepare: async (crew) => {
    const cluster = await makePrivateCluster();
    try {
      await cluster.start();
    } catch (error) {
      await cluster.remove();
      throw error;
    }
    let runs = 0;
    return {
      once: async () => {
        runs += 1;
        return await run(cluster, crew, client, `killed-${runs}`);
      },
      close: cluster.remove,
    };
  },
});

/** `kill -9` of PostgreSQL and all of its processes while writers append. */
export const killedServer: ReadonlyArray<Scenario> = [
  scenario("effect", "killed-server-postgres"),
  scenario("pool", "killed-server-postgres-pool"),
];
