import * as Equal from "effect/Equal";
import { type Day, dayOf } from "../vocabulary/day.ts";
import { WHOLE } from "../vocabulary/identifier.ts";
import { samePeriod } from "../vocabulary/period.ts";
import type { Command } from "./command.ts";
import { deliverableAt } from "./deliverables.ts";
import type { Provenance, Stamp } from "./envelope.ts";
import { type CorrectMeasurement, currentMeasurement, type MeasurementRow } from "./measurements.ts";
import type { Register } from "./register.ts";
import type { Path } from "./rejection.ts";
import { rowsByCell } from "./repeated-rows.ts";
import { targetAt } from "./targets.ts";
import { whenKnown } from "./versions.ts";

/** A command in the place of one that was given, and where in that one its fields stood. */
export interface Restated {
  readonly command: Command;
  /** The way to a field in the command as it was given. */
  readonly pathOf: (path: Path) => Path;
}

const asIs = (path: Path): Path => path;

/** Whether a fact says that it became known after one that is there already. */
const isLater = ({ knownOn }: Provenance, before: Day): boolean => knownOn !== undefined && knownOn > before;

/**
 * Rows of which the number stands once are recorded together, but for those that correct what is there. Rows about the
 * same number each come on their own, in the order in which they became known: so it does not matter in which order they
 * were given, or whether they are decided together.
 */
const restateRows = (register: Register, rows: ReadonlyArray<MeasurementRow>, today: Day): ReadonlyArray<Restated> => {
  const { once, repeated } = rowsByCell(rows, today);
  const correction = (row: MeasurementRow, i: number): Restated => {
    const command: CorrectMeasurement = { ...row, _tag: "CorrectMeasurement" };
    return { command, pathOf: (path) => ["rows", i, ...path] };
  };
  const together = (places: ReadonlyArray<number>): Restated => ({
    command: { _tag: "RecordMeasurements", rows: places.flatMap((i) => rows[i] ?? []) },
    pathOf: ([list, i, ...rest]) => [list ?? "rows", typeof i === "number" ? (places[i] ?? i) : (i ?? ""), ...rest],
  });
  /** Whether a row corrects what stands on its day: a row before it in this command, or what the register holds since. */
  const corrects = (row: MeasurementRow, before?: Day): boolean => {
    const known = currentMeasurement(register, row, whenKnown(row.knownOn, today));
    if (before !== undefined && (known === undefined || known.knownOn <= before)) return isLater(row, before);
    return known !== undefined && known.data !== null && isLater(row, known.knownOn);
  };
  const kept: Array<number> = [];
  const corrections: Array<Restated> = [];
  const others: Array<Restated> = [];
  for (const i of once) {
    const row = rows[i];
    if (row === undefined) continue;
    if (corrects(row)) corrections.push(correction(row, i));
    else kept.push(i);
  }
  for (const group of repeated) {
    let before: Day | undefined;
    for (const i of group) {
      const row = rows[i];
      if (row === undefined) continue;
      others.push(corrects(row, before) ? correction(row, i) : together([i]));
      before = row.knownOn ?? today;
    }
  }
  if (corrections.length === 0 && others.length === 0) {
    return [{ command: { _tag: "RecordMeasurements", rows }, pathOf: asIs }];
  }
  return [...(kept.length === 0 ? [] : [together(kept)]), ...corrections, ...others];
};

/**
 * A fact that is given again, as a table of a later year gives it: where the register says something else already and the
 * fact says that it became known later, it is a correction, a revision or a rescheduling of what is there. All else, and
 * whatever does not say since when it is known, is left as it is.
 *
 * Holding a command against the events of its `boundary` gives the same as holding it against the whole log.
 */
export const givenAgain = (
  register: Register,
  command: Command,
  { recordedAt }: Pick<Stamp, "recordedAt">,
): ReadonlyArray<Restated> => restate(register, command, dayOf(recordedAt));

const restate = (register: Register, command: Command, today: Day): ReadonlyArray<Restated> => {
  const unchanged: ReadonlyArray<Restated> = [{ command, pathOf: asIs }];
  switch (command._tag) {
    case "RecordMeasurement": {
      const known = currentMeasurement(register, command, whenKnown(command.knownOn, today));
      if (known === undefined || known.data === null || !isLater(command, known.knownOn)) return unchanged;
      return [{ command: { ...command, _tag: "CorrectMeasurement" }, pathOf: asIs }];
    }
    case "RecordMeasurements":
      return restateRows(register, command.rows, today);
    case "SetTarget": {
      const { target, rule, baseline, note, knownOn, source, decidedBy, _tag, ...facts } = command;
      const known = register.targets.get(target);
      const standing = known === undefined ? null : targetAt(known, whenKnown(knownOn, today));
      if (standing === null || standing.withdrawn || !isLater(command, standing.version.knownOn)) return unchanged;
      const { rule: _rule, baseline: _baseline, note: _note, target: _target, ...before } = standing.data;
      const same = { area: WHOLE, onDefinitionChange: "block", ...facts };
      if (!Equal.equals(before, same)) return unchanged;
      const why = note === undefined ? {} : { why: note };
      const said = {
        ...(baseline === undefined ? {} : { baseline }),
        ...(knownOn === undefined ? {} : { knownOn }),
        ...(source === undefined ? {} : { source }),
        ...(decidedBy === undefined ? {} : { decidedBy }),
      };
      return [{ command: { _tag: "ReviseTarget", target, rule, ...said, ...why }, pathOf: asIs }];
    }
    case "PlanDeliverable": {
      const { deliverable, programme, due, note, title, ...provenance } = command;
      const known = register.deliverables.get(deliverable);
      const standing = known === undefined ? null : deliverableAt(known, whenKnown(command.knownOn, today));
      if (standing === null || samePeriod(standing.due, due) || !isLater(command, standing.promised.knownOn))
        return unchanged;
      if (standing.data.programme !== programme || standing.data.title !== title) return unchanged;
      const why = note === undefined ? {} : { why: note };
      return [{ command: { ...provenance, _tag: "RescheduleDeliverable", deliverable, due, ...why }, pathOf: asIs }];
    }
    default:
      return unchanged;
  }
};
