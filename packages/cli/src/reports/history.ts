import { label, writeSigned, writeValue } from "@meetlat/core";
import { checkRow, type TargetStory } from "@meetlat/json";
import { toCsv } from "../text/csv.ts";
import { verdictSigns, verdictStyles } from "../text/paint.ts";
import { type Row, textTable } from "../text/table.ts";
import type { Look } from "./check.ts";
import type { PlacesOf } from "./event-place.ts";
import { words } from "./words.ts";

/** The verdicts as CSV, a row per change. */
export const historyAsCsv = ({ target, verdicts }: TargetStory): string =>
  toCsv(
    ["target", "from", "period", "rule", "verdict", "stage", "reasons", "observed", "required", "gap", "events"],
    verdicts.map(({ from, check, events }) => ({ ...checkRow(check), target, from, events })),
  );

/** The story for people: a table of versions, and a table of verdicts with what changed them. */
export const historyAsTable = ({ target, versions, verdicts }: TargetStory, placesOf: PlacesOf, look: Look): string => {
  const { language, paint } = look;
  const versionRows = versions.map(
    (entry): Row => ({
      kind: "cells",
      cells: [
        String(entry.version),
        entry.knownOn,
        entry.rule ?? words.withdrawn[language],
        entry.baseline === null ? "" : writeValue(entry.baseline.value, language),
        entry.decidedBy ?? "",
        entry.why ?? "",
      ],
    }),
  );
  const verdictRows = verdicts.map(({ from, check, events }): Row => {
    const { verdict, observed, gap, reasons, stage } = check;
    const notes = [
      ...reasons.map((reason) => label("reason", reason, language)),
      ...(stage === null || verdict === "unknown" ? [] : [label("stage", stage, language)]),
    ];
    const by = events.length === 0 ? words.timePassed[language] : placesOf(events).join("; ");
    return {
      kind: "cells",
      cells: [
        from,
        observed === null ? "" : writeValue(observed, language),
        gap === null ? "" : writeSigned(gap, language),
        `${verdictSigns[verdict]} ${label("verdict", verdict, language)}`,
        notes.join("; "),
        by,
      ],
      paint: (text, column) => (column === 3 ? paint(verdictStyles[verdict], text) : text),
    };
  });
  const left = (header: string, wraps = false) => ({ header, align: "left" as const, ...(wraps ? { wraps } : {}) });
  const right = (header: string) => ({ header, align: "right" as const });
  const versionTable = textTable(
    [
      right(words.version[language]),
      left(words.knownFrom[language]),
      left(words.rule[language]),
      right(words.baseline[language]),
      left(words.decidedBy[language]),
      left(words.why[language], true),
    ],
    versionRows,
    look,
  );
  const verdictTable = textTable(
    [
      left(words.from[language]),
      right(words.observed[language]),
      right(words.gap[language]),
      left(words.verdict[language]),
      left(words.because[language]),
      left(words.by[language], true),
    ],
    verdictRows,
    look,
  );
  return `${paint("bold", target)}\n\n${versionTable}\n\n${verdictTable}\n`;
};
