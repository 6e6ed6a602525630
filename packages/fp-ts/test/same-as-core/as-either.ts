import * as Result from "effect/Result";
import * as E from "fp-ts/lib/Either.js";

/** What core gives, as fp-ts has it. */
export const asEither = <A, F>(result: Result.Result<A, F>): E.Either<F, A> =>
  Result.isSuccess(result) ? E.right(result.success) : E.left(result.failure);
