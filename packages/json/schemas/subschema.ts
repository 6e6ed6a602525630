import { isRecord, type JsonSchema, sameJson } from "../src/schemas/json-schema.ts";
import {
  type Conjunction,
  casesOf,
  conjunctionOf,
  isChoice,
  isNever,
  kindsOf,
  together,
  valuesOf,
} from "./conjunction.ts";
import type { Difference, FieldPath } from "./difference.ts";
import { keywordProblem } from "./keywords.ts";
import { referencesIn, sameDefinitions } from "./references.ts";

/** How schemas are compared. */
export interface Comparing {
  /** A schema, with the document that its references are in. */
  readonly narrow: JsonSchema;
  readonly wide: JsonSchema;
  /** Whether every field that the wide schema names must be named in the narrow one too. */
  readonly fieldsStay: boolean;
}

/** How often one schema may be taken apart into cases, so that a comparison ends. */
const MAX_CASES_DEEP = 4;

/** How many schemas are held against another before it is said that it cannot be told. A whole schema of ours takes some thousands. */
const MAX_EFFORT = 100_000;

interface State {
  readonly comparing: Comparing;
  /** The definitions that mean the same in both documents. */
  readonly same: ReadonlySet<string>;
  /** What is being proven of values that this one is a part of: it may be relied on. */
  readonly above: ReadonlySet<string>;
  /** What is being proven of this very value: to rely on it would be to go round in a circle. */
  readonly here: ReadonlySet<string>;
  readonly casesDeep: number;
  /** How many more comparisons may be made of all that is in these schemas. */
  readonly effort: { left: number };
}

/** Differences are found one by one, since one is enough to pass over a branch. */
type Differences = Generator<Difference, void, undefined>;

/**
 * Why not every value that is valid under the narrow schema is surely valid under the wide one; empty when every value is.
 *
 * **Details**
 *
 * Sound, and not complete: when it says nothing, there is no value that is valid under the one and refused by the other.
 * What it cannot tell, it says that it cannot tell. `format` is held to be a constraint, as some validators do.
 */
export const differences = (comparing: Comparing): ReadonlyArray<Difference> => {
  const { narrow, wide } = comparing;
  const same = sameDefinitions(narrow, wide);
  const state: State = {
    comparing,
    same,
    above: new Set(),
    here: new Set(),
    casesDeep: 0,
    effort: { left: MAX_EFFORT },
  };
  return [...compare(conjunctionOf(narrow, narrow), wide, [], state)];
};

function* compare(narrow: Conjunction, wideSchema: unknown, path: FieldPath, state: State): Differences {
  const { comparing } = state;
  if (isNever(narrow)) return;
  state.effort.left -= Math.max(1, narrow.parts.length);
  if (state.effort.left < 0) return yield { path, what: { _tag: "Unsure", keyword: "too many branches" } };
  const wide = conjunctionOf(wideSchema, comparing.wide);
  if (wide.never) return yield { path, what: { _tag: "Refused" } };
  if (wide.incomplete) return yield { path, what: { _tag: "Unsure", keyword: "$ref" } };
  const parts = wide.parts.filter((part) => !saysTheSame(narrow, part, state.same));
  if (parts.length === 0) return;
  const claim = JSON.stringify([narrow.parts, parts]);
  if (state.above.has(claim)) return;
  if (state.here.has(claim)) return yield { path, what: { _tag: "Unsure", keyword: "$ref" } };
  const inside: State = { ...state, here: new Set(state.here).add(claim) };

  const cases = state.casesDeep >= MAX_CASES_DEEP ? null : casesOf(narrow, comparing.narrow, parts.some(isChoice));
  // Case by case more can be told, and never less.
  if (cases !== null && (parts.some(isChoice) || !isProven(compareParts(narrow, parts, path, inside)))) {
    const deeper: State = { ...inside, casesDeep: state.casesDeep + 1 };
    for (const one of cases) yield* compare(one, wideSchema, path, deeper);
    return;
  }
  yield* compareParts(narrow, parts, path, inside);
}

const isProven = (found: Differences): boolean => found.next().done === true;

/** Whether a part of the wide schema stands in the narrow one too, in the same words with the same meaning. */
const saysTheSame = (narrow: Conjunction, part: JsonSchema, same: ReadonlySet<string>): boolean =>
  referencesIn(part).every(($ref) => same.has($ref)) && narrow.parts.some((one) => sameJson(one, part));

function* compareParts(
  narrow: Conjunction,
  parts: ReadonlyArray<JsonSchema>,
  path: FieldPath,
  state: State,
): Differences {
  for (const part of parts) {
    for (const keyword of Object.keys(part)) {
      if (keyword === "anyOf") yield* compareWithAny(narrow, part.anyOf, path, state);
      else if (keyword === "required") yield* compareRequired(narrow, part.required, path);
      else if (!structural.has(keyword)) {
        const what = keywordProblem(narrow, keyword, part[keyword]);
        if (what !== null) yield { path, what };
      }
    }
    yield* compareFields(narrow, part, path, state);
    yield* compareItems(narrow, part, path, state);
  }
}

const structural = new Set(["properties", "additionalProperties", "items", "prefixItems"]);

/** The fields of a conjunction that are one of a few words, such as a tag. */
const wordFields = (conjunction: Conjunction, root: JsonSchema): ReadonlyMap<string, ReadonlyArray<unknown>> => {
  const names = new Set(conjunction.parts.flatMap((part) => namesOf(part.properties)));
  return new Map(
    [...names].flatMap((name) => {
      const values = valuesOf(fieldOf(conjunction, name, root));
      return values === null ? [] : [[name, values]];
    }),
  );
};

