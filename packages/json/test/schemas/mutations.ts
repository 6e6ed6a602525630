import * as fc from "fast-check";
import { isRecord } from "../../src/schemas/json-schema.ts";

/** Values that are nearly right somewhere, or wrong everywhere. */
const wrong: ReadonlyArray<unknown> = [
  null,
  true,
  0,
  1,
  2,
  -1,
  1.5,
  2 ** 53,
  "",
  " ",
  "x",
  [],
  {},
  [null],
  { _tag: "Exact", value: "1" },
  { _tag: "Range", low: "2", high: "1" },
  { _tag: "Missing", reason: "lost" },
  { _tag: "About", value: "1", tolerance: "-1" },
  { _tag: "Trend" },
  { _tag: "AllOf", rules: [] },
  { _tag: "Between", low: "3", high: "1", period: "2020" },
  "1,5",
  "+1",
  "-0",
  "-0.00",
  "01",
  "1e3",
  "1.",
  ".5",
  "0.0",
  "1".repeat(61),
  `0.${"1".repeat(60)}`,
  "9".repeat(60),
  "2021-02-29",
  "2020-02-29",
  "0000-01-01",
  "2021-13-01",
  "2021-04-31",
  "1900-02-29",
  "2000-02-29",
  "2021-7-1",
  "2021-07-01T24:00:00.000Z",
  "2021-07-01T23:59:59.999Z",
  "2021-07-01T09:30:00Z",
  "2018",
  "2018-Q5",
  "2018-H2",
  "2021..2018",
  "2018-07..",
  "..2018",
  "2018....2019",
  "a..b",
  "a.b.",
  "-a",
  "ë",
  "e\u0308",
  "é".repeat(101),
  "𝟙".repeat(60),
  "a\nb",
  "a\u2028b",
  "\ufeff",
  "\u0000",
  "\ud800",
  "%".repeat(41),
  "01890a5d-ac96-774b-bcce-b302099a8057",
  "01890A5D-ac96-774b-bcce-b302099a8057",
  ">=5",
  "5..1",
  "~5±-1",
  "notMeasured",
  "rounded 1.4",
  "up",
];

type Place = ReadonlyArray<string | number>;

const placesIn = (value: unknown, at: Place = []): ReadonlyArray<Place> => {
  if (Array.isArray(value)) return [at, ...value.flatMap((item, i) => placesIn(item, [...at, i]))];
  if (!isRecord(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key]))];
};

const changeAt = (value: unknown, place: Place, change: (value: unknown) => unknown): unknown => {
  const [key, ...rest] = place;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? changeAt(item, rest, change) : item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? changeAt(item, rest, change) : item]),
  );
};

const withoutKey = (value: unknown, n: number): unknown => {
  if (Array.isArray(value)) return value.filter((_, i) => i !== n % value.length);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value);
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== keys[n % keys.length]));
};

const withKey = (value: unknown, key: string, more: unknown): unknown => {
  if (Array.isArray(value)) return [...value, more];
  if (!isRecord(value)) return more;
  return Object.fromEntries([...Object.entries(value), [key, more]]);
};

/** The document with one thing wrong in it, or by chance nothing. */
export const mutationsOf = (document: unknown): fc.Arbitrary<unknown> => {
  const places = placesIn(document);
  return fc
    .record({
      place: fc.constantFrom(...places),
      how: fc.constantFrom("replace", "replace", "replace", "drop", "add"),
      value: fc.constantFrom(...wrong),
      key: fc.constantFrom("note", "why", "extra", "__proto__", "constructor", "period", "_tag"),
      n: fc.nat({ max: 20 }),
    })
    .map(({ place, how, value, key, n }) =>
      changeAt(document, place, (one) => {
        if (how === "drop") return withoutKey(one, n);
        return how === "add" ? withKey(one, key, value) : value;
      }),
    );
};
