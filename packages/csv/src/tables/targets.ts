import {
  type AreaId,
  type Baseline,
  type Decimal,
  type IndicatorId,
  type ProgrammeId,
  type Provenance,
  parseIdentifier,
  parsePeriod,
  printRule,
  printValue,
  type ReviseTarget,
  type Rule,
  type SetTarget,
  sign,
  type TargetId,
  type WithdrawTarget,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { complaint } from "../cell-error.ts";
import { valueIn } from "../cells.ts";
import type { Column } from "../columns.ts";
import { groups } from "../groups.ts";
import { markComplaint } from "../marks.ts";
import { readNumber } from "../numbers.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { duplicateOf, inOrder } from "../repeats.ts";
import { anyText, type CellReader, cell, optional, type Row, refuse, required, versionOf } from "../row.ts";
import { ruleIn } from "../rule-cell.ts";
import type { MarkedValue } from "../values.ts";
import { policyWords, revisedWords, targetClassWords, withdrawnWords } from "../words.ts";

interface Read {
  readonly row: Row;
  readonly set: SetTarget;
  readonly knownOn: SetTarget["knownOn"];
  /** Whether the cell says in so many words that there is no baseline. */
  readonly noBaseline: boolean;
  readonly version: number;
  /** What it revises, when it says so itself. */
  readonly revises?: "rule" | "baseline" | "rule+baseline";
  /** Whether it takes the target back; its rule then says nothing. */
  readonly isWithdrawn: boolean;
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

const notRevised = complaint(
  { en: "is not what this row changes", nl: "is niet wat deze rij verandert" },
  { en: "Leave the cell blank, or name it in revises", nl: "Laat de cel leeg, of noem haar in revises" },
);

const noReason = complaint(
  {
    en: "This target is withdrawn, and nothing says why",
    nl: "Deze streefwaarde wordt ingetrokken, en nergens staat waarom",
  },
  { en: "Say why in note", nl: "Zeg waarom, in note" },
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

const readBaseline = (
  row: Row,
  { units, broken }: Reading,
  indicator: IndicatorId | undefined,
  readValue: CellReader<MarkedValue>,
) => {
  const period = optional(row, "baseline_period", parsePeriod);
  const text = cell(row, "baseline").toLowerCase();
  if (text === "" || sayNone.includes(text)) {
    if (cell(row, "baseline_period") !== "") refuse(row, "baseline_period", withoutValue);
    return undefined;
  }
  const read = optional(row, "baseline", readValue);
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

/** What a row leaves as it was, by what it revises. */
const untouched: Readonly<Record<NonNullable<Read["revises"]>, ReadonlyArray<Column>>> = {
  rule: ["baseline", "baseline_period"],
  baseline: ["rule"],
  "rule+baseline": [],
};

const ANY_RULE: Rule = { _tag: "Trend" };

const provenanceOf = ({ knownOn, source, decidedBy }: SetTarget): Provenance => present({ knownOn, source, decidedBy });

const revision = (before: Read, { set, noBaseline, revises }: Read): ReviseTarget => {
  if (revises !== undefined) {
    return {
      _tag: "ReviseTarget",
      target: set.target,
      ...(revises === "baseline" ? {} : { rule: set.rule }),
      ...(revises === "rule" ? {} : { baseline: set.baseline ?? null }),
      ...present({ why: set.note }),
      ...provenanceOf(set),
    };
  }
  const isNewRule = printRule(before.set.rule) !== printRule(set.rule);
  const isNewBaseline = printBaseline(before.set.baseline) !== printBaseline(set.baseline);
  return {
    _tag: "ReviseTarget",
    target: set.target,
    ...present({
      rule: isNewRule ? set.rule : undefined,
      baseline: isNewBaseline ? (noBaseline ? null : set.baseline) : undefined,
      why: set.note,
    }),
    ...provenanceOf(set),
  };
};

const commandsOf = (rows: ReadonlyArray<Read>, { broken }: Reading): ReadonlyArray<Located> => {
  const { ordered, duplicates } = inOrder(rows);
  // Dates may come from the documents: without those, nothing can be said of the order.
  if (broken.has("documents")) return [];
  for (const { row, first } of duplicates) refuse(row.row, "target", duplicateOf(placeOf(first.row), "known_on"));
  let before: Read | undefined;
  return ordered.map((read): Located => {
    const { row, set, version, isWithdrawn } = read;
    const located = { origin: { place: placeOf(row) }, version };
    if (isWithdrawn) {
      if (before !== undefined) checkFixed(ordered[0] ?? before, read);
      return { command: withdrawal(set), ...located };
    }
    const last = before;
    before = last === undefined ? read : standing(last, read);
    if (last === undefined) {
      // What says that it revises may be about a target that the register holds already.
      return { command: read.revises === undefined ? set : revision(read, read), ...located };
    }
    checkFixed(ordered[0] ?? last, read);
    return { command: revisionOf(last, read), ...located };
  });
};

/** A row with what it leaves as it was. */
const standing = ({ set: before }: Read, read: Read): Read => {
  const { baseline, ...set } = read.set;
  if (read.revises === "rule") return { ...read, set: { ...set, ...present({ baseline: before.baseline }) } };
  return read.revises === "baseline" ? { ...read, set: { ...read.set, rule: before.rule } } : read;
};

const withdrawal = (set: SetTarget): WithdrawTarget => ({
  _tag: "WithdrawTarget",
  target: set.target,
  why: set.note ?? "",
  ...provenanceOf(set),
});

/** What a row revises, as it says itself, else what differs from the row before it. */
const revisionOf = (before: Read, read: Read): ReviseTarget => {
  if (
    read.revises === undefined &&
    before.set.baseline !== undefined &&
    read.set.baseline === undefined &&
    !read.noBaseline
  ) {
    refuse(read.row, "baseline", baselineLeftOut);
  }
  const command = revision(before, read);
  if (command.rule === undefined && command.baseline === undefined && !read.row.failed) {
    refuse(read.row, "target", duplicateOf(placeOf(before.row), "rule"));
  }
  return command;
};

/** targets.csv: promises. The same target again, known later, with another rule or baseline, is a revision; with the rule `withdrawn` it is taken back. */
export const targetReader = (reading: Reading): TableReader => {
  const targets = groups<Read>();
  const readChange = changeIn(reading.locale);
  const readRule = ruleIn(reading.locale);
  const readValue = valueIn(reading.locale);
  return {
    row: (row) => {
      const target = required(row, "target", parseIdentifier<TargetId>);
      const indicator = required(row, "indicator", parseIdentifier<IndicatorId>);
      const isWithdrawn = withdrawnWords.accepted.has(cell(row, "rule").toLowerCase());
      const revises = optional(row, "revises", revisedWords.read);
      const needsRule = !isWithdrawn && revises !== "baseline";
      const surplus = isWithdrawn ? untouched.rule : revises === undefined ? [] : untouched[revises];
      for (const column of surplus) if (cell(row, column) !== "") refuse(row, column, notRevised);
      const rule = needsRule ? required(row, "rule", readRule) : ANY_RULE;
      const area = optional(row, "area", parseIdentifier<AreaId>);
      const title = optional(row, "title", anyText);
      const programme = optional(row, "programme", parseIdentifier<ProgrammeId>);
      const written = optional(row, "class", targetClassWords.read);
      const baseline = readBaseline(row, reading, indicator, readValue);
      const onDefinitionChange = optional(row, "on_definition_change", policyWords.read);
      const minimumDetectableChange = optional(row, "minimum_detectable_change", readChange);
      const ambiguity = optional(row, "ambiguity", anyText);
      const known = provenance(row, reading);
      const note = optional(row, "note", anyText);
      if (isWithdrawn && note === undefined) refuse(row, "note", noReason);
      const version = versionOf(row);
      if (row.failed || target === undefined || indicator === undefined || rule === undefined) return;
      const facts = { area, title, programme, baseline, onDefinitionChange, minimumDetectableChange, ambiguity, note };
      const set: SetTarget = {
        _tag: "SetTarget",
        target,
        indicator,
        rule,
        class: written ?? "targetValue",
        ...present(facts),
        ...known,
      };
      const read: Read = {
        row,
        set,
        knownOn: known.knownOn,
        noBaseline: sayNone.includes(cell(row, "baseline").toLowerCase()),
        version,
        isWithdrawn,
        ...present({ revises }),
      };
      targets.add(target, read);
    },
    finish: () => {
      const all = targets.all().map((rows) => commandsOf(rows, reading));
      // First every target is set, then they are revised.
      return [...all.flatMap((located) => located.slice(0, 1)), ...all.flatMap((located) => located.slice(1))];
    },
  };
};
