import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories } from "../../../testing/src/arbitraries/histories.ts";
import { questions } from "../../../testing/src/arbitraries/questions.ts";
import { days } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  type AreaSetId,
  checkTarget,
  claimChecks,
  type Day,
  deliverableChecks,
  deviations,
  disclosedSeries,
  type Event,
  type Explanation,
  explainTarget,
  fold,
  forecastsFor,
  type IndicatorId,
  period,
  type Question,
  series,
  smallCountsPolicy,
  type TargetId,
  targetChecks,
  targetHistory,
  verdictHistory,
  WHOLE,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";

const targets = ["4a", "4b", "7"] as unknown as ReadonlyArray<TargetId>;
const indicators = ["eenzaamheid", "bezoeken", "uitkeringen"] as unknown as ReadonlyArray<IndicatorId>;

/** Everything that can be asked of a register. */
const answers = (events: ReadonlyArray<Event>, question: Question): string => {
  const register = fold(events);
  const areas = ["whole", "noord"] as const;
  return JSON.stringify([
    targetChecks(register, question),
    targets.map((id) => [
      explainTarget(register, id, null, question),
      explainTarget(register, id, period("2019"), question),
      targetHistory(register, id, question),
      verdictHistory(register, id, null, question),
    ]),
    ["2018", "2019", "2020"].map((year) => deviations(register, period(year), question)),
    indicators.flatMap((id) => areas.map((area) => series(register, id, area as never, question))),
    deliverableChecks(register, question),
    indicators.flatMap((id) => areas.map((area) => forecastsFor(register, id, area as never, question))),
    claimChecks(register, question),
    indicators.map((indicator) => {
      const divided = [{ whole: WHOLE, set: "gebieden" as AreaSetId, complete: false }];
      return disclosedSeries(register, { indicator, divided }, question, smallCountsPolicy);
    }),
  ]);
};

const next = (events: ReadonlyArray<Event>, more: ReadonlyArray<Event>): ReadonlyArray<Event> => [
  ...events,
  ...more.map((event, i) => ({ ...event, position: events.length + 1 + i }) as Event),
];

