import { type Complaint, complaint } from "../cell-error.ts";
import { closeMatch } from "../close-match.ts";
import type { HeaderName } from "./mapping.ts";

/** The names of a file's columns: of a header of several rows, the cells from top to bottom without blank ones. */
export const headerNames = (rows: ReadonlyArray<ReadonlyArray<string>>, separator: string): ReadonlyArray<string> => {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return Array.from({ length: width }, (_, at) =>
    rows
      .map((row) => (row[at] ?? "").trim())
      .filter((name) => name !== "")
      .join(separator),
  );
};

const MAX_NAMED = 40;

const listed = (names: ReadonlyArray<string>): string => {
  const shown = names.slice(0, MAX_NAMED).map((name, i) => (name === "" ? `(${i + 1})` : name));
  return `${shown.join(", ")}${names.length > MAX_NAMED ? ", …" : ""}`;
};

const absent = (name: string, names: ReadonlyArray<string>): Complaint => {
  const lower = new Map(names.map((one) => [one.toLowerCase(), one]));
  const close = closeMatch(name, lower.keys());
  const meant = close === null ? null : (lower.get(close) ?? null);
  return complaint(
    {
      en: `The mapping names the header “${name}”, which is not in this file`,
      nl: `De mapping noemt de kop “${name}”, die niet in dit bestand staat`,
    },
    {
      en: `${meant === null ? "" : `Did you mean “${meant}”? `}The headers are: ${listed(names)}`,
      nl: `${meant === null ? "" : `Bedoelt u “${meant}”? `}De koppen zijn: ${listed(names)}`,
    },
  );
};

const beyond = (place: number, width: number): Complaint =>
  complaint(
    {
      en: `The mapping names column ${place}, which is not there`,
      nl: `De mapping noemt kolom ${place}, die er niet is`,
    },
    { en: `This file has columns 1 to ${width}`, nl: `Dit bestand heeft kolom 1 tot en met ${width}` },
  );

const several = (name: string, places: ReadonlyArray<number>): Complaint => {
  const numbers = places.map((at) => at + 1).join(", ");
  return complaint(
    { en: `There are several columns “${name}”`, nl: `Er zijn meer kolommen “${name}”` },
    {
      en: `Name the one that is meant by its place (${numbers}), as a number: "header": ${(places[0] ?? 0) + 1}`,
      nl: `Noem de bedoelde bij haar plaats (${numbers}), als getal: "header": ${(places[0] ?? 0) + 1}`,
    },
  );
};

/** The headers of a file, with the places of each. */
export interface FileHeaders {
  readonly names: ReadonlyArray<string>;
  readonly places: ReadonlyMap<string, ReadonlyArray<number>>;
}

/** Makes headers easy to find. */
export const fileHeaders = (names: ReadonlyArray<string>): FileHeaders => {
  const places = new Map<string, Array<number>>();
  names.forEach((name, at) => {
    const known = places.get(name);
    if (known === undefined) places.set(name, [at]);
    else known.push(at);
  });
  return { names, places };
};

/** The place of a column that a mapping names, from 0, or what is wrong with the name. */
export const findHeader = (name: HeaderName, { names, places }: FileHeaders): number | Complaint => {
  if (typeof name === "number") {
    return Number.isInteger(name) && name >= 1 && name <= names.length ? name - 1 : beyond(name, names.length);
  }
  const wanted = name.trim();
  const found = places.get(wanted) ?? [];
  const [only] = found;
  if (only === undefined) return absent(wanted, names);
  return found.length === 1 ? only : several(wanted, found);
};
