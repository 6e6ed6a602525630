/** Something found that is not as expected. */
export interface Difference {
  readonly path: string;
  readonly found: unknown;
  readonly expected: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (thing: unknown): thing is Fields =>
  typeof thing === "object" && thing !== null && !Array.isArray(thing);

/**
 * Where something differs from what was expected of it. Of an object only the fields that were expected are looked at, and
 * `undefined` expects a field to be absent; a list is to have as many as expected.
 */
export const differences = (found: unknown, expected: unknown, path = ""): ReadonlyArray<Difference> => {
  const at = (key: string | number): string => (path === "" ? `${key}` : `${path}.${key}`);
  if (isFields(expected) && isFields(found)) {
    return Object.entries(expected).flatMap(([key, one]) => differences(found[key], one, at(key)));
  }
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length) {
    return expected.flatMap((one, i) => differences(found[i], one, at(i)));
  }
  const same = Array.isArray(expected) || isFields(expected) ? false : Object.is(found, expected);
  return same ? [] : [{ path, found, expected }];
};

/** What was found, as far as something was expected of it: so that a difference shows nothing else. */
export const asFarAs = (found: unknown, expected: unknown): unknown => {
  if (isFields(expected) && isFields(found)) {
    return Object.fromEntries(
      Object.entries(expected).flatMap(([key, one]) => (key in found ? [[key, asFarAs(found[key], one)]] : [])),
    );
  }
  if (Array.isArray(expected) && Array.isArray(found)) return found.map((one, i) => asFarAs(one, expected[i] ?? one));
  return found;
};

const shown = (thing: unknown): string => (thing === undefined ? "nothing" : JSON.stringify(thing));

/** A line per difference, in columns. */
export const printDifferences = (list: ReadonlyArray<Difference>): string => {
  const width = Math.max(0, ...list.map(({ path }) => path.length));
  const founds = list.map(({ found }) => shown(found));
  const wide = Math.min(40, Math.max(0, ...founds.map((text) => text.length)));
  return list
    .map(
      ({ path, expected }, i) =>
        `  ${path.padEnd(width)}  found ${founds[i]?.padEnd(wide)}  expected ${shown(expected)}`,
    )
    .join("\n");
};
