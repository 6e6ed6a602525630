import * as Schema from "effect/Schema";
import { balanceKinds, sides, signConventions } from "../vocabulary/budget-words.ts";
import { isDay, isInstant } from "../vocabulary/day.ts";
import { compare, type Decimal as DecimalText, isDecimal, MAX_DECIMAL_DIGITS, sign } from "../vocabulary/decimal.ts";
import { deliverableStatuses } from "../vocabulary/deliverable-words.ts";
import {
  type AreaId,
  type AreaSetId,
  type ClaimId,
  type DeliverableId,
  type DocumentId,
  type Identifier,
  type IndicatorId,
  isEventId,
  isIdentifier,
  type LineId,
  MAX_IDENTIFIER_LENGTH,
  type ObjectiveId,
  type ProgrammeId,
  type TargetId,
  type ThemeId,
} from "../vocabulary/identifier.ts";
import { flags, indicatorClasses, natures, polarities } from "../vocabulary/indicator-words.ts";
import type { Labelled } from "../vocabulary/labels.ts";
import { isPeriod } from "../vocabulary/period.ts";
import { definitionChangePolicies, targetClasses } from "../vocabulary/target-words.ts";
import { isUnit } from "../vocabulary/unit.ts";
import { missingReasons, type Value } from "../vocabulary/value.ts";
import { said } from "./messages.ts";
import { patterns } from "./patterns.ts";
import type { Plain } from "./plain.ts";

/** A text with a form of its own: how the field is called, what it means, what it looks like, and its pattern. */
interface Form {
  readonly title: string;
  readonly description: string;
  readonly examples: ReadonlyArray<string>;
  readonly format?: string;
}

const text = <A extends string>(
  is: (text: string) => text is A,
  message: { readonly message: string },
  form: Form,
  constraints: Readonly<Record<string, unknown>>,
) =>
  Schema.String.pipe(
    Schema.refine(is, { ...message, ...form, toJsonSchema: () => constraints } as Schema.Annotations.Filter),
  );

/** An exact decimal, kept as its text. */
export const Decimal = text(
  isDecimal,
  said.decimal,
  {
    title: "Decimal",
    description: `An exact decimal number as text: a point for decimals, nothing between thousands, no exponent, no negative zero, at most ${MAX_DECIMAL_DIGITS} digits. Trailing zeros are kept.`,
    examples: ["1900", "-8.7", "0.25"],
  },
  { pattern: patterns.decimal, allOf: [{ pattern: patterns.decimalDigits(MAX_DECIMAL_DIGITS) }] },
);
const isComputed = new RegExp(patterns.decimal, "u");
/** An exact decimal that was computed: as {@link Decimal}, of any number of digits. */
export const ComputedDecimal = text(
  (text: string): text is string & DecimalText => isComputed.test(text),
  said.decimal,
  {
    title: "ComputedDecimal",
    description:
      "An exact decimal number as text: a point for decimals, nothing between thousands, no exponent, no negative zero. What was computed may have any number of digits.",
    examples: ["1900", "-8.7", "0.737500"],
  },
  { pattern: patterns.decimal },
);

const notation = (title: string, description: string, examples: ReadonlyArray<string>, pattern: string) => {
  const form = new RegExp(pattern, "u");
  return text(
    (text: string): text is string => form.test(text),
    said.notation,
    { title, description, examples },
    { pattern },
  );
};

/** A value in its notation, also one that was computed. */
export const ValueNotation = notation(
  "ValueNotation",
  "A value as text: exactly 24, at least >=65, at most <=5, between 170..200, about ~25 or ~25±2, or the word for why there is none. parseValue of @meetlat/core reads it; writeValue writes it for people.",
  ["24", ">=65", "<=5", "170..200", "~25±2", "notMeasured"],
  patterns.value(missingReasons),
);

/** What was published, in its notation. */
export const PublishedNotation = notation(
  "PublishedNotation",
  "What a document says of a result, as text. parsePublished of @meetlat/core reads it.",
  ["38", "rounded 1.4", "about 25", "more than 600", "at least 65", "up"],
  patterns.published,
);

/** A calendar day. */
export const Day = text(
  isDay,
  said.day,
  {
    title: "Day",
    description: "A day that exists, in the Gregorian calendar.",
    examples: ["2021-07-01"],
    format: "date",
  },
  { pattern: patterns.day },
);
/** A moment in UTC. */
export const Instant = text(
  isInstant,
  said.instant,
  {
    title: "Instant",
    description: "A moment in UTC, with milliseconds.",
    examples: ["2021-07-01T09:30:00.000Z"],
    format: "date-time",
  },
  { pattern: patterns.instant },
);
/** A period. */
export const Period = text(
  isPeriod,
  said.period,
  {
    title: "Period",
    description:
      "A year, half, quarter, month or day, or a range of them with both ends included; without an end it is open. The end is not before the start. Two periods are the same when their first and last days are: 2018-H1 equals 2018-01..2018-06.",
    examples: ["2018", "2018-H1", "2018-Q3", "2018-07", "2018-07-15", "2018..2021", "2023.."],
  },
  { pattern: patterns.period },
);
/** A unit. */
export const Unit = text(
  isUnit,
  said.unit,
  {
    title: "Unit",
    description:
      "What a number counts, in 1 to 40 characters. Percentages (%) and percentage points (points) are different units; kEUR is thousands of euros.",
    examples: ["%", "points", "kEUR", "/1000", "persons"],
  },
  { pattern: patterns.unit },
);
/** An event's id. */
export const EventId = text(
  isEventId,
  said.eventId,
  {
    title: "EventId",
    description: "Identifies an event: a UUID in lower case.",
    examples: ["01890a5d-ac96-774b-bcce-b302099a8057"],
    format: "uuid",
  },
  { pattern: patterns.eventId },
);
/** Text that says something. */
export const NonEmptyText = Schema.String.pipe(
  Schema.check(
    Schema.makeFilter((s: string) => s.trim() !== "", {
      ...said.text,
      toJsonSchema: () => ({ pattern: patterns.saysSomething }),
    }),
  ),
);

