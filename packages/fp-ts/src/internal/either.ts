import * as Result from "effect/Result";
import type { Either } from "fp-ts/lib/Either.js";
import type { ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js";

export const left = <E>(e: E): Either<E, never> => ({ _tag: "Left", left: e });

export const right = <A>(a: A): Either<never, A> => ({ _tag: "Right", right: a });

export const fromResult = <A, E>(result: Result.Result<A, E>): Either<E, A> =>
  Result.isSuccess(result) ? right(result.success) : left(result.failure);

/** Core fails with at least one problem; only some of its types say so. */
export const fromResultOfAll = <A, E>(
  result: Result.Result<A, ReadonlyArray<E>>,
): Either<ReadonlyNonEmptyArray<E>, A> => fromResult(result) as Either<ReadonlyNonEmptyArray<E>, A>;