describe("a projection", () => {
  it("is not changed by what became known after the day asked about", () => {
    let changed = 0;
    fc.assert(
      fc.property(histories, questions(), (events, question) => {
        const { knownAt } = question;
        fc.pre(knownAt !== null && knownAt !== undefined);
        // Definitions name things and are not facts that become known; all else may be taken away.
        const known = events.filter(
          (e) => e.knownOn <= (knownAt as Day) || /Defined|Established|Registered|Stated/.test(e.type),
        );
        if (known.length < events.length) changed += 1;
        expect(answers(known, { ...question, at: null })).toBe(answers(events, { ...question, at: null }));
      }),
      { numRuns: runs(300) },
    );
    expect(changed).toBeGreaterThan(runs(50));
  });

  it("tells of every day since when a verdict was so", () => {
    let told = 0;
    const about = fc.constantFrom(null, period("2018"), period("2019"), period("2020"));
    fc.assert(
      fc.property(
        histories,
        questions(),
        fc.constantFrom(...targets),
        about,
        days,
        (events, question, id, over, on) => {
          fc.pre(on <= question.asOf);
          const register = fold(events);
          const entry = verdictHistory(register, id, over, question)?.findLast(({ from }) => from <= on)?.check ?? null;
          const knownAt = typeof question.knownAt === "string" && question.knownAt < on ? question.knownAt : on;
          const check = checkTarget(register, id, over, { ...question, asOf: on, knownAt });
          if (check !== null) told += 1;
          const shown = (one: typeof entry) =>
            one && [one.verdict, one.stage, one.reasons, one.observed, one.required, one.gap, one.rule];
          expect(shown(entry)).toEqual(shown(check));
        },
      ),
      { numRuns: runs(1500) },
    );
    expect(told).toBeGreaterThan(runs(150));
  });

  it("gives the same bytes at a position for ever, whatever is appended", () => {
    fc.assert(
      fc.property(histories, fc.nat(), questions(), (events, n, question) => {
        const cut = n % (events.length + 1);
        const before = answers(events.slice(0, cut), { ...question, at: null });
        expect(answers(events, { ...question, at: cut })).toBe(before);
      }),
      { numRuns: runs(300) },
    );
  });

  it("asks the same of a register that was folded in parts", () => {
    fc.assert(
      fc.property(histories, histories, questions(), (events, more, question) => {
        const all = next(events, more);
        const parts = fold(all.slice(events.length), fold(events));
        expect(JSON.stringify(targetChecks(parts, question))).toBe(JSON.stringify(targetChecks(fold(all), question)));
      }),
      { numRuns: runs(50) },
    );
  });

  it("never says met, or not met, without a measurement that was known", () => {
    let decided = 0;
    fc.assert(
      fc.property(histories, questions(), (events, question) => {
        const byId = new Map(events.map((event) => [event.id, event]));
        const plain: Question = { asOf: question.asOf };
        const asked = [question, plain].flatMap((q) => targetChecks(fold(events), q).map((check) => ({ check, q })));
        for (const { check, q } of asked) {
          const behind = check.evidence.map((id) => byId.get(id));
          expect(behind).not.toContain(undefined);
          for (const event of behind) {
            expect(event?.position ?? 0).toBeLessThanOrEqual(q.at ?? events.length);
            expect((event?.knownOn ?? "") <= (q.knownAt ?? "9999")).toBe(true);
          }
          if (check.verdict === "met" || check.verdict === "notMet") {
            decided += 1;
            expect(behind.some((event) => event?.type.startsWith("Measurement"))).toBe(true);
          }
          expect(check.verdict === "unknown" || check.verdict === "notApplicable").toBe(check.reasons.length > 0);
          expect(check.stage === null).toBe(check.verdict === "notApplicable");
        }
      }),
      { numRuns: runs(500) },
    );
    // A few histories decide most of it, so that of fewer tries perhaps none does.
    expect(decided).toBeGreaterThanOrEqual(5 * Math.floor(runs(500) / 500));
  });

  it("is explained by steps that end in the very verdict, with events that exist", () => {
    let steps = 0;
    const walk = (explanation: Explanation): ReadonlyArray<Explanation> => [
      explanation,
      ...explanation.parts.flatMap(walk),
    ];
    fc.assert(
      fc.property(histories, questions(), (events, question) => {
        const register = fold(events);
        const known = new Set(events.map((event) => event.id));
        for (const check of targetChecks(register, question)) {
          const explained = explainTarget(register, check.target, check.period, question);
          expect(explained?.check).toEqual(check);
          expect(check).toMatchObject(explained?.explanation.evaluation ?? {});
          for (const part of explained === null ? [] : walk(explained.explanation)) {
            expect(part.steps.length + part.parts.length).toBeGreaterThan(0);
            for (const step of part.steps) {
              steps += 1;
              for (const event of step.events) expect(known.has(event)).toBe(true);
              expect(step.text.nl).toMatch(/\.$/);
              expect(step.text.en).toMatch(/\.$/);
            }
          }
        }
      }),
      { numRuns: runs(150) },
    );
    expect(steps).toBeGreaterThan(runs(500));
  });

  it("has a history that ends in what is answered today, and in which every entry differs from the one before", () => {
    fc.assert(
      fc.property(histories, questions(), (events, { asOf }) => {
        const register = fold(events);
        for (const id of targets) {
          const history = verdictHistory(register, id, null, { asOf }) ?? [];
          const days = history.map((entry) => entry.from);
          expect(days).toEqual([...new Set(days)].sort());
          const now = checkTarget(register, id, null, { asOf, knownAt: asOf });
          if (now !== null) expect(history.at(-1)?.check.verdict).toBe(now.verdict);
        }
      }),
      { numRuns: runs(150) },
    );
  });
});
