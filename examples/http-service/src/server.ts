import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";

/** What answers requests: a function from a request to an answer. */
export interface Answering {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /**
   * Stops accepting, lets what runs finish for at most some milliseconds, and then cuts it off.
   *
   * @returns whether all that ran could finish.
   */
  readonly close: (grace: number) => Promise<boolean>;
}

/** Serves on an address until it is closed. */
export const listen = async (
  service: Answering,
  { port, hostname }: { readonly port: number; readonly hostname: string },
): Promise<Listening> => {
  // A request whose client went away runs on, so connections alone do not tell whether all is done.
  const running = new Set<Promise<unknown>>();
  const server = createAdaptorServer({
    fetch: async (request) => {
      const answer = Promise.resolve(service.fetch(request));
      running.add(answer);
      try {
        return await answer;
      } finally {
        running.delete(answer);
      }
    },
    // A proxy in front commonly keeps connections for a minute: it must not send on one that was just closed here.
    serverOptions: { requestTimeout: 60_000, keepAliveTimeout: 65_000 },
  }) as Server;
  server.listen(port, hostname);
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;

  const closed = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return {
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${taken}`,
    close: async (grace) => {
      // A connection whose answer was begun before is kept for the next request, which must not come.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const finished = closed().then(() => Promise.allSettled(running));
      const isDone = await Promise.race([finished.then(() => true), setTimeout(grace, false, { ref: false })]);
      clearInterval(idle);
      if (!isDone) server.closeAllConnections();
      return isDone;
    },
  };
};
