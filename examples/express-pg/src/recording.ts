import type { RegisterClient, WrittenCommand } from "@meetlat/core/promise";
import express, { type Request, type RequestHandler } from "express";
import { sendProblem } from "./problem.ts";

/** The most commands in one request. */
const MAX_COMMANDS = 1_000;

/** What recording needs of its host. */
export interface RecordingOptions {
  readonly register: RegisterClient;
  /** Who is signed in, as an opaque id; `null` when nobody is. */
  readonly actorOf: (request: Request) => string | null;
}

/**
 * The handlers that record: a command, or a list of them, all or nothing. Nothing of a body is read before it is known who
 * sends it, and that it is JSON.
 */
export const recording = ({ register, actorOf }: RecordingOptions): ReadonlyArray<RequestHandler> => [
  (request, response, next) => {
    const actor = actorOf(request);
    if (actor === null) return sendProblem(response.set("www-authenticate", "Bearer"), 401, "Nobody is signed in");
    if (!request.is("application/json")) return sendProblem(response, 415, "Send application/json");
    response.locals.actor = actor;
    next();
  },
  // What is JSON but no command is told of as such, rather than as JSON that cannot be read.
  express.json({ limit: "1mb", strict: false }),
  async (request, response) => {
    const isList = Array.isArray(request.body);
    const given: ReadonlyArray<WrittenCommand> = isList ? request.body : [request.body];
    if (given.length === 0 || given.length > MAX_COMMANDS) {
      const message =
        given.length === 0 ? "Send at least one command" : `Send at most ${MAX_COMMANDS} commands at once`;
      return sendProblem(response, 422, "The commands are refused", { errors: [{ path: [], message }] });
    }
    const outcome = await register.as(response.locals.actor).recordAll(given);
    if (outcome.ok) {
      response
        .status(outcome.events.length > 0 ? 201 : 200)
        .json({ position: outcome.position, events: outcome.events });
      return;
    }
    const errors = isList
      ? outcome.errors
      : outcome.errors.map(({ path, message }) => ({ path: path.slice(1), message }));
    sendProblem(response, 422, "The commands are refused", { errors });
  },
];
