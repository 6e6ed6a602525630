import {
  type Day,
  describeUnreadable,
  type Identifier,
  type Language,
  type Period,
  parseDay,
  parseIdentifier,
  parsePeriod,
  type SequencePosition,
  type Unreadable,
} from "@meetlat/core";
import * as Result from "effect/Result";
import type { ProblemError } from "./problem.ts";

/** A parameter in the address of a request: what it means, how OpenAPI describes it, and how it is read. */
export interface Parameter<A> {
  readonly description: string;
  readonly required: boolean;
  /** Its JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly read: (text: string, language: Language) => Result.Result<A, string>;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What parameters say, once read; `null` for what was left out. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer A> ? A : never;
};

const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const parsed =
  <A>(parse: (text: string) => Result.Result<A, Unreadable>) =>
  (text: string, language: Language) =>
    Result.mapError(parse(text), (error) => describeUnreadable(error, language));

export const dayParameter = (description: string): Parameter<Day> => ({
  description,
  required: true,
  schema: component("Day"),
  read: parsed(parseDay),
});

export const periodParameter = (description: string): Parameter<Period> => ({
  description,
  required: true,
  schema: component("Period"),
  read: parsed(parsePeriod),
});

/** An identifier, by the name of its schema: `TargetId`. */
export const identifierParameter = <Id extends Identifier>(schema: string, description: string): Parameter<Id> => ({
  description,
  required: true,
  schema: component(schema),
  read: parsed((text) => parseIdentifier<Id>(text)),
});

export const positionParameter = (description: string): Parameter<SequencePosition> => ({
  description,
  required: true,
  schema: { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  read: (text, language) => {
    const position = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(position)) return Result.succeed(position);
    return Result.fail(
      language === "nl"
        ? `“${text}” is geen positie. Schrijf een geheel getal vanaf 0.`
        : `“${text}” is no position. Write a whole number from 0.`,
    );
  },
});

/** The same, when it may be left out. */
export const optional = <A>(parameter: Parameter<A>): Parameter<A | null> => ({ ...parameter, required: false });

const missing = { en: "It must be given", nl: "Dit moet worden opgegeven" } as const;
const twice = { en: "It is given twice", nl: "Dit is tweemaal opgegeven" } as const;
const unknown = (known: ReadonlyArray<string>) => ({
  en: `There is no such parameter. Known here: ${known.join(", ") || "none"}`,
  nl: `Zo'n parameter is er niet. Bekend zijn hier: ${known.join(", ") || "geen"}`,
});

/**
 * Reads the parameters of a request, or tells of all that is wrong with them. One that is not known is wrong too: a
 * question with `?asof=` would be answered as if nothing had been asked.
 */
export const readParameters = <P extends Parameters>(
  parameters: P,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  language: Language,
): Result.Result<ValuesOf<P>, ReadonlyArray<ProblemError>> => {
  const errors: Array<ProblemError> = [];
  const add = (parameter: string, message: string) => errors.push({ parameter, message });
  const inQuery = Object.keys(parameters).filter((name) => !Object.hasOwn(path, name));
  for (const name of new Set(query.keys())) {
    if (!inQuery.includes(name)) add(name, `${unknown(inQuery)[language]}.`);
  }
  const values = Object.entries(parameters).map(([name, parameter]) => {
    const given = Object.hasOwn(path, name) ? [path[name] ?? ""] : query.getAll(name);
    const [text] = given;
    if (given.length > 1) add(name, `${twice[language]}.`);
    if (text === undefined) {
      if (parameter.required) add(name, `${missing[language]}.`);
      return [name, null];
    }
    const read = parameter.read(text, language);
    if (Result.isFailure(read)) add(name, read.failure);
    return [name, Result.isSuccess(read) ? read.success : null];
  });
  return errors.length > 0 ? Result.fail(errors) : Result.succeed(Object.fromEntries(values) as ValuesOf<P>);
};
