import { type EventId, type ExplainedCheck, type Explanation, label, type Question, stepNames } from "@meetlat/core";
import { toCsv } from "../text/csv.ts";
import { verdictSigns, verdictStyles } from "../text/paint.ts";
import { wrapText } from "../text/table.ts";
import { checkFields, type Look } from "./check.ts";

/** The first digits of an id, which are enough to find it by. */
const short = (id: EventId): string => id.slice(0, 8);

interface Flat {
  readonly depth: number;
  readonly explanation: Explanation;
}

const flatten = (explanation: Explanation, depth = 0): ReadonlyArray<Flat> => [
  { depth, explanation },
  ...explanation.parts.flatMap((part) => flatten(part, depth + 1)),
];

const asData = (explanation: Explanation): object => {
  const { evaluation, rule, area, steps, together, parts } = explanation;
  const { period, verdict, stage, reasons } = evaluation;
  return { period, area, rule, verdict, stage, reasons, steps, together, parts: parts.map(asData) };
};

/** The explanation as one JSON document: the check, and the steps and parts that led to it. */
export const explanationAsJson = ({ check, explanation }: ExplainedCheck, { asOf, knownAt }: Question): string => {
  const report = {
    schema: "meetlat-explain/1",
    asOf,
    knownAt: knownAt ?? null,
    check: checkFields(check),
    explanation: asData(explanation),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

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

/** The steps for people: a heading per part, a line per step, with the ids of the events behind it. */
export const explanationAsText = ({ check, explanation }: ExplainedCheck, { language, paint, width }: Look): string => {
  const lines = flatten(explanation).flatMap(({ depth, explanation: part }): ReadonlyArray<string> => {
    const { evaluation, area, rule, steps, together } = part;
    const indent = "  ".repeat(depth);
    const { verdict, period } = evaluation;
    const of =
      depth === 0
        ? `${check.target} · ${check.title} (${check.area}, ${check.unit})`
        : [area, rule].filter((x) => x !== null).join(": ");
    const about = period === null ? "" : ` ${period}`;
    const heading = `${indent}${paint("bold", of)}${about}: ${paint(verdictStyles[verdict], `${verdictSigns[verdict]} ${label("verdict", verdict, language)}`)}`;
    const room = (width ?? 110) - indent.length - 22;
    const stepLines = steps.flatMap(({ step, text, events }) => {
      const ids = events.length === 0 ? "" : ` [${events.map(short).join(" ")}]`;
      const [first = "", ...more] = wrapText(`${text[language]}${ids}`, Math.max(room, 30));
      const name = `${String(step).padStart(2)} ${stepNames[step][language]}`.padEnd(20);
      return [`${indent}  ${name}${first}`, ...more.map((line) => `${indent}  ${" ".repeat(20)}${line}`)];
    });
    return [heading, ...(together === null ? [] : [`${indent}  ${together[language]}`]), ...stepLines];
  });
  return `${lines.join("\n")}\n`;
};
