import * as Effect from "effect/Effect";
import type { SqlClient } from "../src/index.ts";

/** A client that does something else in the place of, or before, some of its statements. */
const meddled = (
  sql: SqlClient,
  meddle: (text: string, run: () => Effect.Effect<unknown, unknown>) => Effect.Effect<unknown, unknown> | null,
): SqlClient =>
  new Proxy(sql, {
    apply: (target, self, args: [TemplateStringsArray, ...ReadonlyArray<unknown>]) => {
      const run = () => Reflect.apply(target as never, self, args) as Effect.Effect<unknown, unknown>;
      return Array.isArray(args[0]) ? (meddle(args[0].join("?"), run) ?? run()) : run();
    },
  });

/** A client whose process is killed at the nth statement that holds a text. */
export const killedAt = (sql: SqlClient, text: string, nth: number): SqlClient => {
  let left = nth;
  return meddled(sql, (statement) => {
    if (!statement.includes(text)) return null;
    left -= 1;
    return left === 0 ? Effect.die(new Error("the process was killed")) : null;
  });
};

/** A client for which something happens just before the nth statement that holds a text. */
export const interruptedAt = (
  sql: SqlClient,
  text: string,
  nth: number,
  happens: Effect.Effect<unknown, unknown>,
): SqlClient => {
  let left = nth;
  return meddled(sql, (statement, run) => {
    if (!statement.includes(text)) return null;
    left -= 1;
    return left === 0 ? Effect.andThen(happens, run()) : null;
  });
};
