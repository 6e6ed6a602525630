import * as Result from "effect/Result";
import { expect } from "vitest";
import {
  type Command,
  type Day,
  decide,
  decideAll,
  describeRejection,
  type Event,
  type EventDraft,
  type EventId,
  emptyRegister,
  fold,
  type Instant,
  type Register,
} from "../../src/index.ts";

/** A command in plain text and numbers. */
export type Written = { readonly _tag: Command["_tag"] } & Readonly<Record<string, unknown>>;

/** A command that was written without the types of its words. */
export const command = (written: Written): Command => written as unknown as Command;

const TODAY = "2024-12-31" as Day;

/** The log of what these commands add; it throws when one is refused. */
export const recorded = (...commands: ReadonlyArray<Written>): ReadonlyArray<Event> => {
  let id = 0;
  const outcome = decideAll(emptyRegister(), commands.map(command), {
    recordedAt: `${TODAY}T12:00:00.000Z` as Instant,
    actor: "test",
    newId: () => {
      id += 1;
      return `00000000-0000-7000-8000-${String(id).padStart(12, "0")}` as EventId;
    },
  });
  if (Result.isFailure(outcome)) throw new Error(JSON.stringify(outcome.failure, null, 1));
  return outcome.success.map((event, i) => ({ ...event, position: i + 1 }) as Event);
};

/** The register in which these commands were recorded. */
export const registerOf = (...commands: ReadonlyArray<Written>): Register => fold(recorded(...commands));

/** What a command adds to a register. */
export const added = (register: Register, asked: Written, today: Day | null = TODAY): ReadonlyArray<EventDraft> => {
  const outcome = decide(register, command(asked), today);
  if (Result.isFailure(outcome)) throw new Error(JSON.stringify(outcome.failure, null, 1));
  return outcome.success;
};

/** Why a command is refused: what, in which field, and the value that stands there. All of it in both languages. */
export const refused = (register: Register, asked: Written, today: Day | null = TODAY): ReadonlyArray<string> => {
  const outcome = decide(register, command(asked), today);
  if (Result.isSuccess(outcome)) return [];
  return outcome.failure.map(({ _tag, path, value, problem, mend }) => {
    for (const text of [problem.en, problem.nl, mend.en, mend.nl]) expect(text).toMatch(/\S{2}/);
    return `${_tag} ${path.join(".")}: ${value}`;
  });
};

/** What a person is told of the first thing that a command is refused for, in English and in Dutch. */
export const toldOf = (register: Register, asked: Written): ReadonlyArray<string> => {
  const outcome = decide(register, command(asked), TODAY);
  if (Result.isSuccess(outcome)) return [];
  return (["en", "nl"] as const).map((language) => describeRejection(outcome.failure[0], language));
};

/** Where a fact is from, as far as a command says. */
export const provenance = {
  knownOn: "2020-05-20",
  source: { document: "jaarstukken", locator: "p. 12" },
  decidedBy: "raad",
} as const;

/** A source that no register holds. */
export const unknownSource = { document: "zoek" } as const;

/** The document that {@link provenance} names. */
export const jaarstukken = {
  _tag: "RegisterDocument",
  document: "jaarstukken",
  kind: "accounts",
  title: "Jaarstukken",
  knownOn: "2018-01-01",
} as const;
