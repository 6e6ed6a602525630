import {
  type BudgetAdopted,
  claimChecks,
  deliverableChecks,
  deviations,
  type Event,
  fold,
  forecastsFor,
  type Question,
  series,
  targetChecks,
  WHOLE,
} from "@meetlat/core";

/** An answer, by what was asked. */
export type AnswersByQuestion = Readonly<Record<string, unknown>>;

/** Everything that can be asked of a register, answered, with the events behind each answer. */
export const answersOf = (events: ReadonlyArray<Event>, question: Question): AnswersByQuestion => {
  const register = fold(events);
  const periods = new Set(
    events.flatMap((event) => (event.type === "BudgetAdopted" ? [(event as BudgetAdopted).data.period] : [])),
  );
  const areas = [WHOLE, ...register.areas.keys()];
  return Object.fromEntries([
    ["targets", targetChecks(register, question)],
    ["claims", claimChecks(register, question)],
    ["deliverables", deliverableChecks(register, question)],
    ...[...periods].sort().map((period) => [`deviations ${period}`, deviations(register, period, question)] as const),
    ...[...register.indicators.keys()].flatMap((indicator) =>
      areas.flatMap((area) => [
        [`series ${indicator} ${area}`, series(register, indicator, area, question)] as const,
        [`forecasts ${indicator} ${area}`, forecastsFor(register, indicator, area, question)] as const,
      ]),
    ),
  ]);
};

const isPlace = (key: string): boolean => key === "evidence" || key === "event" || key === "position" || key === "at";

/** The answers without the ids and the places of the events behind them, for a route on which events get new ones. */
export const withoutPlaces = <A>(answer: A): A => {
  if (Array.isArray(answer)) return answer.map(withoutPlaces) as A;
  if (typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).flatMap(([key, one]) => (isPlace(key) ? [] : [[key, withoutPlaces(one)]])),
  ) as A;
};
