import { afterEach, beforeEach, expect, it } from "vitest";
import { facts, indicator, measured, target } from "./facts.ts";
import { onEveryPlace } from "./places.ts";
import { type Running, run } from "./running.ts";

onEveryPlace((place) => {
  let running: Running;
  let registers = 0;
  beforeEach(async () => {
    registers += 1;
    running = await run(place().store, `recording-${registers}`);
  });
  afterEach(() => running.stop());

  it("records one command, with the actor of whoever is signed in", async () => {
    const { status, body } = await running.client.post("/commands", indicator);
    expect(status).toBe(201);
    expect(body.position).toBe(1);
    expect(body.events).toMatchObject([{ position: 1, type: "IndicatorDefined", actor: "controller-7" }]);
    const other = await running.client.post("/commands", measured(2020, "1989"), {
      authorization: "Bearer another-token",
    });
    expect(other.body.events).toMatchObject([{ position: 2, actor: "controller-8" }]);
  });

  it("records a list, each knowing those before it", async () => {
    const { status, body } = await running.client.post("/commands", facts);
    expect(status).toBe(201);
    expect(body.events.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3, 4]);
  });

  it("adds nothing when a request is sent again", async () => {
    const first = await running.client.post("/commands", facts);
    const again = await running.client.post("/commands", facts);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual({ position: 4, events: [] });
  });

  it("records all of a list or nothing, and tells of everything that is wrong with it", async () => {
    await running.client.post("/commands", [indicator, measured(2019, "1765")]);
    const list = [target, measured(2019, "1"), { ...measured(2020, "1989"), indicator: "unknown" }];
    const { status, headers, body } = await running.client.post("/commands", list);
    expect(status).toBe(422);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(body.type).toBe("urn:meetlat:problem:rejected");
    expect(body.errors).toMatchObject([
      { reason: "alreadyMeasured", pointer: expect.stringMatching(/^#\/1/) },
      { reason: "unknownIndicator", pointer: "#/2/indicator", mend: expect.stringContaining("Record it first") },
    ]);
    expect((await running.client.get("/health")).body.position).toBe(2);
  });

  it("tells of every field that does not fit, by its place in the body", async () => {
    const { status, body } = await running.client.post("/commands", [
      indicator,
      { ...measured(2020, "1,989"), period: "20x", extra: 1 },
    ]);
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "#/1/extra",
      "#/1/period",
      "#/1/value/value",
    ]);
  });

  it("lists the first hundred errors and counts all", async () => {
    const rows = Array.from({ length: 150 }, (_, i) => ({ ...measured(1900 + i, "x") }));
    const { status, body } = await running.client.post("/commands", rows);
    expect([status, body.errors.length, body.total]).toEqual([422, 100, 150]);
  });

  it("speaks Dutch to whoever asks for it", async () => {
    const headers = { "accept-language": "de, nl-NL;q=0.9, en;q=0.5" };
    const answered = await running.client.post("/commands", measured(2020, "1989"), headers);
    expect(answered.headers.get("content-language")).toBe("nl");
    expect(answered.body.errors[0]).toMatchObject({ message: "Er is geen indicator “benefits”." });
  });

  it("takes 20 requests at once: all land, once, at positions without gaps", async () => {
    await running.client.post("/commands", indicator);
    const years = Array.from({ length: 20 }, (_, i) => 2000 + i);
    const answers = await Promise.all(years.map((year) => running.client.post("/commands", measured(year, "7"))));
    expect(answers.map(({ status }) => status)).toEqual(years.map(() => 201));
    const positions = answers.flatMap(({ body }) => body.events.map(({ position }: { position: number }) => position));
    expect(positions.toSorted((a: number, b: number) => a - b)).toEqual(years.map((_, i) => i + 2));
    const lines = (await running.client.get("/events")).text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).position)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  });

  it("takes the same request 20 times at once, and records it once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => running.client.post("/commands", facts)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    expect((await running.client.get("/health")).body.position).toBe(facts.length);
  });

  it("takes the same request at two services on one database, and records it once", async () => {
    const other = await run(place().store, `recording-${registers}`);
    try {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? running : other).client.post("/commands", facts)),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      const [here, there] = await Promise.all([running.client.get("/checks"), other.client.get("/checks")]);
      expect(here.text).toBe(there.text);
      expect(here.headers.get("etag")).toBe(there.headers.get("etag"));
    } finally {
      await other.stop();
    }
  });
});
