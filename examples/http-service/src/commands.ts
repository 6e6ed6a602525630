import type { Command, Instant, Language, Path, Stamp } from "@meetlat/core";
import { decodeCommand } from "@meetlat/core/codec";
import type { AppendError, CommandsRejected, Handled } from "@meetlat/core/store";
import { readJson } from "@meetlat/json";
import * as Result from "effect/Result";
import { type Endpoint, endpoint } from "./endpoint.ts";
import type { KeptRegister } from "./kept-register.ts";
import { notSignedIn, type ProblemError, problemResponse, type Trouble } from "./problem.ts";

/** The most commands in one request. */
export const MAX_COMMANDS = 1_000;

/** What recording needs of its host. */
export interface CommandOptions {
  readonly register: KeptRegister;
  readonly now: () => Date;
  readonly newId: Stamp["newId"];
  /** Who is signed in, as an opaque id; `null` when nobody is. */
  readonly actorOf: (request: Request) => string | null;
}

/** A path as a JSON Pointer in a fragment (RFC 6901). */
const pointerOf = (path: Path): string =>
  `#${path.map((key) => `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("")}`;

const isJson = (headers: Headers): boolean =>
  /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(headers.get("content-type") ?? "") &&
  /^(identity)?$/i.test(headers.get("content-encoding") ?? "");

const said = {
  mediaType: {
    en: "Send application/json, in UTF-8 and not compressed.",
    nl: "Stuur application/json, in UTF-8 en niet gecomprimeerd.",
  },
  noCommands: {
    en: "Send one command, or a list of at least one",
    nl: "Stuur één opdracht, of een lijst van ten minste één",
  },
  tooMany: {
    en: `Send at most ${MAX_COMMANDS} commands at once; one command can hold many rows`,
    nl: `Stuur hoogstens ${MAX_COMMANDS} opdrachten tegelijk; één opdracht kan veel rijen bevatten`,
  },
} as const;

/** The commands that a body says, or all that is wrong with it. */
const readCommands = (
  body: Uint8Array,
  language: Language,
): Result.Result<{ readonly commands: ReadonlyArray<Command>; readonly isList: boolean }, Trouble> => {
  const json = readJson(body, { maxDepth: 64 });
  if (Result.isFailure(json)) {
    const errors = json.failure.errors.map(
      ({ line, column, path, problem, mend }): ProblemError => ({
        message: `${problem[language]}.`,
        mend: `${mend[language]}.`,
        line,
        column,
        pointer: pointerOf(path),
      }),
    );
    return Result.fail({ kind: "notJson", errors, total: json.failure.total });
  }
  const isList = Array.isArray(json.success);
  const given: ReadonlyArray<unknown> = Array.isArray(json.success) ? json.success : [json.success];
  if (given.length === 0 || given.length > MAX_COMMANDS) {
    const message = `${said[given.length === 0 ? "noCommands" : "tooMany"][language]}.`;
    return Result.fail({ kind: "rejected", errors: [{ message, pointer: "#" }] });
  }
  const errors: Array<ProblemError> = [];
  const commands = given.flatMap((one, i): ReadonlyArray<Command> => {
    const command = decodeCommand(one);
    if (Result.isSuccess(command)) return [command.success];
    for (const { path, problem } of command.failure) {
      errors.push({
        message: `${problem[language]}.`,
        reason: "misfit",
        pointer: pointerOf(isList ? [i, ...path] : path),
      });
    }
    return [];
  });
  return errors.length > 0 ? Result.fail({ kind: "rejected", errors }) : Result.succeed({ commands, isList });
};

/** Why nothing was recorded, as a problem. */
const troubleOf = (error: CommandsRejected | AppendError, isList: boolean, language: Language): Trouble => {
  switch (error._tag) {
    case "CommandsRejected":
      return {
        kind: "rejected",
        errors: error.rejections.map(({ command, rejection: { _tag, path, problem, mend } }) => ({
          message: `${problem[language]}.`,
          mend: `${mend[language]}.`,
          reason: _tag,
          pointer: pointerOf(isList ? [command, ...path] : path),
        })),
        total: error.total ?? error.rejections.length,
      };
    case "AppendConditionFailed":
    case "EventIdConflict":
      return { kind: "contended" };
    case "StoreUnavailable":
      return { kind: "unavailable" };
    case "EventUnreadable":
      return { kind: "broken" };
  }
};

const recorded = ({ events, position }: Handled): Response =>
  new Response(`${JSON.stringify({ position, events })}\n`, {
    status: events.length > 0 ? 201 : 200,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });

/** The endpoint that records. */
export const commandsEndpoint = ({ register, now, newId, actorOf }: CommandOptions): Endpoint =>
  endpoint({
    method: "post",
    path: "/commands",
    name: "record",
    summary:
      "Records a command, or a list of them: all or nothing. Any request may be sent again: what the register says already adds nothing.",
    parameters: {},
    body: { "application/json": "Commands" },
    isForSignedIn: true,
    answers: {
      200: { description: "The register said so already.", content: { "application/json": "Recorded" } },
      201: { description: "Recorded.", content: { "application/json": "Recorded" } },
    },
    problems: ["badParameter", "notJson", "notSignedIn", "contended", "wrongMediaType", "rejected"],
    answer: async (_, request, language) => {
      const actor = actorOf(request);
      if (actor === null) return notSignedIn(language);
      if (!isJson(request.headers)) {
        const headers = { "accept-post": "application/json" };
        return problemResponse({ kind: "wrongMediaType", detail: said.mediaType[language], headers }, language);
      }
      const read = readCommands(new Uint8Array(await request.arrayBuffer()), language);
      if (Result.isFailure(read)) return problemResponse(read.failure, language);
      const { commands, isList } = read.success;
      const outcome = await register.record(commands, { actor, newId, recordedAt: now().toISOString() as Instant });
      return Result.isSuccess(outcome)
        ? recorded(outcome.success)
        : problemResponse(troubleOf(outcome.failure, isList, language), language);
    },
  });
