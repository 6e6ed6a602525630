import { cellsOf, maybe, provenanceCells, type RowsOf, rowOf } from "../writing.ts";

/** claims.csv. */
export const claimRows: RowsOf<"ClaimRecorded"> = (event, order, writing) => {
  const { text, formula, published } = writing.notation;
  const { data } = event;
  const cells = cellsOf({
    claim: data.claim,
    text: text(data.text),
    formula: formula(data.formula),
    published: published(data.published),
    note: maybe(data.note, text),
    ...provenanceCells(event, writing),
  });
  return [rowOf("claims", order, cells)];
};
