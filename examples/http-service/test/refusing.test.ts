import { request } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openKeptRegister } from "../src/kept-register.ts";
import { createService } from "../src/service.ts";
import { actorFromTokens } from "../src/sign-in.ts";
import { facts, indicator } from "./facts.ts";
import { onEveryPlace } from "./places.ts";
import { type Running, run, TOKEN } from "./running.ts";

onEveryPlace((place, create) => {
  let running: Running;
  beforeAll(async () => {
    running = await run(place().store, "refusing", { maxBody: 2_000 });
  });
  afterAll(() => running.stop());
  const position = async () => (await running.client.get("/health")).body.position;

  it("refuses what is not strict JSON, and says where", async () => {
    const twice = '{\n  "_tag": "CloseProgramme",\n  "_tag": "DropObjective"\n}';
    const { status, body } = await running.client.post("/commands", twice);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ line: 3, column: 3, pointer: "#/_tag" }]);
    for (const text of ["", "{", '{"__proto__": 1}', "[1e400]", "\u0000"]) {
      expect((await running.client.post("/commands", text)).body.type).toBe("urn:meetlat:problem:notJson");
    }
  });

  it("refuses an empty list, what is no command, and a command that it does not know", async () => {
    for (const body of [[], 7, null, { _tag: "Forget" }, [[indicator]]]) {
      expect((await running.client.post("/commands", body)).status).toBe(422);
    }
    expect(await position()).toBe(0);
  });

  it("refuses a body that is too large, also one that does not say how large it is", async () => {
    const large = { ...indicator, definition: "x".repeat(3_000) };
    expect((await running.client.post("/commands", large)).status).toBe(413);
    const stream = new Blob([JSON.stringify(large)]).stream();
    const { status } = await running.client.send("/commands", {
      method: "POST",
      body: stream,
      duplex: "half",
      headers: { "content-type": "application/json", authorization: `Bearer ${TOKEN}` },
    } as RequestInit);
    expect(status).toBe(413);
    expect(await position()).toBe(0);
  });

  it("refuses another media type, and what is compressed", async () => {
    expect((await running.client.post("/commands", indicator, { "content-encoding": "gzip" })).status).toBe(415);
    for (const type of ["text/plain", "application/json; charset=latin1", "application/x-www-form-urlencoded"]) {
      const { status, headers } = await running.client.post("/commands", indicator, { "content-type": type });
      expect([type, status, headers.get("accept-post")]).toEqual([type, 415, "application/json"]);
    }
    const fine = await running.client.post("/commands", [], { "content-type": 'application/json;charset="UTF-8"' });
    expect(fine.status).toBe(422);
  });

  it("refuses to record for whoever is not signed in", async () => {
    for (const authorization of ["", "Bearer wrong", "Basic YTpi", "Bearer"]) {
      const { status, headers } = await running.client.post("/commands", indicator, { authorization });
      expect([authorization, status, headers.get("www-authenticate")]).toEqual([authorization, 401, "Bearer"]);
    }
    expect(await position()).toBe(0);
  });

  it("keeps reading to those who may, when the host says who, and tells so in OpenAPI", async () => {
    const actorOf = actorFromTokens(`${TOKEN}:controller-7`);
    const closed = await run(place().store, "closed", { mayRead: (asked) => actorOf(asked) !== null });
    try {
      const authorization = `Bearer ${TOKEN}`;
      for (const path of ["/checks", "/targets/4b/history", "/deviations?period=2020", "/events"]) {
        const { status, headers } = await closed.client.get(path);
        expect([path, status, headers.get("www-authenticate")]).toEqual([path, 401, "Bearer"]);
      }
      expect((await closed.client.get("/checks", { authorization })).status).toBe(200);
      expect((await closed.client.get("/events", { authorization })).status).toBe(200);
      expect((await closed.client.get("/health")).status).toBe(200);
      expect(closed.client.document).toHaveProperty(["paths", "/checks", "get", "security"], [{ signIn: [] }]);
    } finally {
      await closed.stop();
    }
  });

  it("refuses parameters that it cannot read or does not know, all at once", async () => {
    const { status, body } = await running.client.get(
      "/checks?asOf=2021-02-30&at=-1&knownat=2021-01-01&period=a&period=b",
    );
    expect(status).toBe(400);
    expect(body.errors.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual([
      "asOf",
      "at",
      "knownat",
      "period",
      "period",
    ]);
    expect((await running.client.get("/deviations")).body.errors).toMatchObject([{ parameter: "period" }]);
  });

  it("refuses a position that the register has not reached: its answer would change", async () => {
    const { status, body } = await running.client.get(`/checks?at=${(await position()) + 1}`);
    expect([status, body.errors[0].parameter]).toEqual([400, "at"]);
  });

  it("says 404 of what is not there, and 405 with what is allowed", async () => {
    expect((await running.client.get("/nothing")).body.type).toBe("urn:meetlat:problem:notFound");
    expect((await running.client.get("/targets/4b/explanation")).status).toBe(404);
    expect((await running.client.get("/indicators/benefits/series")).status).toBe(404);
    const { status, headers } = await running.client.send("/checks", { method: "DELETE" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect((await running.client.get("/commands")).headers.get("allow")).toBe("POST");
  });

  it("says 503 when the database is gone, and nothing of why", async () => {
    const lost = await create();
    const register = await openKeptRegister(lost.store, "lost");
    const failures: Array<unknown> = [];
    const service = createService({
      register,
      now: () => new Date(),
      newId: () => {
        throw new Error("not asked here");
      },
      actorOf: () => "controller-7",
      release: "r1",
      source: "urn:x",
      onFailure: (error) => failures.push(error),
    });
    await lost.lose();
    const headers = { "content-type": "application/json" };
    const answers = [
      await service.request("/health"),
      await service.request("/checks"),
      await service.request("/events"),
      await service.request("/commands", { method: "POST", headers, body: JSON.stringify(facts) }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("2");
      expect(await answer.json()).toEqual({
        type: "urn:meetlat:problem:unavailable",
        title: "The register cannot be reached now",
        status: 503,
      });
    }
    expect(failures).toHaveLength(3);
    await register.close();
    await lost.drop();
  });

  it("says that it is not well once it is about to end, and keeps no connection", async () => {
    const closing = await run(place().store, "closing", { isClosing: () => true });
    const { status, headers } = await closing.client.get("/health");
    expect([status, headers.get("connection")]).toEqual([503, "close"]);
    await closing.stop();
  });

  it("survives a client that goes away in the middle of its body", async () => {
    const { hostname, port } = new URL(running.url);
    await new Promise<void>((resolve) => {
      const half = request({ hostname, port, path: "/commands", method: "POST", headers: { "content-length": "100" } });
      half.on("error", () => resolve());
      half.write('[{"_tag":', () => half.destroy());
      half.on("close", () => resolve());
    });
    expect((await running.client.get("/health")).status).toBe(200);
  });
});
