import {
  type AreaId,
  type AssessSignificance,
  type IndicatorId,
  parseIdentifier,
  parsePeriod,
  periodKey,
  WHOLE,
} from "@meetlat/core";
import { latestOfEach } from "../latest-of-each.ts";
import { present } from "../present.ts";
import { provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, optional, required, versionOf } from "../row.ts";
import { yesNoWords } from "../words.ts";

/** significance.csv: whether a number differs from the baseline by more than chance. */
export const significanceReader = (reading: Reading): TableReader => {
  const assessments = latestOfEach(reading, "period");
  return {
    row: (row) => {
      const indicator = required(row, "indicator", parseIdentifier<IndicatorId>);
      const area = optional(row, "area", parseIdentifier<AreaId>);
      const period = required(row, "period", parsePeriod);
      const significant = required(row, "significant", yesNoWords.read);
      const method = optional(row, "method", anyText);
      const known = provenance(row, reading);
      const version = versionOf(row);
      if (row.failed || indicator === undefined || period === undefined || significant === undefined) return;
      const command: AssessSignificance = {
        _tag: "AssessSignificance",
        indicator,
        period,
        significant: significant === "yes",
        ...present({ area, method }),
        ...known,
      };
      const key = `${indicator} ${area ?? WHOLE} ${periodKey(period)}`;
      assessments.add(key, { row, command, knownOn: known.knownOn, version });
    },
    finish: assessments.commands,
  };
};
