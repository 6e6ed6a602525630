import { readdirSync, readFileSync } from "node:fs";
import type { Event } from "@meetlat/core";
import type { RawEvent, StoredEvent } from "@meetlat/core/codec";
import { histories } from "@meetlat/testing";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { HTTP, Mode, CloudEvent as SdkEvent } from "cloudevents";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUri, isUriReference } from "../../src/cloud-events/cloud-event.ts";
import {
  CLOUD_EVENT_BATCH_TYPE,
  CLOUD_EVENT_TYPE,
  type CloudEvent,
  fromCloudEvent,
  printCloudEvents,
  readCloudEvent,
  readCloudEvents,
  toCloudEvent,
} from "../../src/index.ts";
import { collected } from "../events/given.ts";

const schema = JSON.parse(readFileSync(new URL("./spec/cloudevents.json", import.meta.url), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isCloudEvent = ajv.compile(schema);

const options = { source: "https://example.nl/registers/main" } as const;
const made = (event: Event | RawEvent, more: object = {}): CloudEvent =>
  Result.getOrThrow(toCloudEvent(event, { ...options, ...more }));
const back = (event: unknown): StoredEvent => Result.getOrThrow(fromCloudEvent(event));
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const golden = new URL("../../../core/test/codec/golden/v1/", import.meta.url);
const goldenEvents: ReadonlyArray<Event> = readdirSync(golden)
  .filter((file) => /^[A-Z]\w+\.json$/.test(file))
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, golden), "utf8")));

const [first] = goldenEvents;
if (first === undefined) throw new Error("no golden events");

/** Texts with everything that an attribute of CloudEvents cannot hold. */
const awkward = fc.oneof(
  fc.constantFrom(
    '"',
    '"quoted"',
    "\u0000",
    "a\nb",
    "\u007f",
    "\u009f",
    "\uFFFE",
    "\u{1FFFF}",
    "\uFDD0",
    "é 🏠",
    "\\u0041",
    "[1]",
  ),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
);
const texts = awkward.filter((text) => text.trim() !== "");

describe("an event as a CloudEvent", () => {
  it("loses nothing, whatever type it is of", () => {
    for (const event of goldenEvents) expect(back(throughJson(made(event)))).toEqual({ event, raw: event });
    fc.assert(
      fc.property(histories, (events) => {
        for (const event of events) expect(back(throughJson(made(event))).raw).toEqual(event);
      }),
    );
  });

  it("loses no text, whatever characters it holds, and no order of tags", () => {
    const envelope = fc.record(
      {
        actor: texts,
        decidedBy: awkward,
        correlationId: awkward,
        causationId: awkward,
        tags: fc.array(awkward),
        source: fc.record({ document: fc.constant("begroting"), locator: awkward }, { requiredKeys: ["document"] }),
        position: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      },
      { requiredKeys: ["actor", "tags", "position"] },
    );
    fc.assert(
      fc.property(envelope, (more) => {
        const { decidedBy: _a, correlationId: _b, causationId: _c, source: _d, ...rest } = first as Event;
        const event = { ...rest, ...more } as unknown as Event;
        const sent = made(event);
        expect(back(throughJson(sent)).raw).toEqual(event);
        expect(isCloudEvent(throughJson(sent)), JSON.stringify(isCloudEvent.errors)).toBe(true);
        for (const [name, value] of Object.entries(sent)) {
          if (name === "data") continue;
          expect(name).toMatch(/^[a-z0-9]{1,20}$/);
          expect(value).not.toMatch(/[\p{Cc}\p{Noncharacter_Code_Point}\p{Cs}]/u);
          expect(value).not.toBe("");
        }
      }),
      { numRuns: 500 },
    );
  });

  it("fits the schema of CloudEvents", () => {
    for (const event of goldenEvents) {
      for (const one of [
        made(event),
        made(event, { source: "/registers/main", schemas: "https://example.nl/schemas/" }),
      ]) {
        expect(isCloudEvent(throughJson(one)), JSON.stringify(isCloudEvent.errors)).toBe(true);
      }
    }
    expect(made(first, { schemas: "https://example.nl/schemas" }).dataschema).toBe(
      "https://example.nl/schemas/ActualsRecorded.v1.json",
    );
  });

  it("orders by its sequence as a text, as it does by position", () => {
    const positions = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(positions, positions, (a, b) => {
        const [one, other] = [made({ ...first, position: a }), made({ ...first, position: b })];
        expect(one.sequence < other.sequence).toBe(a < b);
      }),
    );
    expect(made({ ...first, position: 2_147_483_647 }).sequencetype).toBe("Integer");
    expect(made({ ...first, position: 2_147_483_648 }).sequencetype).toBe(undefined);
  });

  it("is the same for any reader: one object of attributes, the version in its type", () => {
    const event = goldenEvents.find(({ type }) => type === "MeasurementCorrected");
    expect(made(event as Event)).toMatchInlineSnapshot(`
      {
        "actor": "controller-7",
        "data": {
          "area": "whole",
          "flags": [],
          "indicator": "uitkeringen",
          "period": "2018",
          "unit": "personen",
          "value": {
            "_tag": "Exact",
            "value": "24",
          },
        },
        "datacontenttype": "application/json",
        "id": "00000000-0000-7000-8000-000000000053",
        "knownon": "2021-06-30",
        "sequence": "0000000000000053",
        "sequencetype": "Integer",
        "source": "https://example.nl/registers/main",
        "specversion": "1.0",
        "subject": "indicator:uitkeringen",
        "tags": "["indicator:uitkeringen"]",
        "time": "2021-07-01T09:30:00.000Z",
        "type": "meetlat.MeasurementCorrected.v1",
      }
    `);
  });
});

