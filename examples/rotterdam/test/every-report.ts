import {
  type AreaId,
  claimChecks,
  deliverableChecks,
  deviations,
  type Event,
  explainTarget,
  fold,
  type Question,
  series,
  targetChecks,
  targetHistory,
  verdictHistory,
  WHOLE,
} from "@meetlat/core";
import {
  checkReport,
  claimsReport,
  deliverablesReport,
  deviationsReport,
  encodeReport,
  explainReport,
  historyReport,
  seriesReport,
} from "@meetlat/json";

/** What a register answers to a question, as the texts of its reports. */
export const everyReport = (events: ReadonlyArray<Event>, question: Question): ReadonlyArray<string> => {
  const register = fold(events);
  const checks = targetChecks(register, question);
  const periods = [...new Set([...register.budgets.values()].map(({ adopted }) => adopted.data.period))].sort();
  const areas = [WHOLE, ...[...register.areas.keys()].sort()];
  const histories = [...register.targets.keys()].flatMap((target) => {
    const versions = targetHistory(register, target, question);
    const verdicts = verdictHistory(register, target, null, question);
    if (versions === null || verdicts === null) return [];
    return [historyReport({ target, versions, verdicts }, question)];
  });
  return [
    checkReport(checks, question),
    claimsReport(claimChecks(register, question), question),
    deliverablesReport(deliverableChecks(register, question), question),
    ...periods.map((period) => deviationsReport(deviations(register, period, question), question)),
    ...checks.flatMap(({ target, period }) => {
      const explained = explainTarget(register, target, period, question);
      return explained === null ? [] : [explainReport(explained, question)];
    }),
    ...histories,
    ...[...register.indicators.keys()].flatMap((indicator) =>
      areas.flatMap((area) => {
        const found = series(register, indicator, area, question, "NL" as AreaId);
        return found === null || found.points.length === 0 ? [] : [seriesReport(found, question)];
      }),
    ),
  ].map(encodeReport);
};

/** The same texts without places in the log: those are of the import, when a register comes by tables. */
export const withoutPlaces = (reports: ReadonlyArray<string>): ReadonlyArray<string> =>
  reports.map((text) => text.replaceAll(/"position": \d+/g, '"position": "of the import"'));
