import type {
  BalanceKind,
  DeliverableData,
  DeliverableEvent,
  DeliverableId,
  DeliverableReported,
  DocumentId,
  Event,
  LineId,
  Side,
  SignConvention,
} from "@meetlat/core";
import type { Complaint } from "../cell-error.ts";
import type { Column } from "../columns.ts";
import { present } from "../present.ts";
import type { Notation } from "./notation.ts";
import type { Cells, TableRow } from "./table-row.ts";
import type { Order } from "./versions.ts";

/** What is known while a log is written, from the events before. */
export interface Writing {
  readonly notation: Notation;
  readonly conventions: Map<DocumentId, SignConvention | undefined>;
  /** The sides of the lines of each budget. */
  readonly sides: Map<string, ReadonlyMap<LineId, Side>>;
  readonly planned: Map<DeliverableId, DeliverableData>;
  /** The row in which the last date of a deliverable stands, as long as a report may still join it. */
  readonly lastRow: Map<DeliverableId, { readonly event: DeliverableEvent; readonly cells: Cells }>;
  readonly reported: Map<DeliverableId, DeliverableReported>;
  /** Says that tables cannot hold what an event says. */
  readonly refuse: (event: Event, column: Column, what: Complaint) => void;
}

/** The event of a type. */
export type EventOf<Type extends Event["type"]> = Extract<Event, { readonly type: Type }>;

/** Makes the rows of an event. */
export type RowsOf<Type extends Event["type"]> = (
  event: EventOf<Type>,
  order: Order,
  writing: Writing,
) => ReadonlyArray<TableRow>;

/** Cells without those that are not said. */
export const cellsOf = (cells: { readonly [C in Column]?: string | undefined }): Cells => present(cells) as Cells;

/** What a row says of its fact's source, of who decided it, and from when it was known. */
export const provenanceCells = (
  { knownOn, source, decidedBy }: Event,
  { notation }: Writing,
  dayColumn: "known_on" | "published_on" = "known_on",
): Cells => {
  const cells: Cells = { [dayColumn]: notation.day(knownOn) };
  if (source !== undefined) cells.source = notation.source(source);
  if (decidedBy !== undefined) cells.decided_by = notation.text(decidedBy);
  return cells;
};

/** What is written of something that may be absent. */
export const maybe = <A>(value: A | undefined, write: (value: A) => string): string | undefined =>
  value === undefined ? undefined : write(value);

/** A row whose place depends on nothing but its version and the log. */
export const rowOf = (
  kind: TableRow["kind"],
  { version }: Order,
  cells: Cells,
  place: Partial<Pick<TableRow, "isLater" | "group" | "rank" | "day">> = {},
): TableRow => ({ kind, version, isLater: false, group: "", rank: 0, day: "", ...place, cells });

/** A side or balance that a line is written with. */
export type SideOrBalance = Side | BalanceKind;