describe("the CloudEvents SDK", () => {
  it("reads what we write, one event and a list", async () => {
    for (const event of goldenEvents) {
      const body = JSON.stringify(made(event));
      const read = HTTP.toEvent({
        headers: { "content-type": `${CLOUD_EVENT_TYPE}; charset=utf-8` },
        body,
      }) as SdkEvent;
      expect(read.validate()).toBe(true);
      expect(back(throughJson(read)).raw).toEqual(event);
    }
    const bytes = await collected(printCloudEvents(Stream.fromIterable(goldenEvents), options));
    const list = HTTP.toEvent({
      headers: { "content-type": CLOUD_EVENT_BATCH_TYPE },
      body: new TextDecoder().decode(bytes),
    }) as unknown as ReadonlyArray<SdkEvent>;
    expect(list).toHaveLength(goldenEvents.length);
    expect(list.map((one) => back(throughJson(one)).raw)).toEqual(goldenEvents);
  });

  it("writes what we read, structured, binary and in a list", () => {
    for (const event of goldenEvents) {
      const theirs = new SdkEvent<unknown>(made(event) as never);
      const { headers, body } = HTTP.structured(theirs);
      expect(headers["content-type"]).toContain(CLOUD_EVENT_TYPE);
      expect(readCloudEvent(body as string)).toEqual(Result.succeed({ event, raw: event }));
      const binary = HTTP.toEvent(HTTP.binary(theirs)) as SdkEvent;
      const { event: read } = back(throughJson(binary));
      expect(read).toEqual(event);
      expect(HTTP.isEvent(HTTP.structured(theirs))).toBe(true);
    }
    expect(Mode.BATCH).toBeDefined();
  });
});

describe("a list of CloudEvents", () => {
  it("comes back as it was, however it comes together", async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 5 }), async (events, chunkSize) => {
        const stream = printCloudEvents(Stream.fromIterable(events, { chunkSize }), options);
        const read = readCloudEvents(await collected(stream));
        expect(Result.getOrThrow(read).map(({ raw }) => raw)).toEqual(events);
      }),
      { numRuns: 50 },
    );
    expect(new TextDecoder().decode(await collected(printCloudEvents(Stream.empty, options)))).toBe("[]\n");
  });

  it("tells all that is wrong, by line, column and path", () => {
    const good = made(first);
    const text = [good, { ...good, time: "yesterday" }, { ...good, actor: 7 }, 3]
      .map((one) => JSON.stringify(one))
      .join(",\n");
    const read = readCloudEvents(`[\n${text}\n]`);
    const places = Result.isFailure(read)
      ? read.failure.errors.map(({ line, path, problem }) => [line, path.join("."), problem.nl])
      : [];
    expect(places).toEqual([
      [3, "1.time", expect.stringContaining("schrijf een tijdstip in UTC")],
      [4, "2.actor", expect.any(String)],
      [5, "3", expect.stringContaining("schrijf een object")],
    ]);
    expect(Result.isFailure(readCloudEvents(JSON.stringify(good)))).toBe(true);
    expect(Result.isFailure(readCloudEvent(JSON.stringify([good])))).toBe(true);
  });
});

