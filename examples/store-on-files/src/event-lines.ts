import { createHash } from "node:crypto";
import type { Event, NewEvent } from "@meetlat/core";
import { decodeEvent } from "@meetlat/core/codec";
import * as Result from "effect/Result";

/** A line that is not as it was written, where it stands in its file, and why. */
export interface UnreadableLine {
  readonly line: number;
  readonly problems: ReadonlyArray<string>;
}

/** Fields in the order of their names, so that the same event is always written in the same way. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The first line of a file: how many lines follow, and their hash, so that none is lost or changed unnoticed. */
const headOf = (body: string): string =>
  JSON.stringify({ events: body.split("\n").length - 1, sha256: createHash("sha256").update(body).digest("hex") });

/** Events as they stand in a file: after the first line one on a line, each with its position. */
export const printLines = (events: ReadonlyArray<NewEvent>, first: number): string => {
  const body = events.map((event, i) => `${JSON.stringify({ ...event, position: first + i }, inOrder)}\n`).join("");
  return `${headOf(body)}\n${body}`;
};

const parse = (line: string): Result.Result<unknown, ReadonlyArray<string>> =>
  Result.mapError(
    Result.try(() => JSON.parse(line) as unknown),
    (error) => [String(error)],
  );

/**
 * The events of a file that begins at a position: all of them, or the first line that is not as it was written. A commit holds
 * at least one event, so a file without any is damaged.
 */
export const readLines = (text: string, first: number): Result.Result<ReadonlyArray<Event>, UnreadableLine> => {
  const [head = "", ...lines] = text.split("\n");
  if (lines.pop() !== "") return Result.fail({ line: lines.length + 1, problems: ["the file ends within a line"] });
  const found = headOf(text.slice(head.length + 1));
  if (head !== found) return Result.fail({ line: 1, problems: [`says ${head}, and what follows is ${found}`] });
  if (lines.length === 0) return Result.fail({ line: 1, problems: ["the file holds no events"] });
  const events: Array<Event> = [];
  for (const [i, json] of lines.entries()) {
    const event = Result.flatMap(parse(json), (parsed) =>
      Result.mapError(decodeEvent(parsed), (misfits) =>
        misfits.map(({ path, problem }) => `${path.join(".")}: ${problem.en}`),
      ),
    );
    if (Result.isFailure(event)) return Result.fail({ line: i + 2, problems: event.failure });
    if (event.success.position !== first + i) {
      return Result.fail({ line: i + 2, problems: [`position ${event.success.position} should be ${first + i}`] });
    }
    events.push(event.success);
  }
  return Result.succeed(events);
};
