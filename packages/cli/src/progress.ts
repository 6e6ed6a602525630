import type { Language } from "@meetlat/core";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import { Output } from "./output.ts";
import { progressLine } from "./text/progress.ts";

/** How often a line of progress is renewed, in milliseconds. */
const EVERY = 100;

/**
 * Shows how far something is on a terminal, at most ten times a second, and takes the line away at the end; does nothing in
 * a pipe.
 */
export const withStatus = <P, A, E, R>(
  line: (progress: P, seconds: number) => string,
  use: (onProgress: (progress: P) => Effect.Effect<void>) => Effect.Effect<A, E, R>,
): Effect.Effect<A, E, R | Output> =>
  Effect.gen(function* () {
    const { status } = yield* Output;
    if (status === undefined) return yield* use(() => Effect.void);
    const start = yield* Clock.currentTimeMillis;
    let last = 0;
    const onProgress = (progress: P) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        if (now - last < EVERY) return Effect.void;
        last = now;
        return status(line(progress, (now - start) / 1000));
      });
    return yield* Effect.ensuring(use(onProgress), status(""));
  });

/** Shows how many of something are done; see {@link withStatus}. */
export const withProgress = <A, E, R>(
  what: Readonly<Record<Language, string>>,
  language: Language,
  use: (onProgress: (done: number, total: number | null) => Effect.Effect<void>) => Effect.Effect<A, E, R>,
): Effect.Effect<A, E, R | Output> =>
  withStatus(
    ({ done, total }: { readonly done: number; readonly total: number | null }, seconds) =>
      progressLine(what, done, total, seconds, language),
    (onProgress) => use((done, total) => onProgress({ done, total })),
  );
