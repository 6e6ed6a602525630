import type { Target } from "../target.ts";
import { cloudEvents, eventLines, json } from "./events.ts";
import { formulas } from "./formulas.ts";
import { columnNotation, mappedTables, mappingFiles } from "./mappings.ts";
import { periods } from "./periods.ts";
import { rules } from "./rules.ts";
import { streamed } from "./streamed.ts";
import { tables } from "./tables.ts";
import { dutchValues, values } from "./values.ts";

/** All that is fuzzed. */
export const targets: ReadonlyArray<Target> = [
  periods,
  values,
  dutchValues,
  rules,
  formulas,
  ...tables,
  streamed,
  mappedTables,
  mappingFiles,
  columnNotation,
  json,
  eventLines,
  cloudEvents,
];
