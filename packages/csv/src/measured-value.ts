import { missing, missingReasons, type Value } from "@meetlat/core";
import { complaint } from "./cell-error.ts";
import type { DocumentFacts, Gap, Reading } from "./reading.ts";
import type { CellReader } from "./row.ts";
import { cellAt, type Row, refuseAt } from "./row.ts";
import type { MarkedValue } from "./values.ts";

const dashes: ReadonlyArray<string> = ["-", "–", "—", "−"];

/** A cell about a measurement: what it says, `none` when it records nothing, `undefined` when it is refused. */
export type MeasuredCell = MarkedValue | "none" | undefined;

const gapValue = (gap: Gap): { readonly value: Value; readonly mark: null } | "none" =>
  gap === "none" ? "none" : { value: missing(gap), mark: null };

const words = missingReasons.join(", ");

const noValue = complaint(
  { en: "The value is missing", nl: "De waarde ontbreekt" },
  {
    en: `Write it, or why there is none (${words}), or say in documents.csv, column blank, what an empty cell in this source means`,
    nl: `Schrijf haar, of waarom er geen is (${words}), of zeg in documents.csv, kolom blank, wat een lege cel in deze bron betekent`,
  },
);

const bareDash = complaint(
  {
    en: "is a dash, and the source of this row does not say what that means",
    nl: "is een streepje, en de bron van deze rij zegt niet wat dat betekent",
  },
  {
    en: `Name the document in column source, and say in documents.csv, column dash, what a dash means: none, or one of ${words}`,
    nl: `Noem het document in kolom source, en zeg in documents.csv, kolom dash, wat een streepje betekent: geen, of een van ${words}`,
  },
);

/**
 * Reads the value at a place among the headers. A dash or an empty cell means what the row's document says it means; a
 * document that was refused itself is not asked for it again.
 */
export const measuredCell = (
  row: Row,
  at: number,
  read: CellReader<MarkedValue>,
  document: DocumentFacts | undefined,
  { broken }: Reading,
  isWide: boolean,
): MeasuredCell => {
  const text = cellAt(row, at);
  const isDash = dashes.includes(text);
  if (text !== "" && !isDash) {
    const result = read(text);
    if (result._tag === "Success") return result.success;
    refuseAt(row, at, text, result.failure);
    return undefined;
  }
  const gap = isDash ? document?.dash : document?.blank;
  if (gap !== undefined) return gapValue(gap);
  if (!isDash && isWide) return "none";
  if (document === undefined && broken.has("documents")) row.failed = true;
  else refuseAt(row, at, text, isDash ? bareDash : noValue);
  return undefined;
};
