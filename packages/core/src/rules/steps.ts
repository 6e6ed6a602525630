import type { Day } from "../vocabulary/day.ts";
import type { EventId } from "../vocabulary/identifier.ts";
import { label } from "../vocabulary/labels.ts";
import type { Language, Text } from "../vocabulary/language.ts";
import type { Period } from "../vocabulary/period.ts";
import type { Reason, Stage, Verdict } from "../vocabulary/target-words.ts";
import type { Unit } from "../vocabulary/unit.ts";
import type { Interval, Value } from "../vocabulary/value.ts";
import { writeDecimal, writeValue } from "../vocabulary/written.ts";
import type { Bound } from "./asked.ts";

/** The steps of an evaluation, in their order; the first that hits decides. */
export const stepNames = {
  1: { en: "target", nl: "streefwaarde" },
  2: { en: "what was asked", nl: "wat is gevraagd" },
  3: { en: "measurement", nl: "meting" },
  4: { en: "due", nl: "termijn" },
  5: { en: "definition", nl: "definitie" },
  6: { en: "unit", nl: "eenheid" },
  7: { en: "coverage", nl: "dekking" },
  8: { en: "comparison", nl: "vergelijking" },
  9: { en: "significance", nl: "significantie" },
  10: { en: "stage", nl: "status" },
} as const satisfies Record<number, Text>;

/** The number of a step. */
export type StepNumber = keyof typeof stepNames;

/** One step that led to a verdict: what was found, in words, and the events behind it. */
export interface Step {
  readonly step: StepNumber;
  readonly text: Text;
  readonly events: ReadonlyArray<EventId>;
}

/** Takes note of a step; the words are made only when somebody listens. */
export type Trace = (step: StepNumber, say: () => Text, events?: ReadonlyArray<EventId>) => void;

/** Listens to nothing. */
export const silent: Trace = () => {};

const both = (say: (language: Language) => string): Text => ({ en: say("en"), nl: say("nl") });

const signs = { "<=": "≤", ">=": "≥", "<": "<", ">": ">" } as const;

const intervalText = ({ low, high }: Interval, language: Language): string => {
  if (low !== null && high !== null) {
    const [a, b] = [writeDecimal(low, language), writeDecimal(high, language)];
    return a === b ? a : `${a}–${b}`;
  }
  if (low !== null) return `≥ ${writeDecimal(low, language)}`;
  return high === null ? "?" : `≤ ${writeDecimal(high, language)}`;
};

const boundsText = (bounds: ReadonlyArray<Bound>, language: Language): string =>
  bounds
    .map(({ comparator, at }) => `${signs[comparator]} ${intervalText(at, language)}`)
    .join(language === "nl" ? " en " : " and ");

/** What every step says. */
export const say = {
  unsaid: (reasons: ReadonlyArray<Reason>): Text =>
    both((language) => `${reasons.map((reason) => label("reason", reason, language)).join("; ")}.`),
  asked: (bounds: ReadonlyArray<Bound>, period: Period, unit: Unit): Text => ({
    en: `Asked over ${period}: ${boundsText(bounds, "en")} (${unit}).`,
    nl: `Gevraagd over ${period}: ${boundsText(bounds, "nl")} (${unit}).`,
  }),
  askedButUnknown: (reason: Reason): Text => ({
    en: `What it is held against is not known: ${label("reason", reason, "en")}.`,
    nl: `Waartegen het wordt gehouden is niet bekend: ${label("reason", reason, "nl")}.`,
  }),
  measured: (value: Value, period: Period): Text => ({
    en: `Measured over ${period}: ${writeValue(value, "en")}.`,
    nl: `Gemeten over ${period}: ${writeValue(value, "nl")}.`,
  }),
  notMeasured: (period: Period): Text => ({
    en: `Nothing was measured for ${period}, as far as was known.`,
    nl: `Er is niets gemeten voor ${period}, voor zover bekend.`,
  }),
  standing: (value: Value, period: Period): Text => ({
    en: `The latest before it, over ${period}, shows how far things are: ${writeValue(value, "en")}.`,
    nl: `De laatste daarvoor, over ${period}, laat zien hoe ver het is: ${writeValue(value, "nl")}.`,
  }),
  due: (period: Period, asOf: Day): Text => ({
    en: `${period} had ended on ${asOf}.`,
    nl: `${period} was voorbij op ${asOf}.`,
  }),
  dueSoFar: (asOf: Day): Text => ({
    en: `The term has no end; what had ended on ${asOf} is judged.`,
    nl: `De termijn heeft geen einde; wat voorbij was op ${asOf} wordt beoordeeld.`,
  }),
  notDue: (period: Period, asOf: Day): Text => ({
    en: `${period} had not ended on ${asOf}, so nothing was due.`,
    nl: `${period} was niet voorbij op ${asOf}, dus er hoefde nog niets gehaald te zijn.`,
  }),
  alreadyMet: (): Text => ({
    en: "What is counted so far can only grow, and meets already.",
    nl: "Wat tot nu toe is geteld kan alleen groeien, en haalt het al.",
  }),
  reason: (reason: Reason): Text => both((language) => `${label("reason", reason, language)}.`),
  sameDefinition: (): Text => ({
    en: "The definition is the one that the promise was made under.",
    nl: "De definitie is die waaronder de belofte is gedaan.",
  }),
  definitionFlagged: (): Text => ({
    en: "The definition changed; the target says to judge all the same.",
    nl: "De definitie is gewijzigd; de streefwaarde zegt toch te oordelen.",
  }),
  sameUnit: (unit: Unit): Text => ({ en: `Both are in ${unit}.`, nl: `Beide zijn in ${unit}.` }),
  converted: (from: Unit, to: Unit, value: Value): Text => ({
    en: `Converted from ${from} to ${to} by a declared factor: ${writeValue(value, "en")}.`,
    nl: `Omgerekend van ${from} naar ${to} met een opgegeven factor: ${writeValue(value, "nl")}.`,
  }),
  whole: (): Text => ({ en: "It covers all of its period.", nl: "Het beslaat de hele periode." }),
  part: (judged: boolean): Text => ({
    en: judged
      ? "It covers part of its period; that is judged, provisionally."
      : "It covers part of its period, and what is missing counts.",
    nl: judged
      ? "Het beslaat een deel van de periode; dat wordt voorlopig beoordeeld."
      : "Het beslaat een deel van de periode, en wat ontbreekt telt mee.",
  }),
  compared: (value: Value, bounds: ReadonlyArray<Bound>, verdict: Verdict): Text =>
    both(
      (language) =>
        `${writeValue(value, language)} ${language === "nl" ? "tegen" : "against"} ${boundsText(bounds, language)}: ${label("verdict", verdict, language)}.`,
    ),
  established: (established: boolean): Text => ({
    en: established
      ? "The change is more than chance."
      : "It has not been established that the change is more than chance.",
    nl: established
      ? "De verandering is meer dan toeval."
      : "Het staat niet vast dat de verandering meer is dan toeval.",
  }),
  stage: (stage: Stage): Text => both((language) => `${label("stage", stage, language)}.`),
} as const;
