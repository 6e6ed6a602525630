import type {
  Amounts,
  EventId,
  Flag as Flags,
  Identifier as Id,
  Instant as Moment,
  Period as P,
  Query as Q,
  QueryItem,
} from "@meetlat/core";
import { decimal, flags, periodBounds, reasons, stages, unit, verdicts } from "@meetlat/core";
import {
  days,
  decimals,
  formulas,
  histories,
  periods,
  publications,
  queriesOver,
  rules,
  smallDecimals,
  values,
} from "@meetlat/testing";
import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { concatAll } from "fp-ts/lib/Monoid.js";
import * as Pred from "fp-ts/lib/Predicate.js";
import * as RA from "fp-ts/lib/ReadonlyArray.js";
import { describe, expect, it } from "vitest";
import {
  Budget,
  Day,
  Decimal,
  Flag,
  Formula,
  Identifier,
  Instant,
  Period,
  Published,
  Query,
  Reason,
  Rule,
  SequencePosition,
  Stage,
  Unit,
  Value,
  Verdict,
} from "../../src/index.ts";
import { runs } from "../runs.ts";
import { commutative, eqLaws, monoidLaws, ordLaws, ringLaws, showLaw, withEquals } from "./laws.ts";

/** The same number with zeros at the end. */
const padded = (text: string): fc.Arbitrary<Decimal.Decimal> =>
  fc.integer({ min: 0, max: 3 }).map((n) => {
    const zeros = "0".repeat(n);
    return (n === 0 ? text : text.includes(".") ? `${text}${zeros}` : `${text}.${zeros}`) as Decimal.Decimal;
  });
const numbers = withEquals(fc.oneof(decimals, smallDecimals), padded);

const rewritten = (period: P): fc.Arbitrary<P> => {
  const { first, last } = periodBounds(period);
  return fc.constantFrom(period, `${first}..${last ?? ""}` as P);
};
const same = <A>(a: A): fc.Arbitrary<A> => fc.constant(a);
const copied = <A>(a: A): fc.Arbitrary<A> => fc.constant(structuredClone(a));

const instants = days.map((day) => `${day}T12:00:00.000Z` as Moment);
const units = fc.constantFrom("%", "points", "kEUR", "EUR", "/1000", "personen").map(unit);
const ids = fc
  .stringMatching(/^[a-zé][a-z0-9._-]{0,6}$/)
  .filter((text) => E.isRight(Identifier.parse(text))) as unknown as fc.Arbitrary<Id | EventId>;
const positions = fc.nat(40);
const amount = fc.option(fc.oneof(smallDecimals, smallDecimals.chain(padded)), { nil: null });
const amounts: fc.Arbitrary<Amounts> = fc.record({
  original: amount,
  amended: amount,
  actual: amount,
  published: amount,
});
const queries = histories.chain(queriesOver);
const shuffled = (query: Q): fc.Arbitrary<Q> =>
  fc.shuffledSubarray([...query.items], { minLength: query.items.length }).map((items) => ({
    items: [...items, ...items.slice(0, 1)].map(
      ({ types, tags }): QueryItem => ({
        ...(types === undefined ? {} : { types: [...types].reverse() }),
        ...(tags === undefined ? {} : { tags: [...tags, ...tags] }),
      }),
    ),
  }));
const someQueries = withEquals(queries, shuffled);
const flagLists = fc.shuffledSubarray([...flags]);
const reasonLists = fc.shuffledSubarray([...reasons]);

