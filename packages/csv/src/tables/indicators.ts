import { type DefineIndicator, type IndicatorId, type ProgrammeId, parseIdentifier } from "@meetlat/core";
import { readUnit } from "../cells.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, optional, required, versionOf } from "../row.ts";
import { indicatorClassWords, natureWords, polarityWords } from "../words.ts";

/** indicators.csv: what is measured, and in which unit. */
export const indicatorReader = (reading: Reading): TableReader => {
  const commands: Array<Located> = [];
  const ratios: Array<Located> = [];
  return {
    row: (row) => {
      const indicator = required(row, "indicator", parseIdentifier<IndicatorId>);
      const title = required(row, "title", anyText);
      const unit = required(row, "unit", readUnit);
      const polarity = required(row, "polarity", polarityWords.read);
      const nature = required(row, "nature", natureWords.read);
      const written = optional(row, "class", indicatorClassWords.read);
      const programme = optional(row, "programme", parseIdentifier<ProgrammeId>);
      const monitor = optional(row, "monitor", anyText);
      const frequency = optional(row, "frequency", anyText);
      const definition = optional(row, "definition", anyText);
      const numerator = optional(row, "numerator", parseIdentifier<IndicatorId>);
      const denominator = optional(row, "denominator", parseIdentifier<IndicatorId>);
      const known = provenance(row, reading);
      const version = versionOf(row);
      if (row.failed || indicator === undefined || title === undefined) return;
      if (unit === undefined || polarity === undefined || nature === undefined) return;
      if (!reading.units.has(indicator)) reading.units.set(indicator, unit);
      const command: DefineIndicator = {
        _tag: "DefineIndicator",
        indicator,
        title,
        unit,
        polarity,
        nature,
        class: written ?? "other",
        ...present({ programme, monitor, frequency, definition, numerator, denominator }),
        ...known,
      };
      (numerator === undefined ? commands : ratios).push({ command, origin: { place: placeOf(row) }, version });
    },
    // A ratio comes after what it divides.
    finish: () => [...commands, ...ratios],
  };
};
