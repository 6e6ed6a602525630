import type { Language, Text } from "@meetlat/core";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";
import { duplicateKeys } from "./duplicate-keys.ts";
import type { Mapping } from "./mapping.ts";
import { MappingSchema } from "./mapping-schema.ts";

/** Something in a mapping that does not fit. */
export interface MappingError {
  /** Where: `columns.area.header`, or a line and column when the text is no JSON. */
  readonly at: string;
  readonly problem: Text;
}

/** One line for a person. */
export const describeMappingError = ({ at, problem }: MappingError, language: Language): string =>
  `${at === "" ? "" : `${at}: `}${problem[language]}.`;

const decode = Schema.decodeUnknownResult(MappingSchema, { errors: "all", onExcessProperty: "error" });
const toIssues = SchemaIssue.makeFormatterStandardSchemaV1();

type Way = ReadonlyArray<string | number>;

/** The forms of an object of which only one may be meant, by the key that tells which, with the keys that it may have. */
const reading = ["translate", "others", "slug", "marks"];
const sources: Readonly<Record<string, ReadonlyArray<string>>> = {
  header: ["header", ...reading],
  constant: ["constant"],
  join: ["join", "separator"],
};
const filters: Readonly<Record<string, ReadonlyArray<string>>> = { is: ["header", "is"], not: ["header", "not"] };
const patterns: Readonly<Record<string, ReadonlyArray<string>>> = { written: ["written", "is", "flag"] };

/** Which forms an object in this place may have; `null` where there is no choice. */
const formsAt = (way: Way): Readonly<Record<string, ReadonlyArray<string>>> | null => {
  const names = way.filter((step) => typeof step === "string");
  const [first] = names;
  if (first === "periods" && way.length === 2) return patterns;
  if (first === "rows" && way.length === 2) return filters;
  if (first === "columns" && way.length === 2) return sources;
  if (first === "unpivot" && way[2] === "columns" && way.length === 4) return sources;
  return way.at(-2) === "join" && typeof way.at(-1) === "number"
    ? { header: sources.header ?? [], constant: sources.constant ?? [] }
    : null;
};

const valueAt = (input: unknown, way: Way): unknown =>
  way.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    input,
  );

const t = (en: string, nl: string): Text => ({ en, nl });

const known: Readonly<Record<string, Text>> = {
  "Missing key": t("is missing: write it", "ontbreekt: schrijf het"),
  "Expected no excess property": t("is not a field of this: leave it out", "is hier geen veld: laat het weg"),
  "Expected string": t("write a text between quotes", "schrijf een tekst tussen aanhalingstekens"),
  "Expected an integer": t("write a whole number", "schrijf een geheel getal"),
  "Expected boolean": t("write true or false", "schrijf true of false"),
  "Expected object": t("write an object: { … }", "schrijf een object: { … }"),
  "Expected array": t("write a list: [ … ]", "schrijf een lijst: [ … ]"),
  "Expected string | number": t(
    "write a header, or the place of a column as a number",
    "schrijf een kop, of de plaats van een kolom als getal",
  ),
  "Expected string | number | object": t(
    'write a header, { "header": … }, { "constant": … } or { "join": [ … ] }',
    'schrijf een kop, { "header": … }, { "constant": … } of { "join": [ … ] }',
  ),
  "write 1 or more": t("write a whole number of 1 or more", "schrijf een geheel getal van 1 of meer"),
  "write something": t("write something", "schrijf iets"),
  "write one character that is no letter, digit or quote": t(
    "write one character that is no letter, digit or quote",
    "schrijf één teken dat geen letter, cijfer of aanhalingsteken is",
  ),
  "write decimals and thousands with different characters": t(
    "write decimals and thousands with different characters",
    "schrijf decimalen en duizendtallen met verschillende tekens",
  ),
};

const inBothLanguages = (message: string): Text => {
  if (Object.hasOwn(known, message)) return known[message] ?? t(message, message);
  const expected = /^Expected (.*)$/s.exec(message)?.[1] ?? message;
  const shown = expected.length > 300 ? `${expected.slice(0, 300)}…` : expected;
  return t(`write ${shown}`, `schrijf ${shown}`);
};

const oneOf = (names: ReadonlyArray<string>): Text =>
  t(`give one of ${names.join(", ")}`, `geef een van ${names.join(", ")}`);

const nameOf = (way: Way): string =>
  way.map((step, i) => (typeof step === "number" ? `[${step + 1}]` : `${i === 0 ? "" : "."}${step}`)).join("");

