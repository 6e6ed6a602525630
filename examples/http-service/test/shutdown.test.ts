import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { createInterface } from "node:readline";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { allEvents } from "@meetlat/core";
import { SqlClient, sqlEventStore, verify } from "@meetlat/sql";
import { connectPg } from "@meetlat/sql/pg";
import { openSqlite } from "@meetlat/sql/sqlite";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { afterEach, expect, it } from "vitest";
import { indicator, measured } from "./facts.ts";
import { onEveryPlace } from "./places.ts";
import { TOKEN } from "./running.ts";

const program = fileURLToPath(new URL("../start.ts", import.meta.url));

/** The service as a process of its own. */
interface Process {
  readonly url: string;
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<unknown>;
}

const children: Array<ChildProcess> = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

const start = async (store: string, register: string, grace = "20"): Promise<Process> => {
  const child = spawn(process.execPath, ["--conditions=@meetlat/source", "--no-warnings", program], {
    env: {
      ...process.env,
      MEETLAT_STORE: store,
      MEETLAT_REGISTER: register,
      MEETLAT_TOKENS: `${TOKEN}:controller-7`,
      PORT: "0",
      GRACE_SECONDS: grace,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let errors = "";
  child.stderr.on("data", (bytes) => {
    errors += bytes;
  });
  const ended = once(child, "exit").then(([code]) => code);
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), ended.then(() => [""])]);
  const [url] = /http:\S+/.exec(String(line)) ?? [];
  if (url === undefined) throw new Error(`The service did not start: ${errors}`);
  return { url, child, said: () => errors, ended };
};

const post = (url: string, command: unknown): Promise<Response> =>
  fetch(`${url}/commands`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(command),
  });

/** A request that the service has begun to take, with the answer that it will get. */
const begin = async (url: string, command: unknown): Promise<{ readonly answer: Promise<IncomingMessage> }> => {
  const sent = request(`${url}/commands`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${TOKEN}`, expect: "100-continue" },
  });
  sent.flushHeaders();
  await once(sent, "continue");
  sent.end(JSON.stringify(command));
  return { answer: once(sent, "response").then(([answer]) => answer) };
};

/** The ids of all events of a register, once its chain of hashes was seen to hold. */
const kept = (store: string, register: string): Promise<ReadonlyArray<string>> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const sql = yield* store.startsWith("postgres") ? connectPg(store) : openSqlite(store);
        const read = Effect.gen(function* () {
          expect((yield* verify(register))._tag).toBe("Whole");
          const events = yield* sqlEventStore(register);
          return (yield* Stream.runCollect(events.read(allEvents))).map(({ id }) => id);
        });
        return yield* Effect.provideService(read, SqlClient, sql);
      }),
    ),
  );

const isRefused = async (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    () => false,
    () => true,
  );

/** Waits until something is so, however slow the machine. */
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

onEveryPlace((place) => {
  it("finishes what runs when it is told to stop, takes nothing new, and ends well", async () => {
    const { store, hold } = place();
    const { url, child, ended } = await start(store, "finishes");
    await post(url, indicator);
    const letGo = await hold("finishes");
    const inFlight = await begin(url, measured(2020, "1989"));
    child.kill("SIGTERM");
    await until(() => isRefused(url));
    await letGo();
    const answer = await inFlight.answer;
    expect([answer.statusCode, answer.headers.connection]).toEqual([201, "close"]);
    const { events } = (await json(answer)) as { events: Array<{ id: string }> };
    expect(await ended).toBe(0);
    expect(await kept(store, "finishes")).toEqual([expect.any(String), events[0]?.id]);
  });

  it("keeps everything that it acknowledged while it was stopped under load", async () => {
    const { store } = place();
    const { url, child, ended } = await start(store, "load");
    await post(url, indicator);
    const acknowledged: Array<string> = [];
    let year = 1000;
    const client = async (): Promise<void> => {
      for (;;) {
        year += 1;
        try {
          const answer = await post(url, measured(year, String(year)));
          if (answer.status !== 201) return;
          const { events } = (await answer.json()) as { events: ReadonlyArray<{ id: string }> };
          acknowledged.push(...events.map(({ id }) => id));
          if (acknowledged.length === 30) child.kill("SIGTERM");
        } catch {
          return;
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, client));
    expect(await ended).toBe(0);
    expect(acknowledged.length).toBeGreaterThanOrEqual(30);
    expect(await kept(store, "load")).toEqual(expect.arrayContaining(acknowledged));
  });

  it("ends also when something does not finish in time, says so, and has nothing half done", async () => {
    const { store, hold } = place();
    const { url, child, ended, said } = await start(store, "cut", "1");
    await post(url, indicator);
    const letGo = await hold("cut");
    const inFlight = await begin(url, [measured(2019, "1765"), measured(2020, "1989")]);
    child.kill("SIGTERM");
    await expect(inFlight.answer).rejects.toThrow();
    expect(await ended).toBe(1);
    expect(said()).toContain("cut off");
    await letGo();
    expect(await kept(store, "cut")).toHaveLength(1);
  });
});
