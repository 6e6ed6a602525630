import type { Language } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Parameters, readParameters, type ValuesOf } from "./parameters.ts";
import { notSignedIn, type ProblemKind, problemResponse } from "./problem.ts";

/** A form in which something is sent, by media type: a schema of `components/schemas`, or none where it is no JSON. */
export type Content = Readonly<Record<string, string | null>>;

/** What OpenAPI says of an answer. */
export interface Answer {
  readonly description: string;
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An address of the service: what OpenAPI says of it, and what it does. Both come from the one value. */
export interface Endpoint {
  readonly method: "get" | "post";
  /** As OpenAPI writes it: `/targets/{target}/explanation`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly parameters: Parameters;
  readonly body?: Content;
  readonly isForSignedIn?: boolean;
  /** Whether it gives what the register says, which a host may keep to those who may read it. */
  readonly isReading?: boolean;
  /** The headers of a request that it heeds, with what they mean, beside `Accept-Language`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems: ReadonlyArray<ProblemKind>;
  readonly answer: (request: Request, path: Readonly<Record<string, string>>, language: Language) => Promise<Response>;
}

/** An endpoint whose parameters are read before it answers. */
export const endpoint = <P extends Parameters>(
  declared: Omit<Endpoint, "answer" | "parameters"> & {
    readonly parameters: P;
    readonly answer: (asked: ValuesOf<P>, request: Request, language: Language) => Promise<Response>;
  },
): Endpoint => ({
  ...declared,
  answer: async (request, path, language) => {
    const asked = readParameters(declared.parameters, path, new URL(request.url).searchParams, language);
    if (Result.isFailure(asked)) return problemResponse({ kind: "badParameter", errors: asked.failure }, language);
    return declared.answer(asked.success, request, language);
  },
});

/** An endpoint that answers only those who may read. */
export const readOnlyBy = (mayRead: (request: Request) => boolean, to: Endpoint): Endpoint => ({
  ...to,
  isForSignedIn: true,
  problems: [...to.problems, "notSignedIn"],
  answer: async (request, path, language) =>
    mayRead(request) ? to.answer(request, path, language) : notSignedIn(language),
});
