import { CheckReport, decodeReport } from "@meetlat/json";
import * as Result from "effect/Result";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { facts, measured } from "./facts.ts";
import { onEveryPlace } from "./places.ts";
import { type Running, run } from "./running.ts";

const verdicts = (text: string): ReadonlyArray<string> =>
  Result.getOrThrow(decodeReport(CheckReport, text)).checks.map(({ period, verdict }) => `${period}: ${verdict}`);

onEveryPlace((place) => {
  let running: Running;
  beforeAll(async () => {
    running = await run(place().store, "questions");
    await running.client.post("/commands", [
      ...facts,
      { _tag: "RegisterDocument", document: "accounts", kind: "accounts", title: "Accounts" },
    ]);
  });
  afterAll(() => running.stop());

  it("answers what is met, as of a day, as known on a day, and as the register stood", async () => {
    const { client } = running;
    expect(verdicts((await client.get("/checks?asOf=2021-07-01")).text)).toEqual([
      "2019: met",
      "2020: notMet",
      "null: notMet",
    ]);
    expect(verdicts((await client.get("/checks?asOf=2021-07-01&knownAt=2020-12-31")).text)[1]).toBe("2020: unknown");
    expect(verdicts((await client.get("/checks?asOf=2021-07-01&at=3")).text)[1]).toBe("2020: unknown");
  });

  it("answers every question with the report that it promises", async () => {
    const asked = [
      ["/checks?programme=care&period=2020&target=4b", "meetlat-check/1"],
      ["/targets/4b/explanation?period=2020", "meetlat-explain/1"],
      ["/targets/4b/history", "meetlat-history/1"],
      ["/indicators/benefits/series?area=whole", "meetlat-series/1"],
      ["/deviations?period=2020", "meetlat-deviations/1"],
      ["/deliverables", "meetlat-deliverables/1"],
      ["/claims?asOf=2024-01-15", "meetlat-claims/1"],
    ] as const;
    for (const [path, schema] of asked) {
      const { status, body } = await running.client.get(path);
      expect([path, status, body.schema]).toEqual([path, 200, schema]);
    }
  });

  it("says 304 for as long as the answer cannot have changed", async () => {
    const { client } = running;
    const asked = "/checks?asOf=2021-07-01&at=4";
    const first = await client.get(asked);
    const etag = first.headers.get("etag") ?? "";
    const again = await client.get(asked, { "if-none-match": `"other", W/${etag}` });
    expect([again.status, again.text]).toEqual([304, ""]);

    const latest = await client.get("/checks?asOf=2021-07-01");
    await client.post("/commands", measured(2021, "1400"));
    const stale = await client.get("/checks?asOf=2021-07-01", {
      "if-none-match": latest.headers.get("etag") ?? "",
    });
    expect(stale.status).toBe(200);
    expect(stale.headers.get("etag")).not.toBe(latest.headers.get("etag"));

    const pinned = await client.get(asked);
    expect([pinned.text, pinned.headers.get("etag")]).toEqual([first.text, etag]);
  });

  it("says 304 to whoever has anything at all, so long as there is something", async () => {
    const any = { "if-none-match": "*" };
    expect((await running.client.get("/checks", any)).status).toBe(304);
    expect((await running.client.get("/targets/4b/explanation", any)).status).toBe(304);
    expect((await running.client.get("/targets/unknown/explanation", any)).status).toBe(404);
  });

  it("gives another ETag on another day, since what is due depends on it", async () => {
    const tomorrow = await run(place().store, "questions", { now: () => new Date("2021-07-02T12:00:00.000Z") });
    try {
      const [here, there] = await Promise.all([running.client.get("/checks"), tomorrow.client.get("/checks")]);
      expect([here.body.asOf, there.body.asOf]).toEqual(["2021-07-01", "2021-07-02"]);
      expect(here.headers.get("etag")).not.toBe(there.headers.get("etag"));
    } finally {
      await tomorrow.stop();
    }
  });

  it("answers HEAD as it would GET, without the answer", async () => {
    const head = await running.client.send("/checks", { method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(head.headers.get("etag")).toBe((await running.client.get("/checks")).headers.get("etag"));
  });

  describe("events", () => {
    it("are given a line each, from where a follower is", async () => {
      const { headers, text } = await running.client.get("/events?after=1&upTo=3");
      expect(headers.get("content-type")).toBe("application/x-ndjson");
      const lines = text.split("\n");
      expect(lines.pop()).toBe("");
      expect(lines.map((line) => JSON.parse(line).type)).toEqual(["TargetSet", "MeasurementRecorded"]);
    });

    it("are given as CloudEvents to whoever accepts those best", async () => {
      const accept = "text/html, application/x-ndjson;q=0.5, application/cloudevents-batch+json";
      const { headers, body } = await running.client.get("/events?upTo=2", { accept });
      expect(headers.get("content-type")).toBe("application/cloudevents-batch+json");
      expect(body).toMatchObject([
        { specversion: "1.0", source: "https://example.nl/registers/main", type: "meetlat.IndicatorDefined.v1" },
        { subject: "target:4b" },
      ]);
    });

    it("are given in no form that was ruled out, whatever the letters it is written in", async () => {
      const forms = [
        ["application/x-ndjson;q=0, */*", "application/cloudevents-batch+json"],
        ["application/cloudevents-batch+json;q=0, application/*", "application/x-ndjson"],
        ["Application/CloudEvents-Batch+JSON", "application/cloudevents-batch+json"],
        ["*/*;q=0.1, application/cloudevents-batch+json;q=0.5", "application/cloudevents-batch+json"],
        ["application/cloudevents-batch+json, */*", "application/cloudevents-batch+json"],
        ["*/*", "application/x-ndjson"],
      ] as const;
      for (const [accept, form] of forms) {
        const { headers } = await running.client.get("/events", { accept });
        expect([accept, headers.get("content-type")]).toEqual([accept, form]);
      }
    });

    it("are refused in a form that there is not", async () => {
      const { status } = await running.client.get("/events", { accept: "text/html, application/x-ndjson;q=0" });
      expect(status).toBe(406);
    });
  });
});
