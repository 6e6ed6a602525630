import { type Period, periodBounds, periodStep, type Step } from "@meetlat/core";

const frequencies: Readonly<Record<Step, string>> = { year: "A", half: "S", quarter: "Q", month: "M", day: "D" };

/** How often there is a number, in SDMX's code list CL_FREQ; `_O` (other) for periods that are no calendar step. */
export const frequencyOf = (period: Period): string => {
  const step = periodStep(period);
  return step === null ? "_O" : frequencies[step];
};

const stepText = (step: Step, first: string): string => {
  const [year, month] = [first.slice(0, 4), Number(first.slice(5, 7))];
  switch (step) {
    case "year":
      return year;
    case "half":
      return `${year}-S${month <= 6 ? 1 : 2}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "month":
      return first.slice(0, 7);
    case "day":
      return first;
  }
};

const DAY = 24 * 60 * 60 * 1000;

/** The time between two days, both included: in years or months where those are whole, else in days. */
const durationOf = (first: string, last: string): string => {
  const start = new Date(`${first}T00:00:00Z`);
  const end = new Date(new Date(`${last}T00:00:00Z`).getTime() + DAY);
  if (start.getUTCDate() !== 1 || end.getUTCDate() !== 1) {
    return `P${Math.round((end.getTime() - start.getTime()) / DAY)}D`;
  }
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;
};

/**
 * A period as SDMX's time dimension has it: `2018`, `2018-S1`, `2018-Q3`, `2018-07`, `2018-07-15`, or a range as its first
 * day and how long it lasts, `2018-01-01/P4Y`.
 */
export const timePeriodOf = (period: Period): string => {
  const { first, last } = periodBounds(period);
  const step = periodStep(period);
  if (step !== null) return stepText(step, first);
  return last === null ? first : `${first}/${durationOf(first, last)}`;
};
