import { type ObjectiveId, type ProgrammeId, parseIdentifier } from "@meetlat/core";
import { type Located, placeOf, type TableReader } from "../reading.ts";
import { anyText, required } from "../row.ts";

/** objectives.csv: what programmes want to achieve. */
export const objectiveReader = (): TableReader => {
  const commands: Array<Located> = [];
  return {
    row: (row) => {
      const objective = required(row, "objective", parseIdentifier<ObjectiveId>);
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const text = required(row, "text", anyText);
      if (row.failed || objective === undefined || programme === undefined || text === undefined) return;
      commands.push({
        command: { _tag: "StateObjective", objective, programme, text },
        origin: { place: placeOf(row) },
      });
    },
    finish: () => commands,
  };
};
