import type { BatchRejection } from "@meetlat/core";
import * as port from "@meetlat/core/store";
import type { ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js";
import type { AppendError, CommandsRejected, ReadError } from "../StoreError.ts";

/** Core's errors are exceptions of Effect; here they are data. */
export const fromCoreError = <E extends port.AppendError | port.CommandsRejected>(
  error: E,
): Extract<AppendError | CommandsRejected, { readonly _tag: E["_tag"] }> => {
  type Own = Extract<AppendError | CommandsRejected, { readonly _tag: E["_tag"] }>;
  const own = ((): AppendError | CommandsRejected => {
    switch (error._tag) {
      case "AppendConditionFailed":
        return { _tag: error._tag, condition: error.condition, found: error.found };
      case "EventIdConflict":
        return { _tag: error._tag, id: error.id };
      case "StoreUnavailable":
        return { _tag: error._tag, cause: error.cause };
      case "EventUnreadable":
        return { _tag: error._tag, position: error.position, problems: error.problems };
      case "CommandsRejected":
        return { _tag: error._tag, rejections: error.rejections as ReadonlyNonEmptyArray<BatchRejection> };
    }
  })();
  return own as Own;
};

type CoreError<E> = Extract<
  port.AppendError | port.CommandsRejected,
  { readonly _tag: E extends { readonly _tag: infer Tag } ? Tag : never }
>;

export const toCoreError = <E extends AppendError | ReadError | CommandsRejected>(error: E): CoreError<E> => {
  const theirs = ((): port.AppendError | port.CommandsRejected => {
    switch (error._tag) {
      case "AppendConditionFailed":
        return new port.AppendConditionFailed(error);
      case "EventIdConflict":
        return new port.EventIdConflict(error);
      case "StoreUnavailable":
        return new port.StoreUnavailable(error);
      case "EventUnreadable":
        return new port.EventUnreadable(error);
      case "CommandsRejected":
        return new port.CommandsRejected(error);
    }
  })();
  return theirs as CoreError<E>;
};
