/**
 * Why an event store, or a command, came to nothing: plain tagged data, in the left of a task.
 *
 * @module
 */
import type { AppendCondition, BatchRejection, Event, EventId, SequencePosition, Text } from "@meetlat/core";
import type { ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js";
import { toCoreError } from "./internal/store-error.ts";

/** Nothing was appended: an event that matches the condition's query has come since. */
export interface AppendConditionFailed {
  readonly _tag: "AppendConditionFailed";
  readonly condition: AppendCondition;
  /** The first event found that matches. */
  readonly found: Event;
}

/** Nothing was appended: an event with this id, but other content, is in the register already. */
export interface EventIdConflict {
  readonly _tag: "EventIdConflict";
  readonly id: EventId;
}

/** The store cannot be reached or does not answer. Whether an append in flight took effect is not known: send it again. */
export interface StoreUnavailable {
  readonly _tag: "StoreUnavailable";
  readonly cause: unknown;
}

/** What stands at a position is no event that this version can read. */
export interface EventUnreadable {
  readonly _tag: "EventUnreadable";
  readonly position: SequencePosition;
  /** What does not fit, for a person. */
  readonly problems: ReadonlyArray<string>;
}

/** Why nothing was appended. */
export type AppendError = AppendConditionFailed | EventIdConflict | StoreUnavailable | EventUnreadable;

/** Why reading stopped. */
export type ReadError = StoreUnavailable | EventUnreadable;

/** Nothing was recorded: all that is wrong with the commands. */
export interface CommandsRejected {
  readonly _tag: "CommandsRejected";
  readonly rejections: ReadonlyNonEmptyArray<BatchRejection>;
}

/** Nothing was recorded: the environment's clock gave no moment, or its `newId` no UUID in lower case. A mistake in the program. */
export interface EnvironmentUnusable {
  readonly _tag: "EnvironmentUnusable";
  readonly field: "now" | "newId";
  /** What it gave, as text. */
  readonly value: string;
  readonly problem: Text;
  readonly mend: Text;
}

/** Why a command came to nothing. */
export type HandleError = CommandsRejected | AppendError | EnvironmentUnusable;

/** Makes an {@link AppendConditionFailed}: for those who write a store. */
export const appendConditionFailed = (condition: AppendCondition, found: Event): AppendConditionFailed => ({
  _tag: "AppendConditionFailed",
  condition,
  found,
});

/** Makes an {@link EventIdConflict}. */
export const eventIdConflict = (id: EventId): EventIdConflict => ({ _tag: "EventIdConflict", id });

/** Makes a {@link StoreUnavailable}. */
export const storeUnavailable = (cause: unknown): StoreUnavailable => ({ _tag: "StoreUnavailable", cause });

/** Makes an {@link EventUnreadable}. */
export const eventUnreadable = (position: SequencePosition, problems: ReadonlyArray<string>): EventUnreadable => ({
  _tag: "EventUnreadable",
  position,
  problems,
});

/** One sentence in English for whoever runs the program, and a line for each rejection. */
export const describe = (error: HandleError): string =>
  error._tag === "EnvironmentUnusable"
    ? `“${error.value}” ${error.problem.en}. ${error.mend.en}.`
    : toCoreError(error).message;
