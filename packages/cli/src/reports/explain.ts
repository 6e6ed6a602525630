import { type ExplainedCheck, type Explanation, label, stepNames } from "@meetlat/core";
import { toCsv } from "../text/csv.ts";
import { verdictSigns, verdictStyles } from "../text/paint.ts";
import { wrapText } from "../text/table.ts";
import type { Look } from "./check.ts";
import type { PlacesOf } from "./event-place.ts";
import { targetHeading } from "./target-heading.ts";
import { words } from "./words.ts";

interface Flat {
  readonly depth: number;
  readonly explanation: Explanation;
}

const flatten = (explanation: Explanation, depth = 0): ReadonlyArray<Flat> => [
  { depth, explanation },
  ...explanation.parts.flatMap((part) => flatten(part, depth + 1)),
];

/** The steps as CSV, a row per step. */
export const explanationAsCsv = ({ explanation }: ExplainedCheck): string =>
  toCsv(
    ["depth", "area", "period", "verdict", "step", "nl", "en", "events"],
    flatten(explanation).flatMap(({ depth, explanation: { evaluation, area, steps, together } }) => {
      const about = { depth, area, period: evaluation.period, verdict: evaluation.verdict };
      const whole = together === null ? [] : [{ ...about, step: null, ...together, events: [] }];
      return [...whole, ...steps.map(({ step, text, events }) => ({ ...about, step, ...text, events }))];
    }),
  );

/** The steps for people: a heading per part, a line per step, with where the events behind it were read. */
export const explanationAsText = (
  { check, explanation, statement }: ExplainedCheck,
  placesOf: PlacesOf,
  { language, paint, width }: Look,
): string => {
  const lines = flatten(explanation).flatMap(({ depth, explanation: part }): ReadonlyArray<string> => {
    const { evaluation, area, rule, steps, together } = part;
    const indent = "  ".repeat(depth);
    const { verdict, period } = evaluation;
    const of = depth === 0 ? targetHeading(check) : [area, rule].filter((x) => x !== null).join(": ");
    const about = period === null ? "" : ` ${period}`;
    const heading = `${indent}${paint("bold", of)}${about}: ${paint(verdictStyles[verdict], `${verdictSigns[verdict]} ${label("verdict", verdict, language)}`)}`;
    const room = (width ?? 110) - indent.length - 22;
    const stepLines = steps.flatMap(({ step, text, events }, i) => {
      const places = events.length === 0 ? "" : ` [${placesOf(events).join("; ")}]`;
      const [first = "", ...more] = wrapText(`${text[language]}${places}`, Math.max(room, 30));
      const isNamed = steps[i - 1]?.step === step;
      const name = (isNamed ? "" : `${String(step).padStart(2)} ${stepNames[step][language]}`).padEnd(20);
      return [`${indent}  ${name}${first}`, ...more.map((line) => `${indent}  ${" ".repeat(20)}${line}`)];
    });
    return [heading, ...(together === null ? [] : [`${indent}  ${together[language]}`]), ...stepLines];
  });
  const said = statement === null ? [] : wrapText(`${words.statement[language]}: ${statement.text}`, width ?? 110);
  return `${[...lines, ...said].join("\n")}\n`;
};