/** Whether a branch is for something else: another kind of value, or other words in a field that tells branches apart. */
const isForAnother = (narrow: Conjunction, branch: unknown, { narrow: root, wide: wideRoot }: Comparing): boolean => {
  const wide = conjunctionOf(branch, wideRoot);
  if (!kindsOf(wide).some((kind) => kindsOf(narrow).includes(kind))) return true;
  const own = wordFields(narrow, root);
  return [...wordFields(wide, wideRoot)].some(([name, words]) => {
    const values = own.get(name);
    return values !== undefined && !values.some((value) => words.some((word) => sameJson(word, value)));
  });
};

/** What no branch is for. */
const withoutBranch = (narrow: Conjunction, path: FieldPath, { narrow: root }: Comparing): Difference => {
  const values = valuesOf(narrow);
  if (values !== null) return { path, what: { _tag: "Words", words: values } };
  const tag = [...wordFields(narrow, root)].find(([, words]) => words.length === 1);
  return tag === undefined
    ? { path, what: { _tag: "Kind", kinds: kindsOf(narrow) } }
    : { path: [...path, tag[0]], what: { _tag: "Words", words: tag[1] } };
};

/** One branch that takes all is enough; if there is none, the branch that was meant is told of. */
function* compareWithAny(narrow: Conjunction, branches: unknown, path: FieldPath, state: State): Differences {
  if (!Array.isArray(branches)) return yield { path, what: { _tag: "Unsure", keyword: "anyOf" } };
  const meant = branches.filter((branch) => !isForAnother(narrow, branch, state.comparing));
  for (const branch of meant) if (isProven(compare(narrow, branch, path, state))) return;
  const [first] = meant;
  if (first === undefined) yield withoutBranch(narrow, path, state.comparing);
  else yield* compare(narrow, first, path, state);
}

const namesOf = (value: unknown): ReadonlyArray<string> => (isRecord(value) ? Object.keys(value) : []);

const mayBe = (narrow: Conjunction, kind: "object" | "array"): boolean => kindsOf(narrow).includes(kind);

function* compareRequired(narrow: Conjunction, required: unknown, path: FieldPath): Differences {
  if (!mayBe(narrow, "object")) return;
  const always = new Set(narrow.parts.flatMap((part) => listOf(part.required)));
  for (const name of listOf(required)) {
    if (!always.has(name)) yield { path: [...path, String(name)], what: { _tag: "MayBeAbsent" } };
  }
}

/** What a field holds, as every part says that speaks of it. */
const fieldOf = (narrow: Conjunction, name: string, root: JsonSchema): Conjunction =>
  together(
    narrow.parts.map((part) => {
      const { properties, additionalProperties = true, patternProperties } = part;
      if (isRecord(properties) && Object.hasOwn(properties, name)) return conjunctionOf(properties[name], root);
      return conjunctionOf(patternProperties === undefined ? additionalProperties : true, root);
    }),
  );

/** What fields hold that no part names. */
const unnamedFieldOf = (narrow: Conjunction, root: JsonSchema): Conjunction =>
  fieldOf({ ...narrow, parts: narrow.parts.map(({ properties: _, ...one }) => one) }, "", root);

/** What was to be proven of a value may be relied on for what is in it, which is smaller. */
const below = (state: State): State => ({
  ...state,
  above: new Set([...state.above, ...state.here]),
  here: new Set(),
  casesDeep: 0,
});

function* compareFields(narrow: Conjunction, part: JsonSchema, path: FieldPath, state: State): Differences {
  const { properties, additionalProperties = true } = part;
  if (!mayBe(narrow, "object")) return;
  const { narrow: root } = state.comparing;
  const known = new Set(narrow.parts.flatMap((one) => namesOf(one.properties)));
  for (const [name, schema] of Object.entries(isRecord(properties) ? properties : {})) {
    const within = [...path, name];
    if (state.comparing.fieldsStay && !known.has(name)) yield { path: within, what: { _tag: "Gone" } };
    else yield* compare(fieldOf(narrow, name, root), schema, within, below(state));
  }
  if (additionalProperties === true) return;
  if (part.patternProperties !== undefined) {
    return yield { path, what: { _tag: "Unsure", keyword: "patternProperties" } };
  }
  for (const name of known) {
    if (namesOf(properties).includes(name)) continue;
    yield* compare(fieldOf(narrow, name, root), additionalProperties, [...path, name], below(state));
  }
  yield* compare(unnamedFieldOf(narrow, root), additionalProperties, [...path, "*"], below(state));
}

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : []);

const itemOf = ({ prefixItems, items = true }: JsonSchema, index: number): unknown => {
  const first = listOf(prefixItems);
  return index < first.length ? first[index] : items;
};

function* compareItems(narrow: Conjunction, part: JsonSchema, path: FieldPath, state: State): Differences {
  if ((part.items === undefined && part.prefixItems === undefined) || !mayBe(narrow, "array")) return;
  const first = Math.max(...[part, ...narrow.parts].map((one) => listOf(one.prefixItems).length));
  const most = Math.min(
    ...narrow.parts.map(({ maxItems }) => (typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY)),
  );
  // One more than the first stands for all that come after.
  for (let i = 0; i < Math.min(first + 1, most); i++) {
    const item = together(narrow.parts.map((one) => conjunctionOf(itemOf(one, i), state.comparing.narrow)));
    yield* compare(item, itemOf(part, i), [...path, i < first ? String(i) : "[]"], below(state));
  }
}
