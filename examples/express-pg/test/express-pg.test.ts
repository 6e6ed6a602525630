import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { openRegister, type WrittenCommand } from "@meetlat/core/promise";
import pg from "pg";
import { v7 as newId } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasPostgres, pgUrl, sqlAt } from "../../../packages/sql/test/postgres.ts";
import { createApp } from "../src/app.ts";
import { type Host, startHost } from "../src/host.ts";

const indicator = {
  _tag: "DefineIndicator",
  indicator: "benefits",
  title: "Benefits",
  unit: "benefits",
  polarity: "lower",
  nature: "stock",
  class: "effect",
};
const target = {
  _tag: "SetTarget",
  target: "4b",
  indicator: "benefits",
  rule: "path <= 1769 in 2019, 1638 in 2020",
  class: "collegeTarget",
  knownOn: "2018-07-01",
};
const measured = (year: number, value: string) => ({
  _tag: "RecordMeasurement",
  indicator: "benefits",
  period: String(year),
  value,
  knownOn: `${year + 1}-05-20`,
});

const folder = fileURLToPath(new URL("..", import.meta.url));

describe("the host", () => {
  it("imports and depends on nothing of Effect", () => {
    const files = ["start.ts", ...readdirSync(`${folder}/src`).map((file) => `src/${file}`)];
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(readFileSync(`${folder}/${file}`, "utf8"), file).not.toMatch(/from "(effect|@effect)/);
    }
    const { dependencies } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    expect(Object.keys(dependencies)).toEqual(["@meetlat/core", "@meetlat/sql", "express", "pg", "uuid"]);
  });
});

