import type { Language } from "@meetlat/core";
import { type CellError, describeCellError, type FolderError, type TableChanged, TableErrors } from "@meetlat/csv";
import { BadInput } from "./exit.ts";
import { writeCount } from "./text/progress.ts";

const count = (shown: number, total: number, language: Language): string => {
  const n = writeCount(total, language);
  const some = shown < total ? writeCount(shown, language) : null;
  if (language === "nl") {
    const errors = `${n} ${total === 1 ? "fout" : "fouten"}`;
    return `${errors}${some === null ? "" : `, waarvan hier de eerste ${some}`}; er is niets vastgelegd.`;
  }
  const errors = `${n} ${total === 1 ? "error" : "errors"}`;
  return `${errors}${some === null ? "" : `, of which the first ${some} here`}; nothing was recorded.`;
};

/** Cells that cannot be taken in, line by line, and how many there are. */
export const badCells = (errors: ReadonlyArray<CellError>, total: number, language: Language): BadInput =>
  new BadInput({
    lines: [...errors.map((error) => describeCellError(error, language)), count(errors.length, total, language)],
  });

/** Why tables cannot be read, for a person. */
export const badTables = (error: TableErrors | FolderError | TableChanged, language: Language): BadInput => {
  if (error instanceof TableErrors) return badCells(error.errors, error.total, language);
  const where = error._tag === "FolderError" ? error.path : error.file;
  return new BadInput({ lines: [`${where}: ${error.problem[language]}. ${error.mend[language]}.`] });
};
