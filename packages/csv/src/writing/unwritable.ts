import type { Event, EventId, SequencePosition, Text } from "@meetlat/core";
import { type Complaint, complaint } from "../cell-error.ts";
import type { Column } from "../columns.ts";
import { defaultLimits } from "../limits.ts";
import type { Cells } from "./table-row.ts";

/** Something that an event says and that no table can hold. */
export interface UnwritableCell {
  readonly event: EventId;
  readonly type: Event["type"];
  readonly position: SequencePosition;
  readonly column: Column | null;
  readonly problem: Text;
  readonly mend: Text;
}

/** A register that tables cannot hold: the first hundred reasons why, and how many there are. */
export interface Unwritable {
  readonly cells: ReadonlyArray<UnwritableCell>;
  readonly total: number;
}

/** The most reasons that are listed. */
export const MAX_UNWRITABLE = 100;

const asJson = {
  en: "Copy this register as events instead",
  nl: "Kopieer dit register als gebeurtenissen",
};

const nul = complaint({ en: "holds a NUL character", nl: "bevat een NUL-teken" }, asJson);
const half = complaint(
  { en: "holds half a character (a lone surrogate)", nl: "bevat een half teken (een los surrogaat)" },
  asJson,
);

/** Why a text cannot stand in a file of UTF-8 text; `null` when it can. */
export const textComplaint = (text: string): Complaint | null =>
  text.includes("\0") ? nul : text.isWellFormed() ? null : half;

/** A row that would be too long to be read back. */
export const tooLong = complaint(
  { en: "makes a row that is longer than 1 MiB", nl: "geeft een rij die langer is dan 1 MiB" },
  asJson,
);

/** Whether cells may make a row that is too long to be read back. */
export const isTooLong = (cells: Cells): boolean => {
  let length = 0;
  // Every quote may be doubled, and every cell stands between quotes and a delimiter.
  for (const cell of Object.values(cells)) length += 2 * cell.length + 3;
  return length > defaultLimits.recordLength;
};

/** Collects why a register cannot be written. */
export const unwritables = () => {
  const cells: Array<UnwritableCell> = [];
  let total = 0;
  return {
    add: ({ id, type, position }: Event, column: Column | null, { problem, mend }: Complaint): void => {
      total++;
      if (total <= MAX_UNWRITABLE) cells.push({ event: id, type, position, column, problem, mend });
    },
    result: (): Unwritable | null => (total === 0 ? null : { cells, total }),
  };
};
