import type { Language } from "@meetlat/core";
import * as Schema from "effect/Schema";

const text = (description: string) => Schema.String.annotate({ description });
const maybe = <S extends Schema.Top>(schema: S, description: string) =>
  Schema.optionalKey(schema).pipe(Schema.annotateKey({ description }));

/** One thing that is wrong with a request. */
export const ProblemError = Schema.Struct({
  message: text("What is wrong, as a sentence in the language of the answer."),
  mend: maybe(Schema.String, "How to mend it."),
  reason: maybe(Schema.String, "Why it is refused, as a word from a closed list: alreadyMeasured, unknownTarget, …"),
  pointer: maybe(Schema.String, "The field of the body, as a JSON Pointer in a fragment: #/rows/3/value."),
  line: maybe(Schema.Int, "The line of the body, where it is not JSON."),
  column: maybe(Schema.Int, "The column on that line."),
  parameter: maybe(Schema.String, "The parameter of the address."),
}).annotate({ title: "ProblemError", description: "One thing that is wrong with a request." });
export interface ProblemError extends Schema.Schema.Type<typeof ProblemError> {}

/** Every problem that this service tells of. */
const kinds = {
  badParameter: [400, "A parameter cannot be read", "Een parameter is niet te lezen"],
  notJson: [400, "The body is not JSON", "De inhoud is geen JSON"],
  notSignedIn: [401, "Nobody is signed in", "Er is niemand ingelogd"],
  notFound: [404, "There is nothing here", "Hier is niets"],
  wrongMethod: [405, "This address does not take that method", "Dit adres kent die methode niet"],
  notAcceptable: [406, "There is no such form of this", "Deze vorm bestaat er niet van"],
  contended: [409, "Others keep changing the same facts", "Anderen blijven dezelfde feiten wijzigen"],
  tooLarge: [413, "The body is too large", "De inhoud is te groot"],
  wrongMediaType: [415, "The body is of another media type", "De inhoud is van een ander mediatype"],
  rejected: [422, "The commands are refused", "De opdrachten zijn geweigerd"],
  broken: [500, "The service failed", "De dienst faalt"],
  unavailable: [503, "The register cannot be reached now", "Het register is nu niet bereikbaar"],
} as const satisfies Readonly<Record<string, readonly [status: number, en: string, nl: string]>>;

export type ProblemKind = keyof typeof kinds;

const typeOf = <K extends ProblemKind>(kind: K) => `urn:meetlat:problem:${kind}` as const;

/** What went wrong, as RFC 9457 says it: `application/problem+json`. */
export const Problem = Schema.Struct({
  type: Schema.Literals((Object.keys(kinds) as ReadonlyArray<ProblemKind>).map(typeOf)).annotate({
    description: "Which problem it is: a name that stays the same.",
  }),
  title: text("The same in words."),
  status: Schema.Int.annotate({ description: "The status of the answer." }),
  detail: maybe(Schema.String, "What went wrong this time."),
  errors: maybe(Schema.Array(ProblemError), "All that is wrong, or the first hundred of it."),
  total: maybe(Schema.Int, "How much is wrong in all."),
}).annotate({ title: "Problem", description: "Why a request was not answered (RFC 9457)." });
export interface Problem extends Schema.Schema.Type<typeof Problem> {}

export const problemStatus = (kind: ProblemKind): number => kinds[kind][0];
export const problemTitle = (kind: ProblemKind, language: Language): string => kinds[kind][language === "en" ? 1 : 2];

/** The most errors that are listed. */
const MAX_ERRORS = 100;

/** How long a client should wait before it tries again, in seconds. */
const RETRY_AFTER = "2";

/** A problem on its way to whoever asked. */
export interface Trouble {
  readonly kind: ProblemKind;
  readonly detail?: string;
  readonly errors?: ReadonlyArray<ProblemError>;
  /** How many errors there are, where they are not all given. */
  readonly total?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem as an answer. */
export const problemResponse = (trouble: Trouble, language: Language): Response => {
  const { kind, detail, errors, headers = {} } = trouble;
  const status = problemStatus(kind);
  const problem: Problem = {
    type: typeOf(kind),
    title: problemTitle(kind, language),
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined
      ? {}
      : { errors: errors.slice(0, MAX_ERRORS), total: Math.max(trouble.total ?? 0, errors.length) }),
  };
  return new Response(`${JSON.stringify(problem, null, 2)}\n`, {
    status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": language,
      "cache-control": "no-store",
      vary: "accept-language",
      ...(status === 409 || status === 503 ? { "retry-after": RETRY_AFTER } : {}),
      ...headers,
    },
  });
};

/** That nobody is signed in, with how to. */
export const notSignedIn = (language: Language): Response =>
  problemResponse({ kind: "notSignedIn", headers: { "www-authenticate": "Bearer" } }, language);
