import * as Data from "effect/Data";
import { type CellError, describeCellError } from "./cell-error.ts";

/** Tables that cannot be taken in: what is wrong with any cell of any file. */
export class TableErrors extends Data.TaggedError("TableErrors")<{
  /** In the order of the files; the first ones, when there are more than are shown. */
  readonly errors: ReadonlyArray<CellError>;
  /** How many there are. */
  readonly total: number;
}> {
  override get message(): string {
    const lines = this.errors.map((error) => describeCellError(error, "en"));
    const more = this.total - lines.length;
    return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join("\n");
  }
}
