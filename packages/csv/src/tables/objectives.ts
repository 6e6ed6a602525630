import {
  type DropObjective,
  type ObjectiveId,
  type ProgrammeId,
  parseIdentifier,
  type StateObjective,
} from "@meetlat/core";
import { complaint } from "../cell-error.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, cell, optional, refuse, required, versionOf } from "../row.ts";
import { objectiveStatusWords } from "../words.ts";

const noReason = complaint(
  { en: "This objective is dropped, and nothing says why", nl: "Dit doel vervalt, en nergens staat waarom" },
  { en: "Say why in note", nl: "Zeg waarom, in note" },
);

const surplusNote = complaint(
  { en: "is a note with an objective that is not dropped", nl: "is een noot bij een doel dat niet vervalt" },
  { en: "Leave it out, or write dropped in status", nl: "Laat haar weg, of schrijf vervallen in status" },
);

/** objectives.csv: what programmes want to achieve; status `dropped` gives one up. */
export const objectiveReader = (reading: Reading): TableReader => {
  const stated: Array<Located> = [];
  const dropped: Array<Located> = [];
  return {
    row: (row) => {
      const objective = required(row, "objective", parseIdentifier<ObjectiveId>);
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const isDropped = optional(row, "status", objectiveStatusWords.read) === "dropped";
      // A row that only drops an objective need not say it again.
      const text = cell(row, "status") === "" ? required(row, "text", anyText) : optional(row, "text", anyText);
      const why = optional(row, "note", anyText);
      if (isDropped && why === undefined) refuse(row, "note", noReason);
      if (!isDropped && why !== undefined && cell(row, "status") === "") refuse(row, "note", surplusNote);
      const known = provenance(row, reading);
      const located = { origin: { place: placeOf(row) }, version: versionOf(row) };
      if (row.failed || objective === undefined || programme === undefined) return;
      if (text !== undefined) {
        const command: StateObjective = { _tag: "StateObjective", objective, programme, text, ...known };
        stated.push({ command, ...located });
      }
      if (isDropped && why !== undefined) {
        const command: DropObjective = { _tag: "DropObjective", objective, why, ...known };
        dropped.push({ command, ...located, isEnding: true });
      }
    },
    finish: () => [...stated, ...dropped],
  };
};
