import {
  printValue,
  type Question,
  type TargetHistoryEntry,
  type TargetId,
  type VerdictHistoryEntry,
} from "@meetlat/core";
import { Day, EventId, Instant, identifierSchemas as ids, Period, ValueNotation } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { CheckRow, checkRow } from "./check.ts";
import { field, list, maybe } from "./field.ts";
import { heading, questionOf } from "./question.ts";
import { SourceFields, sourceFields } from "./source.ts";
import { TargetChange } from "./words.ts";

const positive = Schema.Int.pipe(Schema.check(Schema.isGreaterThan(0)));

const Baseline = Schema.Struct({
  value: field(ValueNotation, "The value that change is counted from, in its notation."),
  period: maybe(Period, "The period that it is about; null when that is not known."),
}).annotate({ title: "Baseline", description: "The value that change is counted from." });

const VersionRow = Schema.Struct({
  version: field(positive, "1 as first set, one more for every change."),
  change: field(TargetChange, "How it came about."),
  knownOn: field(Day, "From which day it counted as known."),
  recordedAt: field(Instant, "When it entered the register."),
  position: field(positive, "Its place in the register."),
  rule: maybe(Schema.String, "The rule in force from then on, in its notation; null once it was withdrawn."),
  baseline: maybe(Baseline, "The baseline from then on."),
  why: maybe(Schema.String, "Why, as it was said."),
  decidedBy: maybe(Schema.String, "Who decided it, as it was said."),
  source: maybe(SourceFields, "Where it was read."),
  event: field(EventId, "The event behind it."),
}).annotate({ title: "TargetVersion", description: "What a target said from a day on, who decided that, and why." });

const VerdictRow = Schema.Struct({
  from: field(Day, "The day from which it was so."),
  events: list(EventId, "The events that became known on that day and are behind it; none when only time passed."),
  check: field(CheckRow, "The check as it would have been on that day."),
}).annotate({ title: "VerdictChange", description: "A verdict as it was from a day on, and what made it so." });

/** What became of a target: `meetlat history --format json`. */
export const HistoryReport = Schema.Struct({
  ...heading("meetlat-history/1"),
  target: field(ids.target, "The target."),
  versions: list(VersionRow, "What the target said, in the order in which it became known."),
  verdicts: list(VerdictRow, "How the verdict changed, in order of time; days on which nothing changed are left out."),
});
/** What became of a target. */
export interface HistoryReport extends Schema.Schema.Type<typeof HistoryReport> {}

/** What became of a target: its versions, and how the verdict on it changed. */
export interface TargetStory {
  readonly target: TargetId;
  readonly versions: ReadonlyArray<TargetHistoryEntry>;
  readonly verdicts: ReadonlyArray<VerdictHistoryEntry>;
}

/** The report of a target's story, as `targetHistory` and `verdictHistory` of core give it. */
export const historyReport = ({ target, versions, verdicts }: TargetStory, question: Question): HistoryReport => ({
  schema: "meetlat-history/1",
  ...questionOf(question),
  target,
  versions: versions.map((entry) => ({
    version: entry.version,
    change: entry.change,
    knownOn: entry.knownOn,
    recordedAt: entry.recordedAt,
    position: entry.position,
    rule: entry.rule,
    baseline:
      entry.baseline === null
        ? null
        : { value: printValue(entry.baseline.value), period: entry.baseline.period ?? null },
    why: entry.why,
    decidedBy: entry.decidedBy,
    source: entry.source === null ? null : sourceFields(entry.source),
    event: entry.event,
  })),
  verdicts: verdicts.map(({ from, check, events }) => ({ from, events, check: checkRow(check) })),
});