/** What a schema says, without what it says of forms that were not meant. */
const errorsIn = (error: Schema.SchemaError, input: unknown, prefix: Way): ReadonlyArray<MappingError> => {
  const found = new Map<string, MappingError>();
  for (const issue of toIssues(error.issue).issues) {
    const way = (issue.path ?? []).map((step) => {
      const key = typeof step === "object" ? step.key : step;
      return typeof key === "symbol" ? String(key) : key;
    });
    let at: Way = way;
    let problem = inBothLanguages(issue.message);
    const forms = formsAt(way.slice(0, -1));
    const last = String(way.at(-1) ?? "");
    if (forms !== null && (issue.message === "Missing key" || issue.message === "Expected no excess property")) {
      const object = valueAt(input, way.slice(0, -1));
      const keys = typeof object === "object" && object !== null ? Object.keys(object) : [];
      const meant = Object.keys(forms).filter((name) => keys.includes(name));
      const [only] = meant;
      if (meant.length !== 1 || only === undefined) {
        at = way.slice(0, -1);
        problem = oneOf(Object.keys(forms));
      } else {
        const allowed = forms[only] ?? [];
        const isOfMeant = issue.message === "Missing key" ? allowed.includes(last) : !allowed.includes(last);
        if (!isOfMeant) continue;
      }
    }
    const name = nameOf([...prefix, ...at]);
    // Of a place where several things may stand, one complaint is enough.
    if (!found.has(name)) found.set(name, { at: name, problem });
  }
  return [...found.values()];
};

const badJson = (said: string): MappingError => {
  const [, line, column] = /line (\d+) column (\d+)/.exec(said) ?? [];
  return {
    at: line === undefined || column === undefined ? "" : `${line}:${column}`,
    problem: t(`the mapping is not JSON (${said})`, `de mapping is geen JSON (${said})`),
  };
};

/** How large a mapping file may be, in UTF-16 code units. */
export const MAX_MAPPING_SIZE = 5_000_000;

const tooLarge: MappingError = {
  at: "",
  problem: t(
    "the mapping is larger than 5 MB: divide it over files",
    "de mapping is groter dan 5 MB: verdeel hem over bestanden",
  ),
};

/**
 * Reads a mapping file: the JSON form of one {@link Mapping}, or a list of them. Everything that is wrong with it comes at
 * once; whether it fits a file is known when that file is read.
 *
 * @example
 * ```ts
 * import { readTables } from "@meetlat/csv";
 * import { readMappings } from "@meetlat/csv/mapping";
 * import * as Result from "effect/Result";
 *
 * const mappings = readMappings(`{
 *   "kind": "measurements",
 *   "columns": { "indicator": { "constant": "residents" }, "period": "Jaar", "value": "Aantal" },
 *   "ignore": ["Bron"]
 * }`);
 * console.assert(Result.isSuccess(mappings));
 * if (Result.isSuccess(mappings)) {
 *   const content = "Jaar;Aantal;Bron\n2019;644618;BRP";
 *   const batch = readTables([{ name: "export.csv", content }], { mappings: mappings.success });
 *   console.assert(Result.isSuccess(batch) && batch.success.rows === 1);
 * }
 * console.assert(Result.isFailure(readMappings(`{ "colums": {} }`)));
 * ```
 */
export const readMappings = (json: string): Result.Result<ReadonlyArray<Mapping>, ReadonlyArray<MappingError>> => {
  if (json.length > MAX_MAPPING_SIZE) return Result.fail([tooLarge]);
  const body = json.startsWith("\uFEFF") ? json.slice(1) : json;
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch (error) {
    return Result.fail([badJson(error instanceof Error ? error.message : String(error))]);
  }
  const errors: Array<MappingError> = duplicateKeys(body).map(({ path, line }) => ({
    at: nameOf(path),
    problem: t(
      `stands twice (again on line ${line}): keep one`,
      `staat er twee keer (weer op regel ${line}): houd er een`,
    ),
  }));
  const mappings: Array<Mapping> = [];
  const isList = Array.isArray(input);
  const given: ReadonlyArray<unknown> = Array.isArray(input) ? input : [input];
  for (const [i, one] of given.entries()) {
    const decoded = decode(one);
    if (Result.isSuccess(decoded)) mappings.push(decoded.success);
    else errors.push(...errorsIn(decoded.failure, one, isList ? [i] : []));
  }
  return errors.length > 0 ? Result.fail(errors) : Result.succeed(mappings);
};
