import { jsonSchemas, type SchemaDocument } from "@meetlat/json";
import * as Schema from "effect/Schema";
import type { Answer, Content, Endpoint } from "./endpoint.ts";
import { Problem, type ProblemKind, problemStatus, problemTitle } from "./problem.ts";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const component = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** A schema whose definitions stand among the components of the document, rather than in itself. */
const hoisted = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(hoisted);
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).flatMap(([key, value]): ReadonlyArray<[string, unknown]> => {
    if (key === "$defs" || key === "$id" || key === "$schema") return [];
    if (key === "$ref" && typeof value === "string") return [[key, value.replace("#/$defs/", "#/components/schemas/")]];
    return [[key, hoisted(value)]];
  });
  return Object.fromEntries(entries);
};

/** Components by name; two that differ must not go by one name. */
class Components {
  readonly schemas: Record<string, unknown> = {};

  add(name: string, schema: unknown): void {
    const own = hoisted(schema);
    const known = this.schemas[name];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(own)) {
      throw new Error(`Two schemas that differ are both called ${name}`);
    }
    this.schemas[name] = own;
  }

  addDocument(name: string, document: Json): void {
    this.add(name, document);
    for (const [key, definition] of Object.entries(isObject(document.$defs) ? document.$defs : {})) {
      this.add(key, definition);
    }
  }
}

/** A schema of Effect, with what it names as definitions. */
const ofEffect = (root: Schema.Top): Json => {
  const { schema, definitions } = Schema.toJsonSchemaDocument(root, {
    onExcessProperty: "ignore",
    referencePolicy: ({ ast }) => (ast === root.ast ? undefined : titleOf(ast.annotations)),
  });
  return { ...schema, $defs: definitions };
};

const titleOf = (annotations: Json | undefined): string | undefined =>
  typeof annotations?.title === "string" ? annotations.title : undefined;

const oneOf = (names: ReadonlyArray<string>, discriminator: string): Json => ({
  oneOf: names.map(component),
  discriminator: {
    propertyName: discriminator,
    mapping: Object.fromEntries(names.map((name) => [name, `#/components/schemas/${name}`])),
  },
});

const position = { type: "integer", minimum: 0, description: "A place in the register; 0 is before its first event." };

/** The schemas of everything that is sent and received. */
const components = (maxCommands: number): Readonly<Record<string, unknown>> => {
  const all = new Components();
  const names: Record<"events" | "commands" | "reports", Array<string>> = { events: [], commands: [], reports: [] };
  const documents = jsonSchemas();
  const isLatest = (one: SchemaDocument) =>
    documents.every(({ kind, name, version }) => kind !== one.kind || name !== one.name || version <= one.version);
  for (const { kind, name, schema } of documents.filter(isLatest)) {
    names[kind].push(name);
    all.addDocument(name, schema);
  }
  all.addDocument("Problem", ofEffect(Problem));
  all.add("Command", { description: "A command, by its _tag.", ...oneOf(names.commands, "_tag") });
  all.add("Commands", {
    description: "One command, or a list of them that are recorded all or not at all.",
    oneOf: [component("Command"), { type: "array", items: component("Command"), minItems: 1, maxItems: maxCommands }],
  });
  all.add("Event", { description: "An event, by its type.", ...oneOf(names.events, "type") });
  all.add("Recorded", {
    type: "object",
    description: "What came of commands.",
    properties: {
      position: { ...position, description: "The position after which a reader sees them all." },
      events: { type: "array", items: component("Event"), description: "The events that were added, in their places." },
    },
    required: ["position", "events"],
  });
  all.add("CloudEvents", {
    type: "array",
    description: "A batch of CloudEvents 1.0, an event each.",
    items: {
      type: "object",
      properties: {
        specversion: { const: "1.0" },
        id: { type: "string" },
        source: { type: "string" },
        type: { type: "string" },
      },
      required: ["specversion", "id", "source", "type"],
    },
  });
  all.add("Health", {
    type: "object",
    description: "How the service is.",
    properties: { status: { const: "pass" }, release: { type: "string" }, position },
    required: ["status", "release", "position"],
  });
  all.add("OpenApi", {
    type: "object",
    description: "An OpenAPI document: this one.",
    properties: { openapi: { type: "string" }, info: { type: "object" }, paths: { type: "object" } },
    required: ["openapi", "info", "paths"],
  });
  return all.schemas;
};

const contentOf = (content: Content): Json =>
  Object.fromEntries(
    Object.entries(content).map(([mediaType, schema]) => [
      mediaType,
      schema === null ? {} : { schema: component(schema) },
    ]),
  );

const headersOf = (headers: Readonly<Record<string, string>>): Json =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: "string" } }]),
  );

const answerOf = ({ description, content, headers }: Answer): Json => ({
  description,
  ...(headers === undefined ? {} : { headers: headersOf(headers) }),
  ...(content === undefined ? {} : { content: contentOf(content) }),
});

/** The headers that problems of a status come with. */
const problemHeaders: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { "WWW-Authenticate": "How to sign in: Bearer." },
  405: { Allow: "The methods that this address takes." },
  409: { "Retry-After": "After how many seconds to try again." },
  503: { "Retry-After": "After how many seconds to try again." },
};

const problemAnswer = (status: number, kinds: ReadonlyArray<ProblemKind>): Json => ({
  description: `${kinds.map((kind) => problemTitle(kind, "en")).join(", or ")}.`,
  headers: headersOf({ "Content-Language": "The language of the problem: en or nl.", ...problemHeaders[status] }),
  content: { "application/problem+json": { schema: component("Problem") } },
});

/** What may go wrong at every address. */
const always: ReadonlyArray<ProblemKind> = ["wrongMethod", "tooLarge", "broken", "unavailable"];

const answersOf = ({ answers, problems }: Endpoint): Json => {
  const kinds = [...problems, ...always];
  const statuses = [...new Set(kinds.map(problemStatus))];
  return Object.fromEntries([
    ...Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
    ...statuses.map((status) => [
      String(status),
      problemAnswer(
        status,
        kinds.filter((one) => problemStatus(one) === status),
      ),
    ]),
  ]);
};

const headerParameter = ([name, description]: readonly [name: string, description: string]): Json => ({
  name,
  in: "header",
  description,
  required: false,
  schema: { type: "string" },
});

const operationOf = (endpoint: Endpoint): Json => ({
  operationId: endpoint.name,
  summary: endpoint.summary,
  parameters: [
    ...Object.entries(endpoint.parameters).map(([name, { description, required, schema }]) => ({
      name,
      in: endpoint.path.includes(`{${name}}`) ? "path" : "query",
      description,
      required,
      schema,
    })),
    ...Object.entries({ ...endpoint.headers, "Accept-Language": "The language of problems: en or nl." }).map(
      headerParameter,
    ),
  ],
  ...(endpoint.body === undefined ? {} : { requestBody: { required: true, content: contentOf(endpoint.body) } }),
  ...(endpoint.isForSignedIn === true ? { security: [{ signIn: [] }] } : {}),
  responses: answersOf(endpoint),
});

/** The service as an OpenAPI 3.1 document: its addresses as they are declared, its schemas as they are checked. */
export const openApiDocument = (
  endpoints: ReadonlyArray<Endpoint>,
  { release, maxCommands }: { readonly release: string; readonly maxCommands: number },
): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Meetlat",
      summary: "What was promised, measured and spent; verdicts with reasons.",
      version: release,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: components(maxCommands),
      securitySchemes: { signIn: { type: "http", scheme: "bearer", description: "A token of whoever records." } },
    },
  };
};
