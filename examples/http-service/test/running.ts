import type { EventId } from "@meetlat/core";
import { v7 } from "uuid";
import { openKeptRegister } from "../src/kept-register.ts";
import { listen } from "../src/server.ts";
import { createService, type ServiceOptions } from "../src/service.ts";
import { actorFromTokens } from "../src/sign-in.ts";
import { type Client, connect } from "./client.ts";

export const TOKEN = "a-token";

/** A service that runs, with a client for it. */
export interface Running {
  readonly client: Client;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Runs the service on a database, at a port that is free. */
export const run = async (store: string, name: string, options: Partial<ServiceOptions> = {}): Promise<Running> => {
  const register = await openKeptRegister(store, name);
  const service = createService({
    register,
    now: () => new Date("2021-07-01T12:00:00.000Z"),
    newId: () => v7() as EventId,
    actorOf: actorFromTokens(`${TOKEN}:controller-7,another-token:controller-8`),
    release: "r1",
    source: "https://example.nl/registers/main",
    ...options,
  });
  const server = await listen(service, { port: 0, hostname: "127.0.0.1" });
  return {
    client: await connect(server.url, TOKEN),
    url: server.url,
    stop: async () => {
      await server.close(5_000);
      await register.close();
    },
  };
};
