import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { KeptRegister } from "../src/kept-register.ts";
import { createService } from "../src/service.ts";

const none = (): never => {
  throw new Error("not asked here");
};

/** A register that is never asked: the document depends on nothing in it. */
const unasked: KeptRegister = { name: "x", record: none, ask: none, stream: none, head: none, close: none };

const options = { register: unasked, now: none, newId: none, actorOf: none, release: "r1", source: "urn:x" };
const service = createService(options);
const document = await (await service.request("/openapi.json")).json();
const schemas: Readonly<Record<string, unknown>> = document.components.schemas;

describe("the OpenAPI document", () => {
  it("is valid by the official schema of OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it("has schemas that are JSON Schema 2020-12, and refer only to what is there", () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addVocabulary(["components", "discriminator"]);
    ajv.addSchema({ $id: "service", components: { schemas } }, undefined, undefined, false);
    for (const name of Object.keys(schemas)) {
      expect(ajv.getSchema(`service#/components/schemas/${name}`), name).toBeTypeOf("function");
    }
  });

  it("names every command, and the reports that its answers are", () => {
    const { oneOf, discriminator } = schemas.Command as { oneOf: Array<unknown>; discriminator: { mapping: object } };
    expect(oneOf.length).toBe(Object.keys(discriminator.mapping).length);
    expect(Object.keys(discriminator.mapping)).toContain("RecordMeasurement");
    expect(document.paths["/checks"].get.responses["200"].content["application/json"].schema).toEqual({
      $ref: "#/components/schemas/CheckReport",
    });
  });

  it("says that recording is for those who are signed in", () => {
    expect(document.paths["/commands"].post.security).toEqual([{ signIn: [] }]);
    expect(document.paths["/checks"].get.security).toBeUndefined();
  });

  it("tells of the headers that are heeded, and of those that problems come with", () => {
    const { parameters, responses } = document.paths["/checks"].get;
    const heeded = parameters.filter((one: { in: string }) => one.in === "header");
    expect(heeded.map(({ name }: { name: string }) => name)).toEqual(["If-None-Match", "Accept-Language"]);
    expect(Object.keys(responses)).toContain("413");
    expect(responses["405"].headers).toHaveProperty("Allow");
    expect(responses["503"].headers).toHaveProperty("Retry-After");
    expect(document.paths["/commands"].post.responses["401"].headers).toHaveProperty("WWW-Authenticate");
    expect(document.paths["/commands"].post.responses["409"].headers).toHaveProperty("Retry-After");
  });

  it("names every problem that there is", () => {
    const { type } = (schemas.Problem as { properties: { type: { enum: ReadonlyArray<string> } } }).properties;
    expect(type.enum).toContain("urn:meetlat:problem:rejected");
    expect(type.enum).toHaveLength(12);
  });

  it("gives every operation a name of its own", () => {
    const names = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
  });
});

it("is of a release that an ETag can hold", () => {
  for (const release of ["", 'a"b', "a b", "a,b", "é", "a\n"]) {
    expect(() => createService({ ...options, release }), release).toThrow(RangeError);
  }
  expect(() => createService({ ...options, release: "1.2.3-rc.1+build/7" })).not.toThrow();
});
