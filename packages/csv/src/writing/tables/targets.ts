import { type Baseline, periodKey } from "@meetlat/core";
import type { Cells } from "../table-row.ts";
import { cellsOf, maybe, provenanceCells, type RowsOf, rowOf, type Writing } from "../writing.ts";
import { areaCell } from "./measurements.ts";

const baselineCells = (baseline: Baseline | null | undefined, { notation }: Writing): Cells =>
  baseline === null
    ? { baseline: "none" }
    : cellsOf({ baseline: maybe(baseline?.value, notation.value), baseline_period: baseline?.period });

/** targets.csv: what was promised, then what of it was revised or withdrawn. */
export const targetRows: RowsOf<"TargetSet" | "TargetRevised" | "TargetWithdrawn"> = (event, order, writing) => {
  const { text, rule, number } = writing.notation;
  const { target, indicator } = event.data;
  const common = { target, indicator, ...provenanceCells(event, writing) };
  switch (event.type) {
    case "TargetSet": {
      const { data } = event;
      const cells = cellsOf({
        ...common,
        area: areaCell(data.area),
        rule: rule(data.rule),
        title: maybe(data.title, text),
        programme: data.programme,
        class: data.class,
        ...baselineCells(data.baseline, writing),
        on_definition_change: data.onDefinitionChange,
        minimum_detectable_change: maybe(data.minimumDetectableChange, number),
        ambiguity: maybe(data.ambiguity, text),
        note: maybe(data.note, text),
      });
      return [rowOf("targets", order, cells, { group: target })];
    }
    case "TargetRevised": {
      const { data } = event;
      const named = [data.rule === undefined ? [] : ["rule"], data.baseline === undefined ? [] : ["baseline"]].flat();
      const cells = cellsOf({
        ...common,
        revises: named.join("+"),
        rule: maybe(data.rule, rule),
        ...baselineCells(data.baseline, writing),
        note: maybe(data.why, text),
      });
      return [rowOf("targets", order, cells, { isLater: true, group: target, day: event.knownOn })];
    }
    case "TargetWithdrawn": {
      const cells = cellsOf({ ...common, rule: "withdrawn", note: text(event.data.why) });
      return [rowOf("targets", order, cells, { isLater: true, group: target, day: event.knownOn })];
    }
  }
};

/** explanations.csv. */
export const explanationRows: RowsOf<"VerdictExplained"> = (event, order, writing) => {
  const { target, period, text } = event.data;
  const cells = cellsOf({ target, period, text: writing.notation.text(text), ...provenanceCells(event, writing) });
  const group = `${target} ${period === undefined ? "" : periodKey(period)}`;
  return [rowOf("explanations", order, cells, { group, day: event.knownOn })];
};
