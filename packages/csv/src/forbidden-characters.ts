import { type Complaint, complaint } from "./cell-error.ts";

const nul = complaint(
  { en: "holds a NUL character", nl: "bevat een NUL-teken" },
  {
    en: "Take it out, and check that the file is a text file",
    nl: "Haal het weg, en kijk na of het bestand een tekstbestand is",
  },
);

const half = complaint(
  { en: "holds half a character (a lone surrogate)", nl: "bevat een half teken (een losse surrogaat)" },
  {
    en: "Write the character again, and check that the file is read in the encoding that it is in",
    nl: "Schrijf het teken opnieuw, en kijk na of het bestand in de juiste codering wordt gelezen",
  },
);

const NUL = "\0";

/** Whether a text may hold characters that no cell may have: a quick look before the cells are looked at one by one. */
export const mayHoldForbidden = (text: string): boolean => text.includes(NUL) || !text.isWellFormed();

/** The first cell of a row that holds a character which no cell may have, and why; `null` when all are sound. */
export const forbiddenIn = (
  cells: ReadonlyArray<string>,
): { readonly at: number; readonly complaint: Complaint } | null => {
  for (const [at, cell] of cells.entries()) {
    if (cell.includes(NUL)) return { at, complaint: nul };
    if (!cell.isWellFormed()) return { at, complaint: half };
  }
  return null;
};
