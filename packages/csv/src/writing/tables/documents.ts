import { complaint } from "../../cell-error.ts";
import { cellsOf, maybe, provenanceCells, type RowsOf, rowOf } from "../writing.ts";

const noYear = complaint(
  { en: "This year does not have four digits", nl: "Dit jaar heeft geen vier cijfers" },
  {
    en: "Tables can only hold the years 1000 to 9999",
    nl: "Tabellen kunnen alleen de jaren 1000 tot en met 9999 bevatten",
  },
);

/** documents.csv. */
export const documentRows: RowsOf<"DocumentRegistered"> = (event, order, writing) => {
  const { notation } = writing;
  const { document, kind, title, publishedOn, year, unitMultiplier, signConvention, dash, blank } = event.data;
  writing.conventions.set(document, signConvention);
  if (year !== undefined && (year < 1000 || year > 9999)) writing.refuse(event, "year", noYear);
  const cells = cellsOf({
    document,
    kind,
    title: notation.text(title),
    // Always a column, since a known_on alone is read as the day of publication.
    published_on: publishedOn === undefined ? "" : notation.day(publishedOn),
    year: maybe(year, String),
    unit_multiplier: maybe(unitMultiplier, String),
    sign_convention: signConvention,
    dash,
    blank,
    ...provenanceCells(event, writing),
  });
  return [rowOf("documents", order, cells)];
};