describe("Eq", () => {
  eqLaws("Decimal", Decimal.Eq, numbers);
  eqLaws("Day", Day.Eq, withEquals(days, same));
  eqLaws("Instant", Instant.Eq, withEquals(instants, same));
  eqLaws("Period", Period.Eq, withEquals(periods, rewritten));
  eqLaws("Unit", Unit.Eq, units);
  eqLaws("Value", Value.Eq, withEquals(values(), copied));
  eqLaws("Identifier", Identifier.Eq, withEquals(ids, same));
  eqLaws("Rule", Rule.Eq, withEquals(rules, copied));
  eqLaws("Formula", Formula.Eq, withEquals(formulas, copied));
  eqLaws("Published", Published.Eq, withEquals(publications, copied));
  eqLaws("Verdict", Verdict.Eq, fc.constantFrom(...verdicts));
  eqLaws("Stage", Stage.Eq, fc.constantFrom(...stages));
  eqLaws("Reason", Reason.Eq, fc.constantFrom(...reasons));
  eqLaws("Flag", Flag.Eq, fc.constantFrom(...flags));
  eqLaws("SequencePosition", SequencePosition.Eq, positions);
  eqLaws("Amounts", Budget.EqAmounts, withEquals(amounts, copied));
  eqLaws("Query", Query.Eq, someQueries);

  it("of decimals and periods is by what they are, however written", () => {
    fc.assert(
      fc.property(
        decimals.chain((a) => fc.tuple(fc.constant(a), padded(a))),
        ([a, b]) => Decimal.Eq.equals(a, b),
      ),
      { numRuns: runs(300) },
    );
    fc.assert(
      fc.property(
        periods.chain((a) => fc.tuple(fc.constant(a), rewritten(a))),
        ([a, b]) => Period.Eq.equals(a, b),
      ),
      { numRuns: runs(300) },
    );
  });

  it("of values, rules and what was published is digit for digit", () => {
    const read = <A>(parsed: E.Either<unknown, A>): A => E.getOrElse<unknown, A>(() => expect.unreachable())(parsed);
    expect(Value.Eq.equals(read(Value.parse("8.7")), read(Value.parse("8.70")))).toBe(false);
    expect(Rule.Eq.equals(read(Rule.parse("<= 24 in 2018")), read(Rule.parse("<= 24.0 in 2018")))).toBe(false);
    expect(Published.Eq.equals(read(Published.parse("rounded 1.4")), read(Published.parse("rounded 1.40")))).toBe(
      false,
    );
  });

  it("of queries means that they match the same events", () => {
    const cases = histories
      .filter((events) => events.length > 0)
      .chain((events) =>
        queriesOver(events).chain((query) => fc.tuple(fc.constant(events), fc.constant(query), shuffled(query))),
      );
    fc.assert(
      fc.property(cases, ([events, query, other]) => {
        expect(Query.Eq.equals(query, other)).toBe(true);
        expect(events.filter(Query.matches(other))).toEqual(events.filter(Query.matches(query)));
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("Ord", () => {
  ordLaws("Decimal", Decimal.Ord, numbers, Decimal.Eq);
  ordLaws("Day", Day.Ord, withEquals(days, same), Day.Eq);
  ordLaws("Instant", Instant.Ord, withEquals(instants, same), Instant.Eq);
  ordLaws("Period", Period.Ord, withEquals(periods, rewritten), Period.Eq);
  ordLaws("Unit", Unit.Ord, units, Unit.Eq);
  ordLaws("Identifier", Identifier.Ord, withEquals(ids, same), Identifier.Eq);
  ordLaws("Verdict", Verdict.Ord, fc.constantFrom(...verdicts), Verdict.Eq);
  ordLaws("Stage", Stage.Ord, fc.constantFrom(...stages), Stage.Eq);
  ordLaws("SequencePosition", SequencePosition.Ord, positions, SequencePosition.Eq);

  it("of decimals is that of numbers, and of days that of time", () => {
    fc.assert(
      fc.property(
        smallDecimals,
        smallDecimals,
        (a, b) => Decimal.Ord.compare(a, b) === Math.sign(Number(a) - Number(b)),
      ),
      { numRuns: runs(300) },
    );
    fc.assert(
      fc.property(days, days, (a, b) => Day.Ord.compare(a, b) === Math.sign(Date.parse(a) - Date.parse(b))),
      { numRuns: runs(300) },
    );
  });
});

describe("Show", () => {
  const readBack = <A>(
    name: string,
    parse: (text: string) => E.Either<unknown, A>,
    { show }: { readonly show: (a: A) => string },
    arbitrary: fc.Arbitrary<A>,
  ): void =>
    it(`of a ${name} is read back as it was`, () => {
      fc.assert(
        fc.property(arbitrary, (a) => {
          expect(parse(show(a))).toEqual(E.right(a));
        }),
        { numRuns: runs(300) },
      );
    });

  readBack("decimal", Decimal.parse, Decimal.Show, numbers);
  readBack("day", Day.parse, Day.Show, days);
  readBack("moment", Instant.parse, Instant.Show, instants);
  readBack("period", Period.parse, Period.Show, periods);
  readBack("unit", Unit.parse, Unit.Show, units);
  readBack("value", Value.parse, Value.Show, values());
  readBack("identifier", Identifier.parse, Identifier.Show, ids as fc.Arbitrary<Id>);
  readBack("rule", Rule.parse, Rule.Show, rules);
  readBack("formula", Formula.parse, Formula.Show, formulas.filter(Formula.isSound));
  readBack("publication", Published.parse, Published.Show, publications);
  showLaw("verdict", Verdict.Show, fc.constantFrom(...verdicts), Verdict.Eq);
  showLaw("stage", Stage.Show, fc.constantFrom(...stages), Stage.Eq);
  showLaw("reason", Reason.Show, fc.constantFrom(...reasons), Reason.Eq);
  showLaw("flag", Flag.Show, fc.constantFrom(...flags), Flag.Eq);
  showLaw("number in Dutch", Decimal.getShow("nl"), numbers, Decimal.Eq);
});

describe("Monoid", () => {
  monoidLaws("Decimal, sum", Decimal.MonoidSum, numbers, Decimal.Eq);
  monoidLaws("Decimal, product", Decimal.MonoidProduct, numbers, Decimal.Eq);
  ringLaws("Decimal", Decimal.Ring, numbers, Decimal.Eq);
  monoidLaws("Verdict, all", Verdict.MonoidAll, fc.constantFrom(...verdicts), Verdict.Eq);
  monoidLaws("Verdict, any", Verdict.MonoidAny, fc.constantFrom(...verdicts), Verdict.Eq);
  commutative("Verdict, all", Verdict.MonoidAll, fc.constantFrom(...verdicts), Verdict.Eq);
  commutative("Verdict, any", Verdict.MonoidAny, fc.constantFrom(...verdicts), Verdict.Eq);
  monoidLaws("SequencePosition, max", SequencePosition.MonoidMax, positions, SequencePosition.Eq);
  monoidLaws("Flags", Flag.MonoidUnion, flagLists, RA.getEq(Flag.Eq));
  monoidLaws("Reasons", Reason.MonoidUnion, reasonLists, RA.getEq(Reason.Eq));
  monoidLaws("Amounts, sum", Budget.MonoidSumAmounts, amounts, Budget.EqAmounts);
  commutative("Amounts, sum", Budget.MonoidSumAmounts, amounts, Budget.EqAmounts);
  monoidLaws("Query, union", Query.MonoidUnion, someQueries, Query.Eq);
  commutative("Query, union", Query.MonoidUnion, someQueries, Query.Eq);

  it("of verdicts gives what a list as a whole gives", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts), { maxLength: 12 }), (list) => {
        expect(concatAll(Verdict.MonoidAll)(list)).toBe(Verdict.every(list));
        expect(concatAll(Verdict.MonoidAny)(list)).toBe(Verdict.some(list));
      }),
      { numRuns: runs(300) },
    );
  });

  it("of verdicts, all, is the least of their order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts), { minLength: 1, maxLength: 12 }), (list) => {
        expect(RA.sort(Verdict.Ord)(list)[0]).toBe(Verdict.every(list));
      }),
      { numRuns: runs(300) },
    );
  });

  it("of decimals sums a list as core does, to the digit", () => {
    const total = concatAll(Decimal.MonoidSum);
    expect(total(["0.1", "0.2", "-0.30"].map(decimal))).toBe("0");
    expect(total(["99999999999999999999", "0.00000000000000000001"].map(decimal))).toBe(
      "99999999999999999999.00000000000000000001",
    );
  });

  it("of flags keeps each flag once, in the order in which it was first said", () => {
    const lists: ReadonlyArray<ReadonlyArray<Flags>> = [["revised", "estimated"], ["provisional", "revised"], []];
    expect(concatAll(Flag.MonoidUnion)(lists)).toEqual(["revised", "estimated", "provisional"]);
  });

  it("of queries is carried over by matches to “either” of predicates", () => {
    const either = Pred.getMonoidAny<Query.Taggable>();
    const cases = histories
      .filter((events) => events.length > 0)
      .chain((events) => fc.tuple(fc.constant(events), queriesOver(events), queriesOver(events)));
    fc.assert(
      fc.property(cases, ([events, a, b]) => {
        const union = Query.matches(Query.MonoidUnion.concat(a, b));
        const one = either.concat(Query.matches(a), Query.matches(b));
        for (const event of events) expect(union(event)).toBe(one(event));
      }),
      { numRuns: runs(50) },
    );
    expect(Query.matches(Query.MonoidUnion.empty)({ type: "TargetSet", tags: [] })).toBe(false);
  });
});
