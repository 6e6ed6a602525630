import type { Command } from "@meetlat/core";
import type { Origin } from "./reading.ts";
import type { TableSummary } from "./table.ts";

/** What a set of tables asks a register to record: all of it, or nothing. */
export interface TableBatch {
  /** In the order in which each finds what it refers to. */
  readonly commands: ReadonlyArray<Command>;
  /** Rows in all tables together. */
  readonly rows: number;
  readonly tables: ReadonlyArray<TableSummary>;
  /** Tells the tables apart by their content: the same files give the same 16 hexadecimal digits. */
  readonly digest: string;
  /** Where every command was read, for `locate`. */
  readonly origins: ReadonlyArray<Origin>;
}
