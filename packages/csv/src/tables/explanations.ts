import { type ExplainVerdict, parseIdentifier, parsePeriod, periodKey, type TargetId } from "@meetlat/core";
import { latestOfEach } from "../latest-of-each.ts";
import { present } from "../present.ts";
import { provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, optional, required, versionOf } from "../row.ts";

/** explanations.csv: what the body itself says about an outcome, beside the verdict. */
export const explanationReader = (reading: Reading): TableReader => {
  const explanations = latestOfEach(reading, "target");
  return {
    row: (row) => {
      const target = required(row, "target", parseIdentifier<TargetId>);
      const period = optional(row, "period", parsePeriod);
      const text = required(row, "text", anyText);
      const known = provenance(row, reading);
      const version = versionOf(row);
      if (row.failed || target === undefined || text === undefined) return;
      const command: ExplainVerdict = { _tag: "ExplainVerdict", target, text, ...present({ period }), ...known };
      const key = `${target} ${period === undefined ? "" : periodKey(period)}`;
      explanations.add(key, { row, command, knownOn: known.knownOn, version });
    },
    finish: explanations.commands,
  };
};
