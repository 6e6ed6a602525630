import type { SchemaDocument, SchemaKind } from "../src/index.ts";
import type { JsonSchema } from "../src/schemas/json-schema.ts";
import type { Difference, What } from "./difference.ts";
import { differences } from "./subschema.ts";

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

/** Of events and commands: what was valid, and is no longer. */
const refused = (what: What): string => {
  switch (what._tag) {
    case "Refused":
    case "Gone":
      return "was allowed, and is refused now";
    case "MayBeAbsent":
      return "could be left out, and is required now";
    case "Kind":
      return `could be ${what.kinds.join(" or ")}, and cannot now`;
    case "Words":
      return `could be ${what.words.map(shown).join(" or ")}, and cannot now`;
    case "AnyWord":
      return "could be anything of its kind, and must be one of a list now";
    case "Constraint":
      return `is held to ${what.keyword} ${shown(what.value)} now, and was not before`;
    case "Unsure":
      return `cannot be compared: it uses ${what.keyword}, of which this comparison knows too little`;
  }
};

/** Of reports: what a reader could rely on, and no longer can. */
const unreliable = (what: What): string => {
  switch (what._tag) {
    case "Refused":
      return "may be there now, and was never allowed";
    case "Gone":
      return "is gone";
    case "MayBeAbsent":
      return "may be absent now, and was always there";
    case "Kind":
      return `may be ${what.kinds.join(" or ")} now, and never was`;
    case "Words":
      return `may be ${what.words.map(shown).join(" or ")} now, and never was`;
    case "AnyWord":
      return "may be anything of its kind now, and was always one of a list";
    case "Constraint":
      return `is no longer held to ${what.keyword} ${shown(what.value)}`;
    case "Unsure":
      return `cannot be compared: it uses ${what.keyword}, of which this comparison knows too little`;
  }
};

const told = (said: (what: What) => string, found: ReadonlyArray<Difference>): ReadonlyArray<string> => [
  ...new Set(found.map(({ path, what }) => `${path.length === 0 ? "the whole" : path.join(".")} ${said(what)}`)),
];

/**
 * Why a schema may not take the place of an earlier one under the same version; empty when it may.
 *
 * **Details**
 *
 * Events and commands are written by others and read by Meetlat: what was valid must stay valid. Reports are written by
 * Meetlat and read by others: what could be relied on must stay so, and no field may go.
 */
export const incompatibilities = (kind: SchemaKind, before: JsonSchema, after: JsonSchema): ReadonlyArray<string> =>
  kind === "reports"
    ? told(unreliable, differences({ narrow: after, wide: before, fieldsStay: true }))
    : told(refused, differences({ narrow: before, wide: after, fieldsStay: false }));

/** What to do about a change that is not compatible. */
const mending: Readonly<Record<SchemaKind, string>> = {
  events:
    "Events are read for ever: leave version {v} as it is, give the event schemaVersion {n}, and add a step that takes version {v} to it.",
  commands:
    "Callers send version {v}: leave it as it is, and ask for something else by a command of another name or version {n}.",
  reports:
    'Readers rely on version {v}: name the new one "…/{n}" in its field schema, and leave the schema of version {v} as it is.',
};

/** What is wrong with a change of a schema, and what to do about it; `null` when it is compatible. */
export const incompatibility = ({ kind, name, version, schema }: SchemaDocument, before: JsonSchema): string | null => {
  const found = incompatibilities(kind, before, schema);
  if (found.length === 0) return null;
  const mend = mending[kind].replaceAll("{v}", String(version)).replaceAll("{n}", String(version + 1));
  return [
    `${kind}/${name}.v${version}.json changed in a way that is not compatible:`,
    ...found.map((one) => `  - ${one}.`),
    `  ${mend}`,
  ].join("\n");
};
