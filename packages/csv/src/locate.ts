import type { BatchRejection, Command, Path, Rejection } from "@meetlat/core";
import type { TableBatch } from "./batch.ts";
import type { CellError } from "./cell-error.ts";
import type { Column } from "./columns.ts";
import { isConsequence, refusedDefinitions } from "./consequences.ts";
import { findings } from "./findings.ts";
import type { Origin } from "./reading.ts";
import { errorAt, type Place, type Table } from "./table.ts";

/** The columns in which a field of a command may have been read, in order of preference. */
const fields: Readonly<Record<string, ReadonlyArray<Column>>> = {
  document: ["document"],
  source: ["source"],
  set: ["set"],
  areas: ["area"],
  area: ["area"],
  programme: ["programme"],
  parent: ["parent"],
  from: ["from"],
  to: ["to"],
  objective: ["objective"],
  indicator: ["indicator"],
  period: ["period", "year"],
  value: ["value"],
  unit: ["unit", "value"],
  coverage: ["coverage"],
  collectedIn: ["collected_in"],
  countsFor: ["counts_for"],
  target: ["target"],
  rule: ["rule"],
  baseline: ["baseline"],
  lines: ["line"],
  line: ["line"],
  side: ["side"],
  balances: ["side"],
  balance: ["side"],
  themes: ["theme"],
  theme: ["theme"],
  why: ["note"],
  deliverable: ["deliverable"],
  due: ["due"],
  status: ["status"],
  on: ["on"],
  claim: ["claim"],
  formula: ["formula"],
  published: ["published"],
  instrument: ["instrument"],
  factor: ["factor"],
  comparable: ["change"],
  significant: ["significant"],
};

const itemPlace = ({ lists }: Origin, [list, index]: Path): Place | undefined =>
  typeof list === "string" && typeof index === "number" && lists !== undefined && Object.hasOwn(lists, list)
    ? lists[list]?.at(index)
    : undefined;

/** Fields that stand in the column of a period, in a wide table. */
const perPeriod: ReadonlyArray<string> = ["period", "value", "unit"];

const columnOf = (table: Table, field: string, at: number | undefined): number | undefined => {
  const columns = Object.hasOwn(fields, field) ? fields[field] : undefined;
  const found = columns?.map((column) => table.columns.get(column)).find((place) => place !== undefined);
  return found ?? (table.periods.length > 0 && perPeriod.includes(field) ? at : undefined);
};

const placeOf = (origin: Origin, path: Path): Place => {
  const item = itemPlace(origin, path);
  const { table, line, at } = item ?? origin.place;
  const [field] = item === undefined ? path : path.slice(2);
  const column = columnOf(table, String(field ?? ""), at);
  return column === undefined ? { table, line } : { table, line, at: column };
};

/** What a register refused, as a cell, with the place of its column among the headers. */
export const refusedCell = (
  origin: Origin,
  { path, value, problem, mend }: Rejection,
): { readonly error: CellError; readonly at: number } => {
  const place = placeOf(origin, path);
  return { error: errorAt(place, value, { problem, mend }), at: place.at ?? -1 };
};

/**
 * Turns what core's `decideAll` refused of a batch into cells: file, line, column, value, and how to mend it, in the
 * order of the files.
 *
 * What is refused only because something else in the batch was refused (a measurement of an indicator whose own row is
 * wrong) is left out.
 */
export const locate = (batch: TableBatch, rejections: ReadonlyArray<BatchRejection>): ReadonlyArray<CellError> => {
  const commandAt = (index: number): Command | undefined => batch.commands[index];
  const refused = refusedDefinitions(commandAt, rejections);
  const found = findings(Number.POSITIVE_INFINITY);
  for (const { command, rejection } of rejections) {
    const origin = batch.origins[command];
    const refusedCommand = commandAt(command);
    if (origin === undefined || refusedCommand === undefined) continue;
    if (isConsequence(refused, refusedCommand, rejection)) continue;
    const { error, at } = refusedCell(origin, rejection);
    found.add(error, at);
  }
  return found.sorted().errors;
};
