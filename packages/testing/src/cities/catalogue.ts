import { flags as flagWords, missingReasons } from "@meetlat/core";
import type { WrittenCommand } from "@meetlat/core/promise";
import * as fc from "fast-check";

// A small city. Everything in it has a name that says what it is, and few things are about the same.

type Definition = Extract<WrittenCommand, { readonly _tag: "DefineIndicator" }>;

const indicator = (
  name: string,
  title: string,
  unit: string,
  nature: Definition["nature"],
  polarity: Definition["polarity"],
  of: Definition["class"],
  more: Partial<Definition> = {},
): Definition => ({ _tag: "DefineIndicator", indicator: name, title, unit, nature, polarity, class: of, ...more });

/** The indicators of the city, as it defines them when nothing else was said. */
export const definitions = {
  benefits: indicator("benefits", "People on benefits", "persons", "stock", "lower", "effect"),
  streets: indicator("streets", "Streets renewed", "streets", "flow", "higher", "performance"),
  loneliness: indicator("loneliness", "Lonely people", "%", "average", "lower", "effect"),
  diplomas: indicator("diplomas", "Pupils with a diploma", "%", "cohort", "higher", "statutory"),
  dwellings: indicator("dwellings", "Dwellings", "dwellings", "stock", "neutral", "other"),
  vacant: indicator("vacant", "Vacant dwellings", "dwellings", "stock", "lower", "other"),
  vacancy: indicator("vacancy", "Share of dwellings that are vacant", "%", "ratio", "lower", "statutory", {
    numerator: "vacant",
    denominator: "dwellings",
  }),
} as const;

/** The name of an indicator of the city. */
export type IndicatorName = keyof typeof definitions;

const isRatio = (name: IndicatorName): boolean => definitions[name].numerator !== undefined;

/** What it takes to speak of an indicator. */
export const defined = (name: IndicatorName): ReadonlyArray<WrittenCommand> =>
  isRatio(name) ? [definitions.vacant, definitions.dwellings, definitions[name]] : [definitions[name]];

const few = <const A>(names: Readonly<Record<string, number>>): fc.Arbitrary<A> =>
  fc.constantFrom(...(Object.entries(names).flatMap(([name, n]) => Array(n).fill(name)) as ReadonlyArray<A>));

/** Indicators: mostly the first few, so that promises and numbers meet. */
export const indicatorNames = few<IndicatorName>({
  benefits: 6,
  streets: 4,
  loneliness: 3,
  vacancy: 2,
  diplomas: 1,
  vacant: 1,
  dwellings: 1,
});

/** The districts of the city, and beside it the country, as a benchmark. */
export const districts: WrittenCommand = {
  _tag: "DefineAreaSet",
  set: "districts",
  title: "Districts",
  areas: ["Charlois", "Delfshaven", "Feijenoord"].map((area) => ({ area, title: area })),
};
/** The country, to hold the city against. */
export const country: WrittenCommand = {
  _tag: "DefineAreaSet",
  set: "benchmarks",
  areas: [{ area: "NL", title: "Netherlands" }],
};

/** Where a number is about: mostly the whole city. */
export const places = fc
  .constantFrom("", "", "", "", "", "", "", "Charlois", "Delfshaven", "NL")
  .map((area) => (area === "" ? undefined : area));

/** What it takes to speak of a place. */
export const placed = (area: string | undefined): ReadonlyArray<WrittenCommand> =>
  area === undefined ? [] : [area === "NL" ? country : districts];

/** The programmes of the city; one is part of another. */
export const programmes = {
  care: { _tag: "EstablishProgramme", programme: "care", title: "Care" },
  housing: { _tag: "EstablishProgramme", programme: "housing", title: "Housing" },
  elderly: { _tag: "EstablishProgramme", programme: "elderly", title: "Care for the elderly", parent: "care" },
} as const satisfies Readonly<Record<string, WrittenCommand>>;

/** The name of a programme of the city. */
export type ProgrammeName = keyof typeof programmes;

/** Programmes: mostly care. */
export const programmeNames: fc.Arbitrary<ProgrammeName> = fc.constantFrom("care", "care", "housing", "elderly");

/** What it takes to speak of a programme. */
export const established = (name: ProgrammeName | undefined): ReadonlyArray<WrittenCommand> => {
  if (name === undefined) return [];
  return name === "elderly" ? [programmes.care, programmes.elderly] : [programmes[name]];
};

/** The documents of the city. */
export const documents = {
  "budget-2020": { _tag: "RegisterDocument", document: "budget-2020", kind: "budget", title: "Budget 2020" },
  "accounts-2020": { _tag: "RegisterDocument", document: "accounts-2020", kind: "accounts", title: "Accounts 2020" },
} as const satisfies Readonly<Record<string, WrittenCommand>>;

/** The name of a document of the city. */
export type DocumentName = keyof typeof documents;

/** Years: mostly those about which much is said. */
export const years = fc.constantFrom("2020", "2019", "2020", "2021", "2019", "2018");
/** Years, and now and then a part of one. */
export const periods = fc.oneof(
  { withCrossShrink: true },
  { weight: 8, arbitrary: years },
  { weight: 1, arbitrary: fc.constantFrom("2020-H1", "2020-Q3", "2020-07", "2020-12-31", "2019-Q4", "2019..2020") },
);

const round = fc.nat(10).map((n) => String(10 * n));
/** Round numbers from 0 to 100, and now and then one that is not. */
export const numbers: fc.Arbitrary<string> = fc.oneof(
  { withCrossShrink: true },
  { weight: 12, arbitrary: round },
  { weight: 1, arbitrary: fc.constantFrom("12.5", "0.5", "1000", "-10") },
);

const missing = fc.constantFrom(...missingReasons);
/** Values in their notation: mostly exact. */
export const notations: fc.Arbitrary<string> = fc.oneof(
  { withCrossShrink: true },
  { weight: 24, arbitrary: numbers },
  { weight: 1, arbitrary: round.map((low) => `>=${low}`) },
  { weight: 1, arbitrary: round.map((high) => `<=${high}`) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(8), fc.nat(2)).map(([low, more]) => `${10 * low}..${10 * (low + more)}`) },
  { weight: 1, arbitrary: fc.tuple(round, fc.constantFrom("", "±5")).map(([about, off]) => `~${about}${off}`) },
  { weight: 2, arbitrary: missing },
);

/** What is special about a number. */
export const flags = fc.subarray([...flagWords], { minLength: 1, maxLength: 2 });

/** Something, once in so many times; otherwise, and when it shrinks, nothing. */
export const maybe = <A>(arbitrary: fc.Arbitrary<A>, oneIn = 3): fc.Arbitrary<A | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );

type Said<A> = { readonly [K in keyof A as undefined extends A[K] ? never : K]: A[K] } & {
  readonly [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined>;
};

/** The fields of which something is said. */
export const said = <A extends object>(fields: A): Said<A> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Said<A>;
