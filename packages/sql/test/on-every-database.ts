import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import { afterAll, beforeAll, describe } from "vitest";
import { SqlClient } from "../src/index.ts";
import { type Connected, type Database, databases } from "./databases.ts";
import { whySkipped } from "./postgres.ts";

/** A database as tests use it. */
export interface Given {
  readonly engine: () => Database["engine"];
  readonly connect: Effect.Effect<Connected, unknown, Scope.Scope>;
  /** Runs a program on a client of its own. */
  readonly run: <A, E>(program: Effect.Effect<A, E, SqlClient | Scope.Scope>) => Promise<A>;
  /** A name that no register has yet. */
  readonly newRegister: () => string;
}

/** Tests on every kind of database. */
export const onEveryDatabase = (tests: (given: Given) => void): void => {
  for (const [name, create] of databases) {
    describe.skipIf(create === null)(create === null ? `${name} (${whySkipped})` : name, () => {
      let database: Database;
      let registers = 0;
      beforeAll(async () => {
        if (create !== null) database = await create();
      }, 60_000);
      afterAll(() => database?.drop());

      const connect = Effect.suspend(() => database.connect);
      tests({
        engine: () => database.engine,
        connect,
        run: (program) =>
          Effect.runPromise(
            Effect.scoped(Effect.flatMap(connect, ({ sql }) => Effect.provideService(program, SqlClient, sql))),
          ),
        newRegister: () => {
          registers += 1;
          return `register-${registers}`;
        },
      });
    });
  }
};
