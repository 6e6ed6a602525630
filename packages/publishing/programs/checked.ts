import { day, type Event, fold, type TargetCheck, targetChecks } from "@meetlat/core";

export const checkTargets = (events: Iterable<Event>): ReadonlyArray<TargetCheck> =>
  targetChecks(fold(events), { asOf: day("2021-07-01") });
