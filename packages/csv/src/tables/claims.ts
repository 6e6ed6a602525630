import { type ClaimId, parseIdentifier, type RecordClaim } from "@meetlat/core";
import { formulaIn } from "../formula-cell.ts";
import { present } from "../present.ts";
import { publishedIn } from "../published-cell.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, optional, required, versionOf } from "../row.ts";

/** claims.csv: sentences with a number, how the number follows from the register, and what was published of it. */
export const claimReader = (reading: Reading): TableReader => {
  const commands: Array<Located> = [];
  const readFormula = formulaIn(reading.locale);
  const readPublished = publishedIn(reading.locale);
  return {
    row: (row) => {
      const claim = required(row, "claim", parseIdentifier<ClaimId>);
      const text = required(row, "text", anyText);
      const formula = required(row, "formula", readFormula);
      const published = required(row, "published", readPublished);
      const known = provenance(row, reading);
      const version = versionOf(row);
      const note = optional(row, "note", anyText);
      if (row.failed || claim === undefined || text === undefined) return;
      if (formula === undefined || published === undefined) return;
      const command: RecordClaim = {
        _tag: "RecordClaim",
        claim,
        text,
        formula,
        published,
        ...present({ note }),
        ...known,
      };
      commands.push({ command, origin: { place: placeOf(row) }, version });
    },
    finish: () => commands,
  };
};