describe("what is refused", () => {
  const problems = (more: object) => {
    const read = fromCloudEvent({ ...(throughJson(made(first)) as object), ...more });
    return Result.isFailure(read) ? read.failure.map(({ path, problem }) => `${path.join(".")} ${problem.en}`) : [];
  };

  it("says which attribute it is, why, and what to write", () => {
    for (const [more, said] of [
      [{ specversion: "0.3" }, "specversion is “0.3”: write “1.0”"],
      [{ specversion: undefined }, "specversion is missing: write “1.0”"],
      [{ type: "com.example.order.placed" }, "type is “com.example.order.placed”, which is no event of Meetlat"],
      [{ type: "meetlat.MeasurementRecorded" }, "which is no event of Meetlat: write a type and version"],
      [{ type: "meetlat.ParkOpened.v1" }, "type “ParkOpened” is not one of"],
      [
        { type: "meetlat.ActualsRecorded.v2" },
        "type is 2, and this Meetlat reads version 1 of ActualsRecorded: upgrade",
      ],
      [{ type: "meetlat.ActualsRecorded.v0" }, "type is 0, which is no version"],
      [{ source: "" }, "source is “”: write a URI"],
      [{ source: "not a uri" }, "source is “not a uri”: write a URI"],
      [{ source: undefined }, "source is missing"],
      [{ id: "1" }, "id write a UUID in lower case"],
      [{ id: undefined }, "id is missing"],
      [{ time: "2021-07-01T12:00:00Z" }, "time write a moment in UTC with milliseconds"],
      [{ sequence: "-1" }, "sequence is “-1”: write the position"],
      [{ sequence: 12 }, "sequence is “12”: write the position"],
      [{ sequence: "0" }, "sequence "],
      [{ sequence: undefined }, "sequence is missing"],
      [{ sequencetype: "Float" }, "sequencetype is “Float”: positions are whole numbers"],
      [{ datacontenttype: "text/xml" }, "datacontenttype is “text/xml”: the data must be JSON"],
      [{ dataschema: "/schemas" }, "dataschema is “/schemas”: write an absolute URI"],
      [{ data_base64: "e30=" }, "data_base64 holds the data as bytes"],
      [{ data: undefined }, "data is missing"],
      [{ data: null }, "data "],
      [{ data: { programme: "zorg" } }, "data.period is missing"],
      [
        { subject: "programme:jeugd" },
        "subject is “programme:jeugd”, and by its tags the event is about “programme:zorg”",
      ],
      [{ tags: "programme:zorg" }, 'tags is not a list of texts in JSON: write it like ["indicator:visits"]'],
      [{ tags: "[1]", subject: null }, "tags "],
      [{ tags: undefined, subject: null }, "tags is missing"],
      [{ actor: '"half' }, "actor begins with a quote and is no text in JSON"],
      [{ actor: "" }, "actor write something"],
      [{ knownon: "2021-02-30" }, "knownon write a day that exists"],
      [{ knownOn: "2021-02-28" }, "knownOn is not the name of an attribute"],
      [{ traceparent: { a: 1 } }, "traceparent is not the value of an attribute"],
      [{ sourcelocator: "p. 3", sourcedocument: undefined }, "sourcedocument is missing"],
    ] as const) {
      const found = problems(more);
      expect(found.join("\n"), JSON.stringify(more)).toContain(said);
      expect(new Set(found).size, found.join("\n")).toBe(found.length);
    }
  });

  it("is not what a bus adds, or leaves out where nothing is lost", () => {
    for (const more of [
      {
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        partitionkey: "a",
        retries: 3,
        last: true,
      },
      { subject: null, sequencetype: null, dataschema: null, decidedby: null },
      { datacontenttype: undefined },
      { datacontenttype: "application/json; charset=utf-8" },
      { datacontenttype: "application/vnd.meetlat+json" },
      { sequence: "7" },
    ]) {
      expect(problems(more), JSON.stringify(more)).toEqual([]);
    }
  });

  it("is nothing that throws", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(Result.isFailure(fromCloudEvent(input))).toBe(true);
      }),
    );
    const attribute = fc.constantFrom(...Object.keys(made(first)), "sourcelocator", "dataschema", "data_base64", "x");
    fc.assert(
      fc.property(attribute, fc.anything({ withNullPrototype: true }), (name, value) => {
        fromCloudEvent({ ...made(first), [name]: value });
      }),
      { numRuns: 1000 },
    );
    const mangled = fc.tuple(attribute, fc.jsonValue());
    fc.assert(
      fc.property(mangled, ([name, value]) => {
        const read = fromCloudEvent({ ...made(first), [name]: value });
        if (Result.isSuccess(read)) expect(isCloudEvent(throughJson({ ...made(first), [name]: value }))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is a source or a place of schemas that is no URI", () => {
    for (const source of ["", "not a uri", "https://example.nl/ü", "a b", "http://[", "%zz", "::"]) {
      expect(toCloudEvent(first, { source }), source).toMatchObject({ failure: { option: "source", value: source } });
    }
    expect(toCloudEvent(first, { ...options, schemas: "/schemas" })).toMatchObject({ failure: { option: "schemas" } });
    const failing = printCloudEvents(Stream.make(first), { source: "" });
    expect(Effect.runSync(Effect.result(Stream.runDrain(failing)))).toMatchObject({ failure: { option: "source" } });
  });

  it("takes for a URI only what the schema takes for one", () => {
    const reference = ajv.compile({ type: "string", format: "uri-reference" });
    const uri = ajv.compile({ type: "string", format: "uri" });
    const pieces = fc.constantFrom(
      "a",
      "/",
      ":",
      "//",
      "?",
      "#",
      "%20",
      "%",
      "@",
      "[",
      "]",
      "é",
      " ",
      "https:",
      "example.nl",
      "..",
      "1",
      "~",
      "|",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 7 }).map((all) => all.join("")),
        (text) => {
          if (isUriReference(text)) expect(reference(text), text).toBe(true);
          if (isUri(text)) expect(uri(text), text).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
    for (const text of [
      "urn:meetlat:rotterdam",
      "/registers/main",
      "main",
      "https://example.nl:8080/a/b?c=d#e",
      "mailto:a@b.nl",
    ]) {
      expect(isUriReference(text), text).toBe(true);
    }
  });
});
