import * as port from "@meetlat/core/store";
import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Result from "effect/Result";
import type { TaskEither } from "fp-ts/lib/TaskEither.js";
import { left, right } from "./either.ts";

/**
 * Runs an effect as a task. What it fails with is a left; that it was interrupted means that its outcome is not known, and is
 * a left too; a defect rejects the promise, as it does in any task of fp-ts.
 */
export const toTask =
  <A, E>(effect: Effect.Effect<A, E>): TaskEither<E | port.StoreUnavailable, A> =>
  async () => {
    const exit = await Effect.runPromiseExit(effect);
    if (Exit.isSuccess(exit)) return right(exit.value);
    const failure = Cause.findError(exit.cause);
    if (Result.isSuccess(failure)) return left(failure.success);
    if (Cause.hasInterruptsOnly(exit.cause)) return left(interrupted(exit.cause));
    throw Cause.squash(exit.cause);
  };

export const interrupted = (cause: Cause.Cause<unknown>): port.StoreUnavailable =>
  new port.StoreUnavailable({ cause: Cause.squash(cause) });
