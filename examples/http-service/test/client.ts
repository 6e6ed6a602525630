import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";

type Json = Readonly<Record<string, unknown>>;

/** What came of a request. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a body holds is what the test is about.
  readonly body: any;
}

/** A client that holds every answer against what the service's own OpenAPI document says of it. */
export interface Client {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answered>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answered>;
  readonly send: (path: string, init: RequestInit) => Promise<Answered>;
  readonly document: Json;
}

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;
const at = (json: unknown, ...keys: ReadonlyArray<string>): unknown =>
  keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), json);
const escaped = (key: string): string => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));

/** An operation of the document for a path as it was asked, or none. */
const operationOf = (document: Json, method: string, path: string): readonly [path: string, operation: Json] | null => {
  for (const [template, item] of Object.entries(at(document, "paths") as Json)) {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`);
    if (!pattern.test(path)) continue;
    // A method that is not there is told of by a problem of the address, whatever its operation is.
    const [first = ""] = Object.keys(item as Json);
    const operation = at(item, method) ?? at(item, first);
    if (isObject(operation)) return [`${template}/${at(item, method) === undefined ? first : method}`, operation];
  }
  return null;
};

/** A client of the service at an address. */
export const connect = async (url: string, token: string): Promise<Client> => {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Json;
  const ajv = new Ajv2020({ allErrors: true, strict: false, discriminator: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "service");

  const check = (method: string, path: string, { status, headers, body }: Answered): void => {
    const found = operationOf(document, method, path);
    if (found === null) {
      expect(status).toBe(404);
      return;
    }
    const [where, operation] = found;
    const answer = at(operation, "responses", String(status));
    expect(answer, `${method} ${path} answers ${status}, of which OpenAPI does not speak`).toBeDefined();
    const mediaType = headers.get("content-type")?.split(";")[0] ?? null;
    const content = at(answer, "content");
    if (content === undefined) {
      expect(mediaType).toBeNull();
      return;
    }
    expect(Object.keys(content as Json), `${method} ${path} ${status}`).toContain(mediaType);
    if (at(content, mediaType ?? "", "schema") === undefined) return;
    const slash = where.lastIndexOf("/");
    const pointer = ["paths", where.slice(0, slash), where.slice(slash + 1), "responses", status, "content"];
    const validate = ajv.getSchema(
      `service#/${[...pointer.map(String), mediaType ?? "", "schema"].map(escaped).join("/")}`,
    );
    expect(validate, `${method} ${path} ${status}`).toBeDefined();
    const fits = validate?.(body);
    expect(validate?.errors ?? [], `${method} ${path} ${status}`).toEqual([]);
    expect(fits).toBe(true);
  };

  const send = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const isJson = text !== "" && /[/+]json$/.test(response.headers.get("content-type") ?? "");
    const answered = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : null,
    };
    if (init.method !== "HEAD") check((init.method ?? "GET").toLowerCase(), new URL(path, url).pathname, answered);
    return answered;
  };

  return {
    document,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
};
