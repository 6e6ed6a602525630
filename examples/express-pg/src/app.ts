import express, { type Express, type RequestHandler } from "express";
import { askedIn } from "./asked.ts";
import { problems, sendProblem } from "./problem.ts";
import { type RecordingOptions, recording } from "./recording.ts";

/** What the application is made of. */
export interface AppOptions extends RecordingOptions {
  /** Told of everything that failed and was nobody's mistake. */
  readonly onFailure?: (error: unknown) => void;
}

/** Tells which methods an address takes. */
const onlyBy =
  (allow: string): RequestHandler =>
  (_request, response) =>
    sendProblem(response.set("allow", allow), 405, "This address does not take that method");

/** An application of Express that keeps a register. Its handlers are plain promises. */
export const createApp = ({ register, actorOf, onFailure = () => undefined }: AppOptions): Express => {
  const app = express();
  app.disable("x-powered-by");

  app
    .route("/commands")
    .post(...recording({ register, actorOf }))
    .all(onlyBy("POST"));

  app
    .route("/checks")
    .get(async (request, response) => {
      response.json(await register.targetChecks(askedIn(request, ["programme", "period"])));
    })
    .all(onlyBy("GET, HEAD"));
  app
    .route("/deviations/:period")
    .get(async (request, response) => {
      response.json(await register.deviations(request.params.period, askedIn(request, ["programme"])));
    })
    .all(onlyBy("GET, HEAD"));
  app
    .route("/deliverables")
    .get(async (request, response) => {
      response.json(await register.deliverableChecks(askedIn(request, ["programme"])));
    })
    .all(onlyBy("GET, HEAD"));
  app
    .route("/claims")
    .get(async (request, response) => {
      response.json(await register.claims(askedIn(request, ["programme"])));
    })
    .all(onlyBy("GET, HEAD"));
  app
    .route("/indicators/:indicator/series")
    .get(async (request, response) => {
      const series = await register.series(request.params.indicator, askedIn(request, ["area", "benchmark"]));
      if (series === null) return sendProblem(response, 404, "There is no such indicator");
      response.json(series);
    })
    .all(onlyBy("GET, HEAD"));
  app
    .route("/targets/:target/explanation")
    .get(async (request, response) => {
      const explained = await register.explainTarget(request.params.target, askedIn(request, ["period"]));
      if (explained === null) return sendProblem(response, 404, "There is no such target");
      response.json(explained);
    })
    .all(onlyBy("GET, HEAD"));
  app
    .route("/targets/:target/history")
    .get(async (request, response) => {
      const { target } = request.params;
      const { period, ...clocks } = askedIn(request, ["period"]);
      // Both at one position: what is recorded between the two questions would be in one of them alone.
      const moment = { ...clocks, at: clocks.at ?? (await register.position()) };
      const versions = await register.targetHistory(target, moment);
      const verdicts = await register.verdictHistory(target, period === undefined ? moment : { ...moment, period });
      if (versions === null || verdicts === null) return sendProblem(response, 404, "There is no such target");
      response.json({ target, versions, verdicts });
    })
    .all(onlyBy("GET, HEAD"));
  app
    .route("/health")
    .get(async (_request, response) => {
      response.json({ status: "pass", position: await register.position() });
    })
    .all(onlyBy("GET, HEAD"));

  app.use((_request, response) => sendProblem(response, 404, "There is nothing here"));
  app.use(problems(onFailure));
  return app;
};
