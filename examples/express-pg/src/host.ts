import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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
}

/** The application on a port of this machine, with a pool of its own. */
export interface Host {
  readonly url: string;
  /** Takes nothing new, finishes what runs, and ends the pool. */
  readonly stop: () => Promise<void>;
}

/** Starts the host: its pool, its tables, its application and its server. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const { onFailure = () => undefined } = options;
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
        await new Promise((resolve) => server.close(resolve));
        clearInterval(idle);
        await database.close();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
};
