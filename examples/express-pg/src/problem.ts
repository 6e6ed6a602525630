import { type FieldError, QuestionUnreadable } from "@meetlat/core/promise";
import type { ErrorRequestHandler, Response } from "express";

/** The most errors that are listed. */
const MAX_ERRORS = 100;

/** Answers with a problem (RFC 9457). Of many errors it lists the first hundred, and tells how many there are. */
export const sendProblem = (
  response: Response,
  status: number,
  title: string,
  { errors, ...details }: { readonly detail?: string; readonly errors?: ReadonlyArray<FieldError> } = {},
): void => {
  if (status === 503 || status === 409) response.set("retry-after", "2");
  response
    .status(status)
    .type("application/problem+json")
    .json({
      type: "about:blank",
      title,
      status,
      ...details,
      ...(errors === undefined ? {} : { errors: errors.slice(0, MAX_ERRORS), total: errors.length }),
    });
};

const tagOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "_tag" in error ? error._tag : undefined;

/** What Express itself refuses, such as a body that is too large, says so by its status. */
const statusOf = (error: unknown): number | null =>
  typeof error === "object" && error !== null && "status" in error && typeof error.status === "number"
    ? error.status
    : null;

/** Errors as problems: those of the store by their tags, those of whoever asked with what to mend. */
export const problems =
  (onFailure: (error: unknown) => void): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (error instanceof QuestionUnreadable || (status !== null && status < 500)) {
      return sendProblem(response, status ?? 400, "The request cannot be answered", { detail: error.message });
    }
    if (tagOf(error) === "AppendConditionFailed")
      return sendProblem(response, 409, "Others keep changing the same facts");
    onFailure(error);
    if (tagOf(error) === "StoreUnavailable") return sendProblem(response, 503, "The register cannot be reached now");
    return sendProblem(response, 500, "The service failed");
  };
