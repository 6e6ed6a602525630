import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { openRegister } from "@meetlat/core/promise";
import { openDatabase } from "@meetlat/sql/promise";
import type { Request } from "express";
import pg from "pg";
import { v7 as newId } from "uuid";
import { createApp } from "./app.ts";

/** What the host is told when it starts. */
export interface HostOptions {
  readonly databaseUrl: string;
  readonly register: string;
  readonly port: number;
  readonly actorOf: (request: Request) => string | null;
  readonly onFailure?: (error: unknown) => void;
  /** How long what runs may take to finish when the host is told to stop, in milliseconds; ten seconds when absent. */
  readonly grace?: number;
}

/** The application on a port of this machine, with a pool of its own. */
export interface Host {
  readonly url: string;
  /**
   * Takes nothing new, lets what runs finish for as long as it may, cuts it off after that, and ends the pool.
   *
   * @returns whether all that ran could finish.
   */
  readonly stop: () => Promise<boolean>;
}

/** Starts the host: its pool, its tables, its application and its server. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const { onFailure = () => undefined, grace = 10_000 } = options;
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 10 });
  // A connection that breaks while nobody uses it must not end the process.
  pool.on("error", onFailure);
  try {
    const database = await openDatabase({ pool });
    await database.migrate();
    const register = openRegister({
      actor: "host",
      now: () => new Date(),
      newId,
      store: database.store(options.register),
    });
    const app = createApp({ register, actorOf: options.actorOf, onFailure });
    let isClosing = false;
    const server = createServer((request, response) => {
      // Whoever keeps a connection busy would otherwise keep the server from closing.
      if (isClosing) response.setHeader("connection", "close");
      app(request, response);
    });
    server.listen(options.port, "127.0.0.1");
    await once(server, "listening");
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      stop: async () => {
        isClosing = true;
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        const closed = new Promise((resolve) => server.close(resolve));
        const isDone = await Promise.race([closed.then(() => true), setTimeout(grace, false, { ref: false })]);
        clearInterval(idle);
        if (!isDone) server.closeAllConnections();
        const ended = database.close().then(() => pool.end());
        // What was cut off may wait for the database still; its client is gone.
        await (isDone ? ended : Promise.race([ended, setTimeout(grace, undefined, { ref: false })]));
        return isDone;
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
};
