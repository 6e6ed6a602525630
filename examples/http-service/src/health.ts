import { type Endpoint, endpoint } from "./endpoint.ts";
import type { KeptRegister } from "./kept-register.ts";
import { problemResponse } from "./problem.ts";

/** Whether the service can do its work: it takes requests, and the register answers. */
export const healthEndpoint = (register: KeptRegister, release: string, isClosing: () => boolean): Endpoint =>
  endpoint({
    method: "get",
    path: "/health",
    name: "health",
    summary: "Is the service well, and does its register answer?",
    parameters: {},
    answers: { 200: { description: "It is.", content: { "application/json": "Health" } } },
    problems: ["badParameter"],
    answer: async (_, _request, language) => {
      if (isClosing()) return problemResponse({ kind: "unavailable" }, language);
      const health = { status: "pass", release, position: await register.head() };
      return Response.json(health, { headers: { "cache-control": "no-store" } });
    },
  });
