import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { decodeCommand } from "../codec/decode.ts";
import type { Command } from "../register/command.ts";
import type { Stamp } from "../register/envelope.ts";
import type { Event } from "../register/event.ts";
import type { SequencePosition } from "../register/query.ts";
import { describeRejection, type Path } from "../register/rejection.ts";
import { EventStore, type EventStoreService } from "../store/event-store.ts";
import { handle } from "../store/handle.ts";
import type { Language } from "../vocabulary/language.ts";
import { describeUnreadable } from "../vocabulary/unreadable.ts";
import { isFields, readWritten } from "./written.ts";

/** A field that is wrong, and a sentence that says what and how to mend it. */
export interface FieldError {
  readonly path: Path;
  readonly message: string;
}

/** What came of a command: the events that it added (none, when the register said so already), or all that is wrong. */
export type Outcome =
  | { readonly ok: true; readonly events: ReadonlyArray<Event>; readonly position: SequencePosition }
  | { readonly ok: false; readonly errors: ReadonlyArray<FieldError> };

type Read =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly errors: ReadonlyArray<FieldError> };

const readCommand = (given: unknown, language: Language): Read => {
  const written = isFields(given) ? readWritten(given) : { command: given, errors: [] };
  const decoded = decodeCommand(written.command);
  if (Result.isSuccess(decoded)) return { ok: true, command: decoded.success };
  const errors: Array<FieldError> = written.errors.map(({ path, error }) => ({
    path,
    message: describeUnreadable(error, language),
  }));
  const isSaid = (path: Path) => written.errors.some((one) => one.path.every((key, i) => key === path[i]));
  for (const { path, problem } of decoded.failure) {
    if (!isSaid(path)) errors.push({ path, message: problem[language] });
  }
  return { ok: false, errors };
};

const noList = {
  en: "This is no list of commands. Write a list, also around one command",
  nl: "Dit is geen lijst van opdrachten. Schrijf een lijst, ook om één opdracht heen",
} as const;

/**
 * Records commands as they were given, all or none. `pathOf` gives the way to a field of one of them.
 */
export const recordGiven = async (
  given: unknown,
  {
    store,
    language,
    stamp,
    pathOf,
  }: {
    readonly store: EventStoreService;
    readonly language: Language;
    readonly stamp: () => Stamp;
    readonly pathOf: (command: number, path: Path) => Path;
  },
): Promise<Outcome> => {
  if (!Array.isArray(given)) return { ok: false, errors: [{ path: [], message: noList[language] }] };
  const read = given.map((one) => readCommand(one, language));
  const errors = read.flatMap((one, i) =>
    one.ok ? [] : one.errors.map(({ path, message }): FieldError => ({ path: pathOf(i, path), message })),
  );
  if (errors.length > 0) return { ok: false, errors };
  const commands = read.flatMap((one) => (one.ok ? [one.command] : []));
  return Effect.runPromise(
    handle(commands, stamp()).pipe(
      Effect.map((handled): Outcome => ({ ok: true, ...handled })),
      Effect.catchTag("CommandsRejected", ({ rejections }) =>
        Effect.succeed<Outcome>({
          ok: false,
          errors: rejections.map(({ command, rejection }) => ({
            path: pathOf(command, rejection.path),
            message: describeRejection(rejection, language),
          })),
        }),
      ),
      Effect.provideService(EventStore, store),
    ),
  );
};
