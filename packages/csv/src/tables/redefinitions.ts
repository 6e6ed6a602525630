import {
  type Decimal,
  type IndicatorId,
  parseIdentifier,
  type RedefineIndicator,
  type RetireIndicator,
} from "@meetlat/core";
import { complaint } from "../cell-error.ts";
import { firstDayIn, readUnit } from "../cells.ts";
import type { Column } from "../columns.ts";
import { readNumber } from "../numbers.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, cell, optional, refuse, required, versionOf } from "../row.ts";
import { definitionChangeWords } from "../words.ts";

const surplus = complaint(
  { en: "stands with an indicator that is retired", nl: "staat bij een indicator die vervalt" },
  { en: "Leave the cell blank", nl: "Laat de cel leeg" },
);

const definitionColumns: ReadonlyArray<Column> = ["title", "definition", "unit", "factor"];

/** redefinitions.csv: indicators that are defined otherwise, or measured no longer, from a day; in the order of the rows. */
export const redefinitionReader = (reading: Reading): TableReader => {
  const commands: Array<Located> = [];
  const readFirstDay = firstDayIn(reading.locale);
  const readFactor = (text: string) => readNumber(text, reading.locale);
  return {
    row: (row) => {
      const indicator = required(row, "indicator", parseIdentifier<IndicatorId>);
      const from = required(row, "from", readFirstDay);
      const change = required(row, "change", definitionChangeWords.read);
      const why = required(row, "note", anyText);
      const title = optional(row, "title", anyText);
      const definition = optional(row, "definition", anyText);
      const unit = optional(row, "unit", readUnit);
      const factor: Decimal | undefined = optional(row, "factor", readFactor);
      const known = provenance(row, reading);
      if (change === "retired") {
        for (const column of definitionColumns) if (cell(row, column) !== "") refuse(row, column, surplus);
      }
      const located = { origin: { place: placeOf(row) }, version: versionOf(row) };
      if (row.failed || indicator === undefined || from === undefined) return;
      if (change === undefined || why === undefined) return;
      if (change === "retired") {
        const command: RetireIndicator = { _tag: "RetireIndicator", indicator, from, why, ...known };
        commands.push({ command, ...located, isEnding: true });
        return;
      }
      const command: RedefineIndicator = {
        _tag: "RedefineIndicator",
        indicator,
        from,
        comparable: change === "comparable",
        why,
        ...present({ title, definition, unit, factor }),
        ...known,
      };
      commands.push({ command, ...located });
    },
    finish: () => commands,
  };
};
