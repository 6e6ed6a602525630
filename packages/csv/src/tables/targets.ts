import {
  type AreaId,
  type Baseline,
  type Decimal,
  type IndicatorId,
  type ProgrammeId,
  parseIdentifier,
  parsePeriod,
  printRule,
  printValue,
  type ReviseTarget,
  type SetTarget,
  sign,
  type TargetId,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { complaint } from "../cell-error.ts";
import { markComplaint } from "../marks.ts";
import { readNumber } from "../numbers.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { duplicateOf, inOrder } from "../repeats.ts";
import { anyText, type CellReader, cell, optional, type Row, refuse, required } from "../row.ts";
import { ruleIn } from "../rule-cell.ts";
import { readValue } from "../values.ts";
import { policyWords, targetClassWords } from "../words.ts";

interface Read {
  readonly row: Row;
  readonly set: SetTarget;
  readonly knownOn: SetTarget["knownOn"];
  /** Whether the cell says in so many words that there is no baseline. */
  readonly noBaseline: boolean;
}

const negative = complaint(
  { en: "is below zero", nl: "is kleiner dan nul" },
  { en: "Write the size of the change, without a sign", nl: "Schrijf de grootte van de verandering, zonder teken" },
);

const withoutValue = complaint(
  { en: "is the period of a baseline that is not there", nl: "is de periode van een nulmeting die er niet is" },
  { en: "Give the baseline too, or leave both blank", nl: "Geef ook de nulmeting, of laat beide leeg" },
);

const baselineLeftOut = complaint(
  {
    en: "The baseline is blank, where an earlier row of this target has one",
    nl: "De nulmeting is leeg, terwijl een eerdere rij van deze streefwaarde er een heeft",
  },
  {
    en: "Give it again, or write none when it no longer holds",
    nl: "Geef haar opnieuw, of schrijf geen als zij niet meer geldt",
  },
);

const fixed = complaint(
  {
    en: "differs from an earlier row of this target; only its rule and baseline can be revised",
    nl: "verschilt van een eerdere rij van deze streefwaarde; alleen de regel en de nulmeting kunnen worden herzien",
  },
  {
    en: "Leave this cell as it was, or give the target another name",
    nl: "Laat deze cel zoals zij was, of geef de streefwaarde een andere naam",
  },
);

const changeIn =
  (locale: Reading["locale"]): CellReader<Decimal> =>
  (text) => {
    const read = readNumber(text, locale);
    return Result.isSuccess(read) && sign(read.success) < 0 ? Result.fail(negative) : read;
  };

const sayNone: ReadonlyArray<string> = ["none", "geen"];

const printBaseline = (baseline: Baseline | undefined): string =>
  baseline === undefined ? "" : `${printValue(baseline.value)} ${baseline.period ?? ""}`;

const readBaseline = (row: Row, { locale, units, broken }: Reading, indicator: IndicatorId | undefined) => {
  const period = optional(row, "baseline_period", parsePeriod);
  const text = cell(row, "baseline").toLowerCase();
  if (text === "" || sayNone.includes(text)) {
    if (cell(row, "baseline_period") !== "") refuse(row, "baseline_period", withoutValue);
    return undefined;
  }
  const read = optional(row, "baseline", (written) => readValue(written, locale));
  if (read === undefined) return undefined;
  const unit = indicator === undefined ? undefined : units.get(indicator);
  const wrong = indicator === undefined ? null : markComplaint(read.mark, unit);
  if (wrong !== null && (unit !== undefined || !broken.has("indicators"))) refuse(row, "baseline", wrong);
  return { value: read.value, ...present({ period }) };
};

/** Refuses what a later row changes besides rule and baseline. A blank cell changes nothing. */
const checkFixed = ({ set: before }: Read, { row, set }: Read): void => {
  const differs = <A>(column: Parameters<typeof cell>[1], old: A, now: A): void => {
    if (cell(row, column) !== "" && old !== now) refuse(row, column, fixed);
  };
  differs("indicator", before.indicator, set.indicator);
  differs("area", before.area, set.area);
  differs("title", before.title, set.title);
  differs("programme", before.programme, set.programme);
  differs("class", before.class, set.class);
  differs("on_definition_change", before.onDefinitionChange ?? "block", set.onDefinitionChange ?? "block");
  differs("minimum_detectable_change", before.minimumDetectableChange, set.minimumDetectableChange);
  differs("ambiguity", before.ambiguity, set.ambiguity);
};

const revision = (before: Read, { set, noBaseline }: Read): ReviseTarget => {
  const isNewRule = printRule(before.set.rule) !== printRule(set.rule);
  const isNewBaseline = printBaseline(before.set.baseline) !== printBaseline(set.baseline);
  return {
    _tag: "ReviseTarget",
    target: set.target,
    ...present({
      rule: isNewRule ? set.rule : undefined,
      baseline: isNewBaseline ? (noBaseline ? null : set.baseline) : undefined,
      why: set.note,
      knownOn: set.knownOn,
      source: set.source,
      decidedBy: set.decidedBy,
    }),
  };
};

const commandsOf = (rows: ReadonlyArray<Read>, { broken }: Reading): ReadonlyArray<Located> => {
  const { ordered, duplicates } = inOrder(rows);
  // Dates may come from the documents: without those, nothing can be said of the order.
  if (broken.has("documents")) return [];
  for (const { row, first } of duplicates) refuse(row.row, "target", duplicateOf(placeOf(first.row), "known_on"));
  return ordered.map((read, i): Located => {
    const origin = { place: placeOf(read.row) };
    const before = ordered[i - 1];
    if (before === undefined) return { command: read.set, origin };
    checkFixed(ordered[0] ?? before, read);
    if (before.set.baseline !== undefined && read.set.baseline === undefined && !read.noBaseline) {
      refuse(read.row, "baseline", baselineLeftOut);
    }
    const command = revision(before, read);
    if (command.rule === undefined && command.baseline === undefined && !read.row.failed) {
      refuse(read.row, "target", duplicateOf(placeOf(before.row), "rule"));
    }
    return { command, origin };
  });
};

/** targets.csv: promises. The same target again, known later, with another rule or baseline, is a revision. */
export const targetReader = (reading: Reading): TableReader => {
  const targets = new Map<TargetId, Array<Read>>();
  const readChange = changeIn(reading.locale);
  const readRule = ruleIn(reading.locale);
  return {
    row: (row) => {
      const target = required(row, "target", parseIdentifier<TargetId>);
      const indicator = required(row, "indicator", parseIdentifier<IndicatorId>);
      const rule = required(row, "rule", readRule);
      const area = optional(row, "area", parseIdentifier<AreaId>);
      const title = optional(row, "title", anyText);
      const programme = optional(row, "programme", parseIdentifier<ProgrammeId>);
      const written = optional(row, "class", targetClassWords.read);
      const baseline = readBaseline(row, reading, indicator);
      const onDefinitionChange = optional(row, "on_definition_change", policyWords.read);
      const minimumDetectableChange = optional(row, "minimum_detectable_change", readChange);
      const ambiguity = optional(row, "ambiguity", anyText);
      const decidedBy = optional(row, "decided_by", anyText);
      const { knownOn, source } = provenance(row, reading, "known_on");
      const note = optional(row, "note", anyText);
      if (row.failed || target === undefined || indicator === undefined || rule === undefined) return;
      const facts = { area, title, programme, baseline, onDefinitionChange, minimumDetectableChange, ambiguity, note };
      const set: SetTarget = {
        _tag: "SetTarget",
        target,
        indicator,
        rule,
        class: written ?? "targetValue",
        ...present({ ...facts, knownOn, source, decidedBy }),
      };
      const read = { row, set, knownOn, noBaseline: sayNone.includes(cell(row, "baseline").toLowerCase()) };
      const known = targets.get(target);
      if (known === undefined) targets.set(target, [read]);
      else known.push(read);
    },
    finish: () => {
      const all = [...targets.values()].map((rows) => commandsOf(rows, reading));
      // First every target is set, then they are revised.
      return [...all.flatMap((located) => located.slice(0, 1)), ...all.flatMap((located) => located.slice(1))];
    },
  };
};
