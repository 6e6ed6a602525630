import type { Language } from "@meetlat/core";
import { StoreUnavailable } from "@meetlat/core/store";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { parseAccept } from "hono/utils/accept";
import { type CommandOptions, commandsEndpoint, MAX_COMMANDS } from "./commands.ts";
import { type Endpoint, endpoint, readOnlyBy } from "./endpoint.ts";
import { eventsEndpoint } from "./events.ts";
import { healthEndpoint } from "./health.ts";
import { openApiDocument } from "./openapi.ts";
import { problemResponse } from "./problem.ts";
import { reportEndpoints } from "./reports.ts";

/** What the service is made of. */
export interface ServiceOptions extends CommandOptions {
  /** Which release this is: it stands in OpenAPI, in `/health` and in ETags, so it is of ASCII without spaces, `"` and `,`. */
  readonly release: string;
  /** The name of this register in CloudEvents: a URI. */
  readonly source: string;
  /** Whether whoever asks may read; everybody may when absent. `/health` and `/openapi.json` are for all. */
  readonly mayRead?: (request: Request) => boolean;
  /** The largest body, in bytes; 1 MiB when absent. */
  readonly maxBody?: number;
  /** Told of everything that failed and was nobody's mistake. */
  readonly onFailure?: (error: unknown) => void;
  /** Whether the service takes no new work, since it is about to end. */
  readonly isClosing?: () => boolean;
}

/** The language that somebody asked for: English, unless Dutch comes first. */
const languageOf = (header: string | undefined): Language => {
  const wanted = parseAccept(header ?? "").filter(({ q }) => q > 0);
  const first = wanted.map(({ type }) => type.slice(0, 2).toLowerCase()).find((one) => one === "nl" || one === "en");
  return first === "nl" ? "nl" : "en";
};

const unavailable = { kind: "unavailable" } as const;
const broken = { kind: "broken" } as const;

/** What an ETag can hold, without the comma that stands between two of them. */
const inEtag = /^[\x21\x23-\x2b\x2d-\x7e]+$/;

/**
 * The service as a function from requests to answers, without a server around it. Throws a `RangeError` on a release that an
 * ETag cannot hold.
 */
export const createService = (options: ServiceOptions): Hono => {
  const { register, release, source, onFailure = () => undefined, isClosing = () => false } = options;
  if (!inEtag.test(release)) {
    throw new RangeError(`“${release}” is no release: write ASCII without spaces, quotation marks and commas`);
  }
  const { mayRead } = options;
  const all: ReadonlyArray<Endpoint> = [
    commandsEndpoint(options),
    ...reportEndpoints(options),
    eventsEndpoint({ register, source, onFailure }),
    healthEndpoint(register, release, isClosing),
    endpoint({
      method: "get",
      path: "/openapi.json",
      name: "openApi",
      summary: "This description of the service.",
      parameters: {},
      answers: { 200: { description: "OpenAPI 3.1.", content: { "application/json": "OpenApi" } } },
      problems: ["badParameter"],
      answer: async () => Response.json(document),
    }),
  ];
  const endpoints = all.map((one) =>
    one.isReading === true && mayRead !== undefined ? readOnlyBy(mayRead, one) : one,
  );
  const document = openApiDocument(endpoints, { release, maxCommands: MAX_COMMANDS });

  const service = new Hono();
  service.use(async (context, next) => {
    await next();
    context.header("x-content-type-options", "nosniff");
    // Whoever keeps the connection would send the next request to a service that has ended.
    if (isClosing()) context.header("connection", "close");
  });
  service.use(
    bodyLimit({
      maxSize: options.maxBody ?? 1024 * 1024,
      onError: (context) =>
        problemResponse(
          { kind: "tooLarge", headers: { connection: "close" } },
          languageOf(context.req.header("accept-language")),
        ),
    }),
  );
  for (const { method, path, answer } of endpoints) {
    service.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ":$1"), (context) =>
      answer(context.req.raw, context.req.param(), languageOf(context.req.header("accept-language"))),
    );
  }
  for (const path of new Set(endpoints.map((one) => one.path))) {
    const known = endpoints.filter((one) => one.path === path).map(({ method }) => method.toUpperCase());
    const allow = (known.includes("GET") ? [...known, "HEAD"] : known).join(", ");
    service.all(path.replaceAll(/\{(\w+)\}/g, ":$1"), (context) =>
      problemResponse({ kind: "wrongMethod", headers: { allow } }, languageOf(context.req.header("accept-language"))),
    );
  }
  service.notFound((context) =>
    problemResponse({ kind: "notFound" }, languageOf(context.req.header("accept-language"))),
  );
  service.onError((error, context) => {
    onFailure(error);
    const trouble = error instanceof StoreUnavailable ? unavailable : broken;
    return problemResponse(trouble, languageOf(context.req.header("accept-language")));
  });
  return service;
};
