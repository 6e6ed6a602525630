import type { SchemaDocument, SchemaKind } from "../src/index.ts";
import { pathOf } from "./files.ts";

const headings: Readonly<Record<SchemaKind, readonly [title: string, text: string]>> = {
  events: [
    "Events",
    "What a register holds, in its place in the log. Events are read for ever: under one version, what was valid stays valid.",
  ],
  commands: ["Commands", "What can be asked of a register. Under one version, what was valid stays valid."],
  reports: [
    "Reports",
    "What the command line prints with `--format json`, and what `@meetlat/json` makes. Under one version a report may gain fields; none goes, and none holds something else. Readers pass over fields that they do not know.",
  ],
};

/** The page that tells of all schemas. */
export const indexPage = (documents: ReadonlyArray<SchemaDocument>): string => {
  const section = (kind: SchemaKind): string => {
    const [title, text] = headings[kind];
    const rows = documents
      .filter((document) => document.kind === kind)
      .map((document) => {
        const path = pathOf(document);
        return `| [${document.name}](${path}) | ${document.version} | ${String(document.schema.description)} |`;
      });
    return `## ${title}\n\n${text}\n\n| schema | version | |\n|---|---|---|\n${rows.join("\n")}\n`;
  };
  return `# JSON Schemas

JSON Schema 2020-12 of every event, command and report, each on its own: a schema refers to nothing outside itself. They
are made from the code by \`npm run schemas\`, which refuses a change that is not compatible; this page too.

A text that a schema refuses, Meetlat refuses too. Meetlat refuses more than a schema can say: a range whose lowest number
stands last, a period that ends before it starts, periods of a rule that are out of order. Numbers are decimals as text, so
that none is rounded on its way. An \`$id\` is a name and no address.

${(["reports", "events", "commands"] as const).map(section).join("\n")}`;
};
