import type { Path } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Place, placeAt } from "./place.ts";
import { scan } from "./scan.ts";
import { decodeUtf8 } from "./utf8.ts";

const DEEPEST = 1_000;

const keyOf = (path: Path): string => JSON.stringify(path);

/** Where in a text that is JSON the value at each of some paths begins, or else the nearest list or object around it. */
export const offsetsIn = (text: string, paths: ReadonlyArray<Path>): ((path: Path) => number) => {
  // Paths are looked up by their texts, which are made only where one of the same length and end is asked for.
  const asked = new Set(paths.flatMap((path) => path.map((_key, i) => keyOf(path.slice(0, i + 1)))));
  const ends = new Set(paths.flatMap((path) => path.map((key, i) => `${i}:${key}`)));
  const found = new Map<string, number>();
  const onValue = (offset: number, path: Path): void => {
    if (path.length > 0 && !ends.has(`${path.length - 1}:${path.at(-1)}`)) return;
    const key = keyOf(path);
    if (path.length === 0 || asked.has(key)) found.set(key, offset);
  };
  scan(text, { maxDepth: DEEPEST, allowNul: true, onProblem: () => undefined, onValue });
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const offset = found.get(keyOf(path.slice(0, length)));
      if (offset !== undefined) return offset;
    }
    return 0;
  };
};

/** {@link offsetsIn}, as lines and columns of a document as it was given. */
export const placesIn = (input: string | Uint8Array, paths: ReadonlyArray<Path>): ((path: Path) => Place) => {
  const decoded = typeof input === "string" ? input : Result.getOrElse(decodeUtf8(input), ({ before }) => before());
  const text = decoded.startsWith("\uFEFF") ? decoded.slice(1) : decoded;
  const offsetOf = offsetsIn(text, paths);
  return (path) => placeAt(text, offsetOf(path));
};
