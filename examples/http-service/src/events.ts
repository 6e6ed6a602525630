import { printCloudEvents, printNdjson } from "@meetlat/json";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { parseAccept } from "hono/utils/accept";
import { type Endpoint, endpoint } from "./endpoint.ts";
import type { KeptRegister } from "./kept-register.ts";
import { optional, positionParameter } from "./parameters.ts";
import { problemResponse } from "./problem.ts";

const NDJSON = "application/x-ndjson";
const CLOUD_EVENTS = "application/cloudevents-batch+json";

const forms = [NDJSON, CLOUD_EVENTS] as const;

/** The form that suits an `Accept` best; `null` when none does. What it says of a form itself goes before any wildcard. */
const formFor = (accept: string | null): (typeof forms)[number] | null => {
  const ranges = parseAccept(accept || "*/*").map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const wanted = forms.flatMap((form) => {
    const place = [form, "application/*", "*/*"]
      .map((range) => ranges.findIndex(({ type }) => type === range))
      .find((found) => found >= 0);
    const q = place === undefined ? 0 : (ranges[place]?.q ?? 0);
    return place !== undefined && q > 0 ? [{ form, q, place }] : [];
  });
  return wanted.toSorted((a, b) => b.q - a.q || a.place - b.place)[0]?.form ?? null;
};

/** What giving events needs of its host. */
export interface EventsOptions {
  readonly register: KeptRegister;
  /** The name of this register in CloudEvents: a URI. */
  readonly source: string;
  /** Told when reading breaks in the middle of an answer. */
  readonly onFailure: (error: unknown) => void;
}

/** The endpoint that gives the events themselves. */
export const eventsEndpoint = ({ register, source, onFailure }: EventsOptions): Endpoint =>
  endpoint({
    method: "get",
    path: "/events",
    name: "readEvents",
    summary: "The events of the register, in order of position, as they were appended.",
    parameters: {
      after: optional(positionParameter("Only events after this position: the last one that a follower has.")),
      upTo: optional(positionParameter("Only events up to and including this position.")),
    },
    answers: {
      200: {
        description:
          "An event a line (NDJSON), or a batch of CloudEvents 1.0 when asked for by Accept. It is sent as it is read.",
        content: { [NDJSON]: null, [CLOUD_EVENTS]: "CloudEvents" },
      },
    },
    problems: ["badParameter", "notAcceptable"],
    isReading: true,
    answer: async ({ after, upTo }, request, language) => {
      const form = formFor(request.headers.get("accept"));
      if (form === null) {
        return problemResponse({ kind: "notAcceptable", detail: `${NDJSON}, ${CLOUD_EVENTS}` }, language);
      }
      // What cannot be reached is told before the answer begins; once it has, it can only be cut off.
      await register.head();
      const body = register.stream({ after: after ?? 0, ...(upTo === null ? {} : { upTo }) }, (events) =>
        (form === NDJSON ? printNdjson(events) : printCloudEvents(events, { source })).pipe(
          Stream.tapError((error) => Effect.sync(() => onFailure(error))),
          // What the server says of a broken answer is not for whoever asked.
          Stream.mapError(() => new Error("Reading broke off")),
        ),
      );
      return new Response(body, { headers: { "content-type": form, "cache-control": "no-store", vary: "accept" } });
    },
  });
