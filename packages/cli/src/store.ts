import { existsSync } from "node:fs";
import type { Language } from "@meetlat/core";
import { CommandsRejected } from "@meetlat/core/store";
import { migrate, migratedTo, SqlClient } from "@meetlat/sql";
import { connectPg } from "@meetlat/sql/pg";
import { openSqlite } from "@meetlat/sql/sqlite";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import { BadInput, StoreTrouble } from "./exit.ts";

const isPostgres = (store: string): boolean => /^postgres(ql)?:\/\//.test(store);

/** A store as it may be shown: without any password in its address. */
export const shownStore = (store: string): string => {
  if (!isPostgres(store)) return store;
  if (!URL.canParse(store)) return "postgres://…";
  const url = new URL(store);
  url.password = "";
  url.search = "";
  return url.href;
};

const deepest = (error: unknown): string => {
  const cause =
    typeof error === "object" && error !== null && "cause" in error
      ? error.cause
      : typeof error === "object" && error !== null && "reason" in error
        ? error.reason
        : undefined;
  return cause === undefined ? (error instanceof Error ? error.message : String(error)) : deepest(cause);
};

/** What a store answered when it did not do what it should. */
export const trouble =
  (store: string, language: Language) =>
  (error: unknown): StoreTrouble | BadInput | CommandsRejected => {
    if (error instanceof BadInput || error instanceof StoreTrouble || error instanceof CommandsRejected) return error;
    const said = error instanceof Error ? error.message : String(error);
    const cause = deepest(error);
    const why = cause === said ? [] : [`  ${cause}`];
    return new StoreTrouble({
      lines: [
        language === "nl"
          ? `De opslag ${shownStore(store)} geeft een fout. ${said}`
          : `The store ${shownStore(store)} fails. ${said}`,
        ...why,
      ],
    });
  };

/** What is asked of a store: to keep something, or only to answer. */
export type Access = "write" | "read";

const open = (store: string, access: Access) =>
  isPostgres(store)
    ? connectPg(store)
    : openSqlite(store === "memory:" ? ":memory:" : store, { orReadOnly: access === "read" });

const nothingThere = (store: string, language: Language): BadInput =>
  new BadInput({
    lines: [
      language === "nl"
        ? `Er is geen register in ${shownStore(store)}. Leg eerst tabellen vast (meetlat import MAP), of vraag het aan een map (--from MAP).`
        : `There is no register in ${shownStore(store)}. Import tables first (meetlat import DIR), or ask a folder (--from DIR).`,
    ],
  });

/** Runs something with a store that is made when it is not there yet. */
export const withNewStore = <A, E, R>(store: string, language: Language, use: Effect.Effect<A, E, R | SqlClient>) =>
  run(store, language, "write", Effect.andThen(migrate, use));

/** Runs something with a store that must be there: a question never makes one. */
export const withStore = <A, E, R>(
  store: string,
  language: Language,
  use: Effect.Effect<A, E, R | SqlClient>,
  access: Access = "read",
) =>
  !isPostgres(store) && (store === "memory:" || !existsSync(store))
    ? Effect.fail(nothingThere(store, language))
    : run(
        store,
        language,
        access,
        Effect.gen(function* () {
          if ((yield* migratedTo) === 0) return yield* nothingThere(store, language);
          return yield* use;
        }),
      );

/** Runs something with a store if it is there, and else something without one: nothing is made. */
export const withStoreIfThere = <A, E, R, A2, E2, R2>(
  store: string,
  language: Language,
  use: Effect.Effect<A, E, R | SqlClient>,
  without: Effect.Effect<A2, E2, R2>,
) =>
  !isPostgres(store) && (store === "memory:" || !existsSync(store))
    ? without
    : run(
        store,
        language,
        "read",
        Effect.flatMap(
          migratedTo,
          (version): Effect.Effect<A | A2, unknown, R | R2 | SqlClient> => (version === 0 ? without : use),
        ),
      );

const run = <A, E, R>(
  store: string,
  language: Language,
  access: Access,
  use: Effect.Effect<A, E, R>,
): Effect.Effect<A, StoreTrouble | BadInput | CommandsRejected, Exclude<Exclude<R, SqlClient>, Scope.Scope>> =>
  Effect.scoped(Effect.flatMap(open(store, access), (client) => Effect.provideService(use, SqlClient, client))).pipe(
    Effect.mapError(trouble(store, language)),
  ) as never;
