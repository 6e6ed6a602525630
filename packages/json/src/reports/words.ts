import {
  budgetWarnings,
  claimReasons,
  claimStatuses,
  consistencies,
  favourabilities,
  type Labelled,
  movements,
  reasons,
  reconciledColumns,
  reconciliationKinds,
  stages,
  targetChanges,
  verdicts,
} from "@meetlat/core";
import { EventId, wordSchemas } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field, list } from "./field.ts";

const closedList = <const Words extends ReadonlyArray<string>>(
  list: Words,
  title: string,
  description: string,
  kind?: Labelled,
) =>
  Schema.Literals(list).annotate({
    title,
    description:
      kind === undefined
        ? description
        : `${description} Words for people: label("${kind}", …) of @meetlat/core, in Dutch and English.`,
  });

/** The answer to “is the target met?”. */
export const Verdict = closedList(verdicts, "Verdict", "The answer to “is the target met?”.", "verdict");
/** How settled a verdict is. */
export const Stage = closedList(
  stages,
  "Stage",
  "How settled a verdict is: nothing due yet, the period or term still open, numbers not definitive, or final.",
  "stage",
);
/** Why a verdict is unknown or not applicable. */
export const Reason = closedList(
  reasons,
  "Reason",
  "Why a verdict is unknown or not applicable; and of something that was dropped, why it is not met.",
  "reason",
);
/** Whether a sentence with a number agrees with the register. */
export const ClaimStatus = closedList(
  claimStatuses,
  "ClaimStatus",
  "Whether a sentence with a number agrees with the register.",
  "claimStatus",
);
/** Why a claim is unknown, or what to be careful about. */
export const ClaimReason = closedList(
  claimReasons,
  "ClaimReason",
  "Why a claim is unknown, or what to be careful about.",
  "claimReason",
);
/** How a deviation works out for the organisation. */
export const Favourability = closedList(
  favourabilities,
  "Favourability",
  "How a deviation works out for the organisation.",
  "favourability",
);
/** Whether printed figures add up. */
export const Consistency = closedList(
  consistencies,
  "Consistency",
  "Whether printed figures add up: to the digit, within what rounding can explain, or not.",
);
/** What a printed figure was held against. */
export const ReconciliationKind = closedList(
  reconciliationKinds,
  "ReconciliationKind",
  "What a printed figure was held against: its own row, the parts of a total, what a balance is made of, or the columns of a theme.",
);
/** The column in which a printed figure stands. */
export const ReconciledColumn = closedList(
  reconciledColumns,
  "ReconciledColumn",
  "The column in which the printed figure stands.",
);
/** What a reader should know before relying on the figures. */
export const BudgetWarning = closedList(
  budgetWarnings,
  "BudgetWarning",
  "What a reader should know before relying on the figures: the document states no unit, or not which version of the budget it prints.",
);
/** Which way a series went. */
export const Movement = closedList(
  movements,
  "Movement",
  "Which way a series went; unknown when two numbers cannot be compared.",
);
/** How a target came to say what it says. */
export const TargetChange = closedList(targetChanges, "TargetChange", "How a target came to say what it says.");
/** The closed lists that events hold too. */
export const {
  side: Side,
  balance: BalanceKind,
  flag: Flag,
  missing: MissingReason,
  polarity: Polarity,
  deliverableStatus: DeliverableStatus,
} = wordSchemas;

/** The same words in both languages. */
export const BothLanguages = Schema.Struct({
  en: field(Schema.String, "In English."),
  nl: field(Schema.String, "In Dutch."),
}).annotate({ title: "BothLanguages", description: "The same words in English and Dutch." });

/** The events behind an answer. */
export const evidence = list(EventId, "The events behind it, by id.");

/** Flags of what was measured. */
export const flagList = list(Flag, "What is special about the measurements behind it.");

/** Why something is unknown. */
export const reasonList = list(Reason, "Why; empty when there is nothing to explain.");
