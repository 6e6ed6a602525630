import type { BatchRejection, Command, Text } from "@meetlat/core";
import * as Data from "effect/Data";
import type * as Effect from "effect/Effect";
import type * as Stream from "effect/Stream";
import type { TableSummary } from "./table.ts";
import type { TableErrors } from "./table-errors.ts";

/** A file was no longer the same when it was read again. */
export class TableChanged extends Data.TaggedError("TableChanged")<{
  readonly file: string;
  readonly problem: Text;
  readonly mend: Text;
}> {
  override get message(): string {
    return `${this.file}: ${this.problem.en}. ${this.mend.en}.`;
  }
}

/** The error about a file that changed. */
export const changed = (file: string): TableChanged =>
  new TableChanged({
    file,
    problem: { en: "changed while it was read", nl: "is veranderd terwijl het werd gelezen" },
    mend: {
      en: "Begin again when nothing writes to it any more",
      nl: "Begin opnieuw als er niets meer naar geschreven wordt",
    },
  });

/**
 * Tables that were read and found to be sound, of which the measurements are read once more when their commands are asked
 * for. Like a `TableBatch`, it is to be recorded all or nothing.
 */
export interface TableStream<E = never, R = never> {
  /**
   * What the tables ask a register to record, in the order in which each finds what it refers to. Every run of the stream
   * reads the tables of measurements from their start; it fails when they are not what they were.
   */
  readonly commands: Stream.Stream<Command, E | TableChanged, R>;
  /** Facts in those commands. */
  readonly facts: number;
  /** Rows in all tables together. */
  readonly rows: number;
  readonly tables: ReadonlyArray<TableSummary>;
  /** Tells the tables apart by their content: the same files give the same 16 hexadecimal digits. */
  readonly digest: string;
  /**
   * What a register refused of the commands, as cells: the streaming counterpart of `locate`. It reads measurements again to
   * find where they stand.
   */
  readonly locate: (rejections: ReadonlyArray<BatchRejection>) => Effect.Effect<TableErrors, E | TableChanged, R>;
}
