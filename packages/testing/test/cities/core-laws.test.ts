import { boundary, dayOf, decide, type Event, fold, matches, type Query, targetChecks } from "@meetlat/core";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cityHistories, questionsOver } from "../../src/index.ts";
import { answersOf } from "../../src/laws/answers.ts";

const cities = cityHistories({ mistakes: 15 });

/** The log as each step of a city found it. */
const before = (steps: ReadonlyArray<{ readonly events: ReadonlyArray<Event> }>): ReadonlyArray<ReadonlyArray<Event>> =>
  steps.map((_, i) => steps.slice(0, i).flatMap(({ events }) => events));

/** What core promises, of what a city could have recorded. */
describe("in the life of a city", () => {
  it("a command is decided on the events of its boundary as on the whole log", () => {
    let smaller = 0;
    fc.assert(
      fc.property(cities, ({ steps }) => {
        before(steps).forEach((log, i) => {
          const step = steps[i];
          if (step === undefined) return;
          const today = dayOf(step.recordedAt);
          const query: Query = boundary(step.command);
          const local = log.filter((event) => matches(query, event));
          if (local.length < log.length) smaller += 1;
          expect(decide(fold(local), step.command, today)).toStrictEqual(decide(fold(log), step.command, today));
        });
      }),
    );
    expect(smaller).toBeGreaterThan(200);
  });

  it("a command that is given again at once adds nothing", () => {
    fc.assert(
      fc.property(cityHistories(), ({ steps }) => {
        before([...steps, { events: [] }]).forEach((log, i) => {
          const step = steps[i - 1];
          if (step === undefined) return;
          expect(decide(fold(log), step.command, dayOf(step.recordedAt))).toStrictEqual(Result.succeed([]));
        });
      }),
    );
  });

  it("every answer stays the same at a position of the log, whatever comes after", () => {
    fc.assert(
      fc.property(cities, fc.nat(), fc.gen(), ({ events }, n, draw) => {
        const at = n % (events.length + 1);
        const question = { ...draw(questionsOver, events), at };
        const then = answersOf(events.slice(0, at), question);
        const now = answersOf(events, question);
        for (const [asked, answer] of Object.entries(then)) {
          expect(JSON.stringify(now[asked]), asked).toBe(JSON.stringify(answer));
        }
      }),
    );
  });

  it("no target is met or missed without a number that was known", () => {
    let decided = 0;
    fc.assert(
      fc.property(cities, fc.gen(), ({ events }, draw) => {
        const byId = new Map(events.map((event) => [event.id, event]));
        for (const check of targetChecks(fold(events), draw(questionsOver, events))) {
          if (check.verdict !== "met" && check.verdict !== "notMet") continue;
          decided += 1;
          const types = check.evidence.map((id) => byId.get(id)?.type);
          expect(types.some((type) => type?.startsWith("Measurement"))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(decided).toBeGreaterThan(100);
  });
});
