import {
  type AreaId,
  claimChecks,
  deliverableChecks,
  deviations,
  type Event,
  explainTarget,
  fold,
  type Period,
  type Question,
  series,
  targetChecks,
  targetHistory,
  verdictHistory,
  WHOLE,
} from "@meetlat/core";
import { histories, questions } from "@meetlat/testing";
import * as fc from "fast-check";
import {
  checkReport,
  claimsReport,
  deliverablesReport,
  deviationsReport,
  explainReport,
  historyReport,
  type Report,
  type reportSchemas,
  seriesReport,
} from "../../src/index.ts";

/** A report with the name of its schema. */
export type Named = readonly [name: keyof typeof reportSchemas, report: Report];

/** Every report that can be asked of a register. */
export const everyReport = (events: ReadonlyArray<Event>, question: Question): ReadonlyArray<Named> => {
  const register = fold(events);
  const checks = targetChecks(register, question);
  const found: Array<Named> = [
    ["CheckReport", checkReport(checks, question)],
    ["ClaimsReport", claimsReport(claimChecks(register, question), question)],
    ["DeliverablesReport", deliverablesReport(deliverableChecks(register, question), question)],
    ["DeviationsReport", deviationsReport(deviations(register, "2018" as Period, question), question)],
  ];
  for (const { target, period } of checks.slice(0, 4)) {
    const explained = explainTarget(register, target, period, question);
    if (explained !== null) found.push(["ExplainReport", explainReport(explained, question)]);
    const versions = targetHistory(register, target, question);
    const verdicts = verdictHistory(register, target, period, question);
    if (versions !== null && verdicts !== null) {
      found.push(["HistoryReport", historyReport({ target, versions, verdicts }, question)]);
    }
  }
  for (const indicator of register.indicators.keys()) {
    for (const area of [WHOLE, "noord" as AreaId]) {
      const one = series(register, indicator, area, question, "NL" as AreaId);
      if (one !== null) found.push(["SeriesReport", seriesReport(one, question)]);
    }
  }
  return found;
};

/** What a city could have recorded and asked, and the reports that answer it. */
export const asked: fc.Arbitrary<ReadonlyArray<Named>> = fc
  .tuple(histories, questions())
  .map(([events, question]) => everyReport(events, question));
