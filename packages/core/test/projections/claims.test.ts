import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulas, formulasOver, publications } from "../../../testing/src/arbitraries/formulas.ts";
import { histories } from "../../../testing/src/arbitraries/histories.ts";
import { smallDecimals, values } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  type ClaimId,
  claimChecks,
  day,
  type Event,
  evaluateFormula,
  type FormulaReference,
  type Fraction,
  type FractionInterval,
  fold,
  holdPublished,
  intervalOf,
  type Operand,
  type OperandOf,
  type Published,
  pointOf,
  printFormula,
  type Value,
} from "../../src/index.ts";
import { compareFractions, evenDecimal } from "../../src/vocabulary/fraction.ts";
import { runs } from "../arbitraries/runs.ts";
import { given, indicator, measured } from "../cases/given.ts";

const names = ["a", "b", "c", "d"] as const;
type Name = (typeof names)[number];
type Named = Readonly<Record<Name, Value>>;

const leaves = fc
  .constantFrom(...names)
  .map((name) => ({ _tag: "Measured", indicator: name, area: "whole", period: "2020" }) as unknown as FormulaReference);
const formulasOfFour = formulasOver(leaves);
const fourValues = fc.record<Named>({
  a: values(smallDecimals),
  b: values(smallDecimals),
  c: values(smallDecimals),
  d: values(smallDecimals),
});

const operandsOf =
  (of: Named): OperandOf =>
  (reference): Operand => {
    const value = of[(reference as { indicator: string }).indicator as Name];
    return { interval: intervalOf(value), missing: value._tag === "Missing" ? value.reason : null, unit: null };
  };

/** A number that a value may stand for: `share` says which. */
const within = (value: Value, share: number): Value => {
  const { low, high } = intervalOf(value) ?? { low: null, high: null };
  const from = low === null ? (high === null ? -10 : Number(high) - 10) : Number(low);
  const to = high === null ? from + 20 : Number(high);
  const between = Math.round((from + ((to - from) * share) / 4) * 1000) / 1000;
  return { _tag: "Exact", value: String(between === 0 ? 0 : between) as never };
};

const shares = fc.tuple(...names.map(() => fc.integer({ min: 0, max: 4 })));
const exactly = (of: Named, chosen: ReadonlyArray<number>, only: (value: Value) => boolean = () => true): Named =>
  Object.fromEntries(
    names.map((name, i) => [name, only(of[name]) ? within(of[name], chosen[i] ?? 0) : of[name]]),
  ) as unknown as Named;

const holds = ({ low, high }: FractionInterval, result: Fraction): boolean =>
  (low === null || compareFractions(low, result) <= 0) && (high === null || compareFractions(result, high) <= 0);

describe("evaluating a formula", () => {
  it("gives an interval that holds every result of numbers within the operands", () => {
    let bounded = 0;
    fc.assert(
      fc.property(formulasOfFour, fourValues, shares, (formula, of, chosen) => {
        const whole = evaluateFormula(formula, operandsOf(of));
        fc.pre(whole.defined);
        const one = evaluateFormula(formula, operandsOf(exactly(of, chosen)));
        expect(one.defined).toBe(true);
        const { low, high } = one.interval;
        if (low === null || high === null) throw new Error("no point");
        expect(compareFractions(low, high)).toBe(0);
        expect(holds(whole.interval, low), printFormula(formula)).toBe(true);
        if (whole.interval.low !== null && whole.interval.high !== null) bounded += 1;
      }),
      { numRuns: runs(3000) },
    );
    expect(bounded).toBeGreaterThan(200);
  });

  it("never changes consistent or contradicted when an unknown operand gets a number", () => {
    let decided = 0;
    fc.assert(
      fc.property(formulasOfFour, publications, fourValues, shares, (formula, published, of, chosen) => {
        const statusOf = (operands: Named) => {
          const { defined, interval } = evaluateFormula(formula, operandsOf(operands));
          return defined ? holdPublished(published, interval) : "unknown";
        };
        const before = statusOf(of);
        if (before === "unknown") return;
        decided += 1;
        const isOpen = (value: Value) => pointOf(value) === null;
        expect(statusOf(exactly(of, chosen, isOpen)), printFormula(formula)).toBe(before);
        expect(statusOf(exactly(of, chosen)), printFormula(formula)).toBe(before);
      }),
      { numRuns: runs(3000) },
    );
    expect(decided).toBeGreaterThan(300);
  });
});

describe("a claim", () => {
  it("that is made of its own computed number is consistent", () => {
    let even = 0;
    let uneven = 0;
    fc.assert(
      fc.property(
        formulasOfFour,
        fc.tuple(smallDecimals, smallDecimals, smallDecimals, smallDecimals),
        (formula, numbers) => {
          const known = names.flatMap((name, i) => [
            indicator(name, "persons", "stock", "neutral"),
            measured(name, { "2020": numbers[i] ?? "0" }),
          ]);
          const checkOf = (published: Published) => {
            const claim = { _tag: "RecordClaim", claim: "c" as ClaimId, text: "t", formula, published } as const;
            return claimChecks(given(...known, claim), { asOf: day("2021-07-01") })[0];
          };
          const computed = checkOf({ _tag: "Up" })?.computed ?? null;
          if (computed === null) return;
          if (computed._tag !== "Exact") throw new Error("not one number");
          expect(checkOf({ _tag: "Rounded", value: computed.value })?.status).toBe("consistent");
          const of = Object.fromEntries(names.map((name, i) => [name, { _tag: "Exact", value: numbers[i] }])) as never;
          const { low } = evaluateFormula(formula, operandsOf(of)).interval;
          if (low !== null && evenDecimal(low) !== null) {
            even += 1;
            expect(checkOf({ _tag: "Exactly", value: computed.value })?.status).toBe("consistent");
          } else uneven += 1;
        },
      ),
      { numRuns: runs(300) },
    );
    expect(even).toBeGreaterThan(20);
    expect(uneven).toBeGreaterThan(5);
  });

  const askedOf = (events: ReadonlyArray<Event>) => claimChecks(fold(events), { asOf: day("2024-12-31") });

  it("is unknown with a reason only, and names the events behind it", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const byId = new Map(events.map((event) => [event.id, event]));
        for (const { status, reasons, evidence } of askedOf(events)) {
          if (status === "unknown") expect(reasons.length).toBeGreaterThan(0);
          const behind = evidence.map((id) => byId.get(id));
          expect(behind[0]?.type).toBe("ClaimRecorded");
          expect(behind).not.toContain(undefined);
        }
      }),
      { numRuns: runs(300) },
    );
    // What this was held against knows every status.
    const seen = fc.sample(histories, { seed: 1, numRuns: runs(500) }).flatMap((events) => askedOf(events));
    expect(new Set(seen.map(({ status }) => status)).size).toBe(3);
  });

  it("is not shaken by formulas of any shape", () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        expect(
          evaluateFormula(formula, () => ({ interval: null, missing: "noMeasurement", unit: null })).unitDiffers,
        ).toBe(false);
      }),
    );
  });
});
