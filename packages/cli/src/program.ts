import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import { check } from "./commands/check.ts";
import { claims } from "./commands/claims.ts";
import { deliverables } from "./commands/deliverables.ts";
import { deviations } from "./commands/deviations.ts";
import { explain } from "./commands/explain.ts";
import { exportEvents } from "./commands/export.ts";
import { history } from "./commands/history.ts";
import { importTables } from "./commands/import.ts";
import { project } from "./commands/project.ts";
import { verify } from "./commands/verify.ts";
import { exitStatus } from "./exit.ts";
import { Output } from "./output.ts";

export { Output } from "./output.ts";

/** The `meetlat` command with all its questions. */
export const meetlat = Command.make("meetlat").pipe(
  Command.withDescription("Were the promises kept? Targets and budgets of a public body, judged with reasons."),
  Command.withSubcommands([
    importTables,
    check,
    explain,
    history,
    deviations,
    deliverables,
    claims,
    exportEvents,
    verify,
    project,
  ]),
);

const told = Effect.fnUntraced(function* (lines: ReadonlyArray<string>, status: number) {
  const output = yield* Output;
  yield* output.printError(lines.map((line) => `${line}\n`).join(""));
  return status;
});

/**
 * Runs the command on arguments and gives the exit status: 0 done, 1 a negative answer that was asked for with
 * `--fail-on`, 2 bad input, 3 trouble with the store, 70 a mistake in Meetlat. What is wrong is printed; nothing is thrown.
 */
export const runMeetlat = (args: ReadonlyArray<string>, version: string) =>
  Command.runWith(meetlat, { version })(args).pipe(
    Effect.as<number>(exitStatus.done),
    Effect.catchTags({
      BadInput: ({ lines }) => told(lines, exitStatus.badInput),
      StoreTrouble: ({ lines }) => told(lines, exitStatus.storeTrouble),
      NegativeAnswer: () => Effect.succeed<number>(exitStatus.negative),
      // The command line library has printed its own message: an unknown flag, a missing one, a wrong choice.
      ShowHelp: ({ errors }) => Effect.succeed<number>(errors.length === 0 ? exitStatus.done : exitStatus.badInput),
    }),
    Effect.catch(() => Effect.succeed<number>(exitStatus.badInput)),
    Effect.catchDefect((defect) =>
      Effect.gen(function* () {
        const output = yield* Output;
        yield* output.printError(
          `This is a mistake in Meetlat, not in your tables; please report it.\n${String(defect)}\n`,
        );
        return exitStatus.mistake;
      }),
    ),
  );