describe("the history of a target", () => {
  it("is of one moment, also when something is recorded while it is asked", async () => {
    const register = openRegister({ actor: "a", now: () => new Date("2021-07-01T12:00:00.000Z"), newId });
    await register.recordAll([indicator, target] as unknown as ReadonlyArray<WrittenCommand>);
    const revising: typeof register = {
      ...register,
      targetHistory: async (...asked) => {
        const versions = await register.targetHistory(...asked);
        await register.reviseTarget({ target: "4b", rule: "<= 1700 in 2021", why: "A new council." });
        return versions;
      },
    };
    const server = createApp({ register: revising, actorOf: () => null }).listen(0, "127.0.0.1");
    try {
      await once(server, "listening");
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/targets/4b/history`;
      const { versions, verdicts } = await (await fetch(url)).json();
      expect(versions).toHaveLength(1);
      const expected = await register.verdictHistory("4b", { at: 2 });
      expect(verdicts).toEqual(JSON.parse(JSON.stringify(expected)));
      expect(verdicts).not.toEqual(JSON.parse(JSON.stringify(await register.verdictHistory("4b"))));
    } finally {
      server.close();
    }
  });
});

describe.skipIf(!hasPostgres)(
  hasPostgres ? "an application of Express" : "an application of Express (skipped: no PostgreSQL answers)",
  () => {
    const name = `meetlat_express_${process.pid}`;
    const databaseUrl = Object.assign(new URL(pgUrl === "none" ? "postgres://x" : pgUrl), {
      pathname: `/${name}`,
    }).href;
    let host: Host;
    let registers = 0;
    const failures: Array<unknown> = [];

    beforeAll(() => sqlAt(pgUrl, `CREATE DATABASE ${name}`));
    afterAll(() => sqlAt(pgUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    beforeEach(async () => {
      registers += 1;
      isStopped = false;
      failures.length = 0;
      host = await startHost({
        databaseUrl,
        register: `register-${registers}`,
        port: 0,
        actorOf: (asked) => asked.get("authorization")?.replace(/^Bearer /, "") ?? null,
        onFailure: (error) => failures.push(error),
        grace: 500,
      });
    });
    let isStopped = false;
    const stop = () => {
      isStopped = true;
      return host.stop();
    };
    afterEach(() => (isStopped ? undefined : host.stop()));

    const post = async (body: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${host.url}/commands`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer controller-7", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      // biome-ignore lint/suspicious/noExplicitAny: what a body holds is what the test is about.
      return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
    };
    const get = async (path: string) => {
      const answer = await fetch(`${host.url}${path}`);
      // biome-ignore lint/suspicious/noExplicitAny: what a body holds is what the test is about.
      return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
    };

    it("records for whoever is signed in, in the notation that people write, and once", async () => {
      const commands = [indicator, target, measured(2019, "1765"), measured(2020, "1989")];
      const first = await post(commands);
      expect([first.status, first.body.position]).toEqual([201, 4]);
      expect(first.body.events[0]).toMatchObject({ type: "IndicatorDefined", actor: "controller-7" });
      const again = await post(commands, { authorization: "Bearer controller-8" });
      expect([again.status, again.body]).toEqual([200, { position: 4, events: [] }]);
    });

    it("answers questions by three clocks", async () => {
      await post([indicator, target, measured(2019, "1765"), measured(2020, "1989")]);
      const verdicts = async (query: string) =>
        (await get(`/checks?${query}`)).body.map(({ verdict }: { verdict: string }) => verdict);
      expect(await verdicts("asOf=2021-07-01")).toEqual(["met", "notMet", "notMet"]);
      expect(await verdicts("asOf=2021-07-01&knownAt=2020-12-31")).toEqual(["met", "unknown", "unknown"]);
      expect(await verdicts("asOf=2021-07-01&at=2")).toEqual(["unknown", "unknown", "unknown"]);
      expect((await get("/targets/4b/explanation?period=2020&asOf=2021-07-01")).body.check.gap).toBe("351");
      expect((await get("/targets/4b/history?asOf=2021-07-01")).body.versions).toHaveLength(1);
      expect((await get("/indicators/benefits/series")).body.points).toHaveLength(2);
      expect((await get("/deviations/2020")).body.lines).toEqual([]);
      expect((await get("/claims")).body).toEqual([]);
      expect((await get("/deliverables")).body).toEqual([]);
    });

    it("refuses a list with all that is wrong with it, and records none of it", async () => {
      const { status, headers, body } = await post([indicator, measured(2020, "1,989"), { _tag: "Forget" }, 7]);
      expect([status, headers.get("content-type")]).toEqual([422, "application/problem+json; charset=utf-8"]);
      expect(body.errors.map(({ path }: { path: unknown }) => path)).toEqual([[1, "value"], [2, "_tag"], [3]]);
      const one = await post(measured(2020, "1989"));
      expect(one.body.errors).toMatchObject([{ path: ["indicator"] }]);
      expect((await get("/health")).body).toEqual({ status: "pass", position: 0 });
    });

    it("refuses what is no JSON, too large, of another type, or of nobody", async () => {
      expect((await post("{")).status).toBe(400);
      expect((await post({ ...indicator, definition: "x".repeat(2_000_000) })).status).toBe(413);
      expect((await post(indicator, { "content-type": "text/plain" })).status).toBe(415);
      const unsigned = await fetch(`${host.url}/commands`, { method: "POST" });
      expect([unsigned.status, unsigned.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      expect((await get("/health")).body.position).toBe(0);
      expect(failures).toEqual([]);
    });

    it("asks who sends a body before it reads any of it", async () => {
      for (const body of ["{", JSON.stringify({ definition: "x".repeat(2_000_000) })]) {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`${host.url}/commands`, { method: "POST", headers, body });
        expect(answer.status).toBe(401);
      }
    });

    it("answers many errors with the first hundred and how many there are, and takes no endless list", async () => {
      const wrong = Array.from({ length: 1_000 }, () => ({ _tag: "RecordMeasurement" }));
      const { status, body } = await post(wrong);
      expect([status, body.errors.length]).toEqual([422, 100]);
      expect(body.total).toBeGreaterThanOrEqual(1_000);
      const endless = await post(Array.from({ length: 60_000 }, () => ({ a: 1 })));
      expect([endless.status, endless.body.errors]).toEqual([
        422,
        [{ path: [], message: expect.stringContaining("at most 1000") }],
      ]);
    });

    it("refuses an empty list, and what is JSON but no command", async () => {
      for (const body of ["[]", "null", "7", '"text"', "[null]"]) {
        const { status, body: problem } = await post(body);
        expect([body, status, problem.total]).toEqual([body, 422, 1]);
      }
    });

    it("says 405 with what is allowed", async () => {
      for (const [method, path, allow] of [
        ["PUT", "/commands", "POST"],
        ["GET", "/commands", "POST"],
        ["POST", "/checks", "GET, HEAD"],
        ["DELETE", "/targets/4b/history", "GET, HEAD"],
      ] as const) {
        const answer = await fetch(`${host.url}${path}`, { method });
        expect([method, path, answer.status, answer.headers.get("allow")]).toEqual([method, path, 405, allow]);
      }
      expect((await fetch(`${host.url}/checks`, { method: "HEAD" })).status).toBe(200);
    });

    it("refuses questions that cannot be asked, and says 404 of what is not there", async () => {
      for (const path of [
        "/checks?asOf=2021-02-30",
        "/checks?asof=2021-07-01",
        "/checks?at=x",
        "/checks?at=",
        "/checks?at=0x0",
        "/checks?at=0e0",
        "/checks?at=-1",
        "/checks?at=1",
        "/checks?asOf=2021-07-01&asOf=2021-07-02",
        "/deviations/2020x",
      ]) {
        expect([path, (await get(path)).status]).toEqual([path, 400]);
      }
      for (const path of ["/targets/x/explanation", "/targets/x/history", "/indicators/x/series", "/nothing"]) {
        expect([path, (await get(path)).status]).toEqual([path, 404]);
      }
      expect(failures).toEqual([]);
    });

    it("takes 20 requests at once: all land, once, at positions without gaps", async () => {
      await post(indicator);
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => post(measured(2000 + i, "7"))));
      expect(answers.every(({ status }) => status === 201)).toBe(true);
      const positions = answers.flatMap(({ body }) =>
        body.events.map(({ position }: { position: number }) => position),
      );
      expect(positions.toSorted((a: number, b: number) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    });

    it("says 503 while PostgreSQL cannot be reached, and goes on when it can", async () => {
      await post(indicator);
      await sqlAt(databaseUrl, "ALTER SCHEMA meetlat RENAME TO away");
      const { status, headers } = await get("/checks");
      expect([status, headers.get("retry-after")]).toEqual([503, "2"]);
      expect((await post(measured(2020, "1989"))).status).toBe(503);
      expect(failures.length).toBe(2);
      await sqlAt(databaseUrl, "ALTER SCHEMA away RENAME TO meetlat");
      await sqlAt(pgUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
      // Connections that were cut are found out when they are used; after that the pool makes new ones.
      let after = await post(measured(2020, "1989"));
      for (let i = 0; i < 20 && after.status === 503; i += 1) after = await post(measured(2020, "1989"));
      expect(after.status).toBe(201);
    });

    it("cuts off whoever sends half a request, so that it stops and ends its pool", async () => {
      const half = request(`${host.url}/commands`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer a", "content-length": "100" },
      });
      const cut = once(half, "error");
      half.write('[{"_tag":');
      // An answer to another shows that the server listens; the half one is under way once its socket is taken.
      await once(half, "socket");
      await post(indicator);
      expect(await stop()).toBe(false);
      await cut;
      await expect(get("/health")).rejects.toThrow();
      const client = new pg.Client({ connectionString: pgUrl });
      await client.connect();
      try {
        const open = "SELECT pid FROM pg_stat_activity WHERE datname = $1";
        while ((await client.query(open, [name])).rows.length > 0) await new Promise((wait) => setTimeout(wait, 20));
      } finally {
        await client.end();
      }
    });

    it("finishes what runs when it is told to stop, and ends well", async () => {
      let child: ChildProcess | undefined;
      const lock = new pg.Client({ connectionString: databaseUrl });
      try {
        child = spawn(process.execPath, ["--conditions=@meetlat/source", "--no-warnings", `${folder}/start.ts`], {
          env: {
            ...process.env,
            DATABASE_URL: databaseUrl,
            MEETLAT_REGISTER: "stopped",
            MEETLAT_TOKEN: "t",
            PORT: "0",
          },
          stdio: ["ignore", "pipe", "inherit"],
        });
        const ended = once(child, "exit");
        const [line] = await once(createInterface(child.stdout as NodeJS.ReadableStream), "line");
        const [url = ""] = /http:\S+/.exec(String(line)) ?? [];
        const headers = { "content-type": "application/json", authorization: "Bearer t" };
        await fetch(`${url}/commands`, { method: "POST", headers, body: JSON.stringify(indicator) });

        await lock.connect();
        await lock.query("BEGIN");
        await lock.query("SELECT 1 FROM meetlat.register WHERE register = 'stopped' FOR UPDATE");
        const sent = request(`${url}/commands`, { method: "POST", headers: { ...headers, expect: "100-continue" } });
        sent.flushHeaders();
        await once(sent, "continue");
        sent.end(JSON.stringify(measured(2020, "1989")));
        child.kill("SIGTERM");
        const isRefused = () =>
          fetch(`${url}/health`).then(
            () => false,
            () => true,
          );
        while (!(await isRefused())) await new Promise((resolve) => setTimeout(resolve, 20));
        const answered = once(sent, "response");
        await lock.query("COMMIT");
        const [answer] = await answered;
        expect(answer.statusCode).toBe(201);
        expect(await json(answer)).toMatchObject({ position: 2 });
        expect(await ended).toEqual([0, null]);
      } finally {
        child?.kill("SIGKILL");
        await lock.end();
      }
    });
  },
);
