import { type Command, type Event, fold, type Instant, type Register, type Rejection } from "@meetlat/core";
import * as fc from "fast-check";
import { printCommand } from "./print-command.ts";

/** A command that a city gave, when, and what came of it: events, or (a mistake) all that is wrong with it. */
export interface CityStep {
  readonly command: Command;
  readonly recordedAt: Instant;
  readonly events: ReadonlyArray<Event>;
  readonly rejections: ReadonlyArray<Rejection>;
}

/** What a city could have recorded: commands in the order in which they were given, each with what came of it. */
export class CityHistory {
  readonly steps: ReadonlyArray<CityStep>;

  constructor(steps: ReadonlyArray<CityStep>) {
    this.steps = steps;
  }

  /** The commands that were accepted, in their order. */
  get commands(): ReadonlyArray<Command> {
    return this.steps.flatMap(({ command, rejections }) => (rejections.length === 0 ? [command] : []));
  }

  /** All that was recorded, in its place in the log. */
  get events(): ReadonlyArray<Event> {
    return this.steps.flatMap(({ events }) => events);
  }

  /** The events folded, anew each time: a register is used up by who folds on. */
  get register(): Register {
    return fold(this.events);
  }

  /** The history as a script: a line per command, with the day on which it was recorded. */
  toString(): string {
    const lines = this.steps.map(({ command, recordedAt, rejections }) => {
      const refused = rejections.length === 0 ? "" : `  ✗ ${rejections.map(({ _tag }) => _tag).join(", ")}`;
      return `${recordedAt.slice(0, 10)}  ${printCommand(command)}${refused}`;
    });
    return lines.length === 0 ? "(nothing happened)" : lines.join("\n");
  }

  /** How fast-check shows it. */
  [fc.toStringMethod](): string {
    return `\n${this}\n`;
  }
}
