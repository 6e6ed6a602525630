import type { Event, NewEvent } from "@meetlat/core";
import { decodeEvent } from "@meetlat/core/codec";
import * as Result from "effect/Result";

/** A line that is no event, where it stands, and why. */
export interface UnreadableLine {
  readonly line: number;
  readonly problems: ReadonlyArray<string>;
}

/** Fields in the order of their names, so that the same event is always written in the same way. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Events as they stand in a file: one on a line, each with its position. */
export const printLines = (events: ReadonlyArray<NewEvent>, first: number): string =>
  events.map((event, i) => `${JSON.stringify({ ...event, position: first + i }, inOrder)}\n`).join("");

const parse = (line: string): Result.Result<unknown, ReadonlyArray<string>> =>
  Result.mapError(
    Result.try(() => JSON.parse(line) as unknown),
    (error) => [String(error)],
  );

/** The events of a file that begins at a position: all of them, or the first line that is no event in its place. */
export const readLines = (text: string, first: number): Result.Result<ReadonlyArray<Event>, UnreadableLine> => {
  const lines = text.split("\n");
  if (lines.pop() !== "") return Result.fail({ line: lines.length + 1, problems: ["the file ends within a line"] });
  const events: Array<Event> = [];
  for (const [i, line] of lines.entries()) {
    const event = Result.flatMap(parse(line), (json) =>
      Result.mapError(decodeEvent(json), (misfits) =>
        misfits.map(({ path, problem }) => `${path.join(".")}: ${problem.en}`),
      ),
    );
    if (Result.isFailure(event)) return Result.fail({ line: i + 1, problems: event.failure });
    if (event.success.position !== first + i) {
      return Result.fail({ line: i + 1, problems: [`position ${event.success.position} should be ${first + i}`] });
    }
    events.push(event.success);
  }
  return Result.succeed(events);
};
