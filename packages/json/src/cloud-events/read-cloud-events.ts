import type { Path } from "@meetlat/core";
import type { Misfit, StoredEvent } from "@meetlat/core/codec";
import * as Result from "effect/Result";
import { ErrorList, type JsonErrors } from "../strict/json-error.ts";
import { placesIn } from "../strict/locate.ts";
import { type JsonLimits, limitsOf, readJson } from "../strict/read-json.ts";
import { fromCloudEvent } from "./from-cloud-event.ts";

const mend = {
  en: "Mend the event where it was made",
  nl: "Herstel de gebeurtenis waar die is gemaakt",
} as const;

const refused = (
  input: string | Uint8Array,
  misfits: ReadonlyArray<Misfit>,
  maxErrors: number,
): Result.Result<never, JsonErrors> => {
  const list = new ErrorList(maxErrors);
  const placeOf = placesIn(
    input,
    misfits.slice(0, maxErrors).map(({ path }) => path),
  );
  for (const { path, problem } of misfits) list.add({ problem, mend }, path, () => placeOf(path));
  return Result.fail(list.found());
};

// A register may hold NUL in a text, and an event says what the register says.
const strictly = (given: JsonLimits): JsonLimits => ({ allowNul: true, ...given });

/** Reads one event from a document of JSON (`application/cloudevents+json`): strictly, and see {@link fromCloudEvent}. */
export const readCloudEvent = (
  input: string | Uint8Array,
  limits: JsonLimits = {},
): Result.Result<StoredEvent, JsonErrors> =>
  Result.flatMap(readJson(input, strictly(limits)), (value) => {
    const event = fromCloudEvent(value);
    return Result.isSuccess(event)
      ? Result.succeed(event.success)
      : refused(input, event.failure, limitsOf(limits).maxErrors);
  });

/**
 * Reads a list of events from a document of JSON (`application/cloudevents-batch+json`): all of them, or everything that is
 * wrong, by line, column and path. They stand in the order of the list, which need not be that of their positions.
 *
 * @example
 * ```ts
 * import { readCloudEvents } from "@meetlat/json";
 * import * as Result from "effect/Result";
 *
 * const read = readCloudEvents('[\n  { "specversion": "0.3" }\n]');
 * console.assert(Result.isFailure(read) && read.failure.errors[0]?.line === 2);
 * ```
 */
export const readCloudEvents = (
  input: string | Uint8Array,
  limits: JsonLimits = {},
): Result.Result<ReadonlyArray<StoredEvent>, JsonErrors> =>
  Result.flatMap(readJson(input, strictly(limits)), (value) => {
    const { maxErrors } = limitsOf(limits);
    if (!Array.isArray(value)) {
      const problem = {
        en: "is not a list of events: write one between [ and ]",
        nl: "is geen lijst van gebeurtenissen: schrijf die tussen [ en ]",
      };
      return refused(input, [{ _tag: "Misfit", path: [], problem }], maxErrors);
    }
    const events: Array<StoredEvent> = [];
    const misfits: Array<Misfit> = [];
    value.forEach((one, i) => {
      const event = fromCloudEvent(one);
      if (Result.isSuccess(event)) events.push(event.success);
      else misfits.push(...event.failure.map((misfit): Misfit => ({ ...misfit, path: [i, ...misfit.path] as Path })));
    });
    return misfits.length === 0 ? Result.succeed(events) : refused(input, misfits, maxErrors);
  });