const identifier = <Id extends Identifier>(title: string, thing: string, example: string) =>
  text(
    (text: string): text is string & Id => isIdentifier(text),
    said.identifier,
    {
      title,
      description: `Identifies ${thing}: letters, digits, “.”, “_” and “-”, starting with a letter or digit, without “..”, in Unicode's composed form (NFC), at most ${MAX_IDENTIFIER_LENGTH} characters.`,
      examples: [example],
    },
    { pattern: patterns.identifier, maxLength: MAX_IDENTIFIER_LENGTH },
  );

/** A schema for each kind of identifier: a text without spaces that begins with a letter or digit, branded by what it names. */
export const ids = {
  document: identifier<DocumentId>("DocumentId", "a document", "jaarstukken-2020"),
  programme: identifier<ProgrammeId>("ProgrammeId", "a programme", "zorg"),
  objective: identifier<ObjectiveId>("ObjectiveId", "an objective", "minder-eenzaam"),
  indicator: identifier<IndicatorId>("IndicatorId", "an indicator", "eenzaamheid"),
  target: identifier<TargetId>("TargetId", "a target", "4b"),
  area: identifier<AreaId>("AreaId", "an area; “whole” is the territory of the organisation itself", "Delfshaven"),
  areaSet: identifier<AreaSetId>("AreaSetId", "a frozen set of areas", "gebieden"),
  line: identifier<LineId>("LineId", "a budget line within a programme and period", "lasten"),
  theme: identifier<ThemeId>("ThemeId", "a theme by which a deviation is explained", "jeugd"),
  deliverable: identifier<DeliverableId>("DeliverableId", "a deliverable", "telefoonlijn"),
  claim: identifier<ClaimId>("ClaimId", "a claim", "huisbezoeken-verdubbeld"),
} as const;

const closedList = <const Words extends ReadonlyArray<string>>(list: Words, title: string, description: string) =>
  Schema.Literals(list).annotate({ title, description });

const labelled = (kind: Labelled): string =>
  `Words for people: label("${kind}", …) of @meetlat/core, in Dutch and English.`;

/** The closed lists of words. */
export const words = {
  side: closedList(sides, "Side", `On which side of the budget a line stands. ${labelled("side")}`),
  balance: closedList(
    balanceKinds,
    "BalanceKind",
    `A balance that a budget or account prints under its lines. ${labelled("balance")}`,
  ),
  signConvention: closedList(signConventions, "SignConvention", "How a document signs its deviations."),
  flag: closedList(flags, "Flag", `What is special about a measurement. ${labelled("flag")}`),
  indicatorClass: closedList(
    indicatorClasses,
    "IndicatorClass",
    `What kind of thing an indicator measures. ${labelled("indicatorClass")}`,
  ),
  nature: closedList(natures, "Nature", `How an indicator's numbers behave in time. ${labelled("nature")}`),
  polarity: closedList(polarities, "Polarity", `Which way is better, if any. ${labelled("polarity")}`),
  definitionChangePolicy: closedList(
    definitionChangePolicies,
    "DefinitionChangePolicy",
    "What to do when the definition changed between the promise and the measurement: refuse to judge, or judge and flag.",
  ),
  targetClass: closedList(targetClasses, "TargetClass", `What sort of promise a target is. ${labelled("targetClass")}`),
  missing: closedList(
    missingReasons,
    "MissingReason",
    `Why there is no value; missing is never zero. ${labelled("missing")}`,
  ),
  deliverableStatus: closedList(
    deliverableStatuses,
    "DeliverableStatus",
    `How far a deliverable is, as somebody reported it. ${labelled("deliverableStatus")}`,
  ),
} as const;

/** A rule that no JSON Schema can say, on a schema with a name. */
export const unsayable = (message: { readonly message: string }, title: string, description: string) => ({
  ...message,
  title,
  description,
  toJsonSchema: () => [{}, true] as const,
});

/** What was observed. */
export const ValueSchema: Schema.Codec<Value, Plain<Value>> = Schema.Union([
  Schema.TaggedStruct("Exact", { value: Decimal }).annotate({ title: "Exact", description: "Exactly this number." }),
  Schema.TaggedStruct("AtLeast", { low: Decimal }).annotate({
    title: "AtLeast",
    description: "This number or more.",
  }),
  Schema.TaggedStruct("AtMost", { high: Decimal }).annotate({ title: "AtMost", description: "This number or less." }),
  Schema.TaggedStruct("Range", { low: Decimal, high: Decimal }).pipe(
    Schema.check(
      Schema.makeFilter(
        ({ low, high }) => compare(low, high) <= 0,
        unsayable(said.range, "Range", "Between two numbers, both included; the lowest stands first."),
      ),
    ),
  ),
  Schema.TaggedStruct("About", {
    value: Decimal,
    tolerance: Schema.optionalKey(
      Decimal.pipe(
        Schema.check(
          Schema.makeFilter((t) => sign(t) >= 0, {
            ...said.notNegative,
            title: "Tolerance",
            description: "A decimal that is not negative.",
            toJsonSchema: () => ({ pattern: patterns.notNegative }),
          }),
        ),
      ),
    ),
  }).annotate({ title: "About", description: "About this number; with a tolerance, anything that far from it." }),
  Schema.TaggedStruct("Missing", { reason: words.missing }).annotate({
    title: "Missing",
    description: "No value, and why.",
  }),
]).annotate({ title: "Value", description: "What was observed." });
