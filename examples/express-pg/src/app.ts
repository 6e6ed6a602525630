import type { RegisterClient, WrittenCommand } from "@meetlat/core/promise";
import express, { type Express, type Request } from "express";
import { askedIn } from "./asked.ts";
import { problems, sendProblem } from "./problem.ts";

/** What the application is made of. */
export interface AppOptions {
  readonly register: RegisterClient;
  /** Who is signed in, as an opaque id; `null` when nobody is. */
  readonly actorOf: (request: Request) => string | null;
  /** Told of everything that failed and was nobody's mistake. */
  readonly onFailure?: (error: unknown) => void;
}

/** An application of Express that keeps a register. Its handlers are plain promises. */
export const createApp = ({ register, actorOf, onFailure = () => undefined }: AppOptions): Express => {
  const app = express();
  app.disable("x-powered-by");

  app.post("/commands", express.json({ limit: "1mb", strict: true }), async (request, response) => {
    const actor = actorOf(request);
    if (actor === null) return sendProblem(response.set("www-authenticate", "Bearer"), 401, "Nobody is signed in");
    if (request.is("application/json") === false) return sendProblem(response, 415, "Send application/json");
    const isList = Array.isArray(request.body);
    const given: ReadonlyArray<WrittenCommand> = isList ? request.body : [request.body];
    const outcome = await register.as(actor).recordAll(given);
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
  });

  app.get("/checks", async (request, response) => {
    response.json(await register.targetChecks(askedIn(request, ["programme", "period"])));
  });
  app.get("/deviations/:period", async (request, response) => {
    response.json(await register.deviations(request.params.period, askedIn(request, ["programme"])));
  });
  app.get("/deliverables", async (request, response) => {
    response.json(await register.deliverableChecks(askedIn(request, ["programme"])));
  });
  app.get("/claims", async (request, response) => {
    response.json(await register.claims(askedIn(request, ["programme"])));
  });
  app.get("/indicators/:indicator/series", async (request, response) => {
    const series = await register.series(request.params.indicator, askedIn(request, ["area", "benchmark"]));
    if (series === null) return sendProblem(response, 404, "There is no such indicator");
    response.json(series);
  });
  app.get("/targets/:target/explanation", async (request, response) => {
    const explained = await register.explainTarget(request.params.target, askedIn(request, ["period"]));
    if (explained === null) return sendProblem(response, 404, "There is no such target");
    response.json(explained);
  });
  app.get("/targets/:target/history", async (request, response) => {
    const { target } = request.params;
    const asked = askedIn(request, ["period"]);
    const { period: _, ...clocks } = asked;
    const versions = await register.targetHistory(target, clocks);
    const verdicts = await register.verdictHistory(target, asked);
    if (versions === null || verdicts === null) return sendProblem(response, 404, "There is no such target");
    response.json({ target, versions, verdicts });
  });
  app.get("/health", async (_request, response) => {
    response.json({ status: "pass", position: await register.position() });
  });

  app.use((_request, response) => sendProblem(response, 404, "There is nothing here"));
  app.use(problems(onFailure));
  return app;
};
