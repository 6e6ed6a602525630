import type { AreaId, Event, IndicatorId, Period as P, TargetId } from "@meetlat/core";
import * as core from "@meetlat/core";
import * as codec from "@meetlat/core/codec";
import {
  closedPeriods,
  commandLists,
  commands,
  counter,
  days,
  decimals,
  formulas,
  histories,
  periods,
  publications,
  questions,
  rules,
  stampAt,
  values,
} from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as Endo from "fp-ts/lib/Endomorphism.js";
import * as O from "fp-ts/lib/Option.js";
import * as RA from "fp-ts/lib/ReadonlyArray.js";
import { describe, expect, it } from "vitest";
import {
  Budget,
  Codec,
  Day,
  Decimal,
  Disclosure,
  Formula,
  Identifier,
  Instant,
  Period,
  Projection,
  Published,
  Register,
  Rule,
  Unit,
  Value,
} from "../src/index.ts";
import { runs } from "./runs.ts";

const numRuns = runs(60);

const asEither = <A, F>(result: Result.Result<A, F>): E.Either<F, A> =>
  Result.isSuccess(result) ? E.right(result.success) : E.left(result.failure);

const day = "2021-07-01" as Day.Day;

/** Garbage, and notations with a character changed. */
const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc
    .tuple(
      fc.oneof(
        decimals,
        days,
        periods,
        values().map(core.printValue),
        rules.map(core.printRule),
        formulas.map(core.printFormula),
        publications.map(core.printPublished),
        fc.constantFrom("4b", "visits-2018", "2021-07-01T09:30:00.000Z", "kEUR"),
      ),
      fc.nat(60),
      fc.constantFrom("", "", "x", " ", "9", "-", "."),
    )
    .map(([text, at, put]) => (put === "" ? text : `${text.slice(0, at)}${put}${text.slice(at + 1)}`)),
);

describe("what is read and printed", () => {
  it("is what core reads, with the same reasons when it cannot", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(Decimal.parse(text)).toEqual(asEither(core.parseDecimal(text)));
        expect(Day.parse(text)).toEqual(asEither(core.parseDay(text)));
        expect(Instant.parse(text)).toEqual(asEither(core.parseInstant(text)));
        expect(Period.parse(text)).toEqual(asEither(core.parsePeriod(text)));
        expect(Unit.parse(text)).toEqual(asEither(core.parseUnit(text)));
        expect(Value.parse(text)).toEqual(asEither(core.parseValue(text)));
        expect(Identifier.parse(text)).toEqual(asEither(core.parseIdentifier(text)));
        expect(Rule.parse(text)).toEqual(asEither(core.parseRule(text)));
        expect(Formula.parse(text)).toEqual(asEither(core.parseFormula(text)));
        expect(Published.parse(text)).toEqual(asEither(core.parsePublished(text)));
      }),
      { numRuns: runs(400) },
    );
  });

  it("is printed as core prints it", () => {
    fc.assert(
      fc.property(rules, formulas, values(), publications, (rule, formula, value, published) => {
        expect(Rule.print(rule)).toBe(core.printRule(rule));
        expect(Formula.print(formula)).toBe(core.printFormula(formula));
        expect(Value.print(value)).toBe(core.printValue(value));
        expect(Published.print(published)).toBe(core.printPublished(published));
      }),
      { numRuns },
    );
  });
});

describe("arithmetic, with what it is done by first", () => {
  it("refuses a number of decimals that is no whole number from 0", () => {
    const [three, hundred] = [Decimal.literal("3"), Decimal.literal("100")];
    for (const n of [-1, 0.5, 1.5, Number.NaN]) {
      const refused = new RangeError(`decimals is ${n}: give a whole number from 0`);
      expect(() => Decimal.quotient(three, n)(hundred)).toThrow(refused);
      expect(() => Decimal.percentage(three, n)(hundred)).toThrow(refused);
      expect(() => Decimal.round(n)(hundred)).toThrow(refused);
    }
  });

  it("gives what core gives", () => {
    fc.assert(
      fc.property(decimals, decimals, fc.nat(6), (a, b, n) => {
        expect(Decimal.add(b)(a)).toBe(core.add(a, b));
        expect(Decimal.subtract(b)(a)).toBe(core.subtract(a, b));
        expect(Decimal.multiply(b)(a)).toBe(core.multiply(a, b));
        expect(Decimal.quotient(b, n)(a)).toEqual(O.fromNullable(core.quotient(a, b, n)));
        expect(Decimal.percentage(b)(a)).toEqual(O.fromNullable(core.percentage(a, b)));
        expect(Decimal.percentage(b, n)(a)).toEqual(O.fromNullable(core.percentage(a, b, n)));
        expect(Decimal.round(n)(a)).toBe(core.roundFraction(core.fractionOf(a), n));
        expect(Budget.reconcile([a, b])(a)).toEqual(core.reconcile(a, [a, b]));
      }),
      { numRuns: runs(200) },
    );
  });

  it("of periods gives what core gives", () => {
    fc.assert(
      fc.property(periods, periods, days, (p, q, asOf) => {
        expect(Period.contains(q)(p)).toBe(core.periodContains(p, q));
        expect(Period.hasEnded(asOf)(p)).toBe(core.periodHasEnded(p, asOf));
        expect(Period.hasBegun(asOf)(p)).toBe(core.periodHasBegun(p, asOf));
        expect(Period.step(p)).toEqual(O.fromNullable(core.periodStep(p)));
        expect(Period.divide("quarter", asOf)(p)).toEqual(O.fromNullable(core.dividePeriod(p, "quarter", asOf)));
        expect(Period.divide("year")(p)).toEqual(O.fromNullable(core.dividePeriod(p, "year", null)));
        expect(Period.lastDay(p)).toEqual(O.fromNullable(core.periodBounds(p).last));
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("decisions", () => {
  it("about one command are those of core: the same drafts, the same rejections", () => {
    fc.assert(
      fc.property(histories, commands, fc.option(days, { nil: undefined }), (events, command, today) => {
        expect(Register.decide(command, today)(Register.fold(events))).toEqual(
          asEither(core.decide(core.fold(events), command, today ?? null)),
        );
        expect(Register.boundary(command)).toEqual(core.boundary(command));
      }),
      { numRuns: runs(300) },
    );
  });

  it("about a batch are those of core: the same events, the same rejections, the same register", () => {
    fc.assert(
      fc.property(histories, commandLists, (events, batch) => {
        const register = Register.fold(events);
        const stamp = () => stampAt(day, counter(1000));
        expect(Register.decideAll(batch, stamp())(register)).toEqual(
          asEither(core.decideAll(core.fold(events), batch, stamp())),
        );
        expect(Register.decideAndFold(batch, stamp())(register)).toEqual(
          asEither(core.decideAndFold(core.fold(events), batch, stamp())),
        );
        expect(Register.decideEach(batch, stamp(), Register.givenAgain)(register)).toEqual(
          core.decideEach(core.fold(events), batch, stamp(), core.givenAgain),
        );
        expect(Register.boundaryOfAll(batch)).toEqual(core.boundaryOfAll(batch));
      }),
      { numRuns },
    );
  });

  it("are both refused and taken, here", () => {
    const stamp = stampAt(day);
    const outcomes = fc
      .sample(fc.tuple(histories, commands), { numRuns: 300, seed: 1 })
      .map(([events, command]) => Register.decideAll([command], stamp)(Register.fold(events))._tag);
    expect(new Set(outcomes)).toEqual(new Set(["Left", "Right"]));
  });

  it("leave the register that they are given as it was, and evolving does too", () => {
    fc.assert(
      fc.property(histories, commandLists, (events, batch) => {
        const half = Math.floor(events.length / 2);
        const [before, after] = [events.slice(0, half), events.slice(half)];
        const register = Register.fold(before);
        Register.decideAll(batch, stampAt(day))(register);
        Register.decideAndFold(batch, stampAt(day))(register);
        Register.decideEach(batch, stampAt(day))(register);
        Register.evolveAll(after)(register);
        for (const event of after.slice(0, 1)) Register.evolve(event)(register);
        expect(register).toEqual(core.fold(before));
        expect(Register.empty).toEqual(core.emptyRegister());
      }),
      { numRuns },
    );
  });
});

describe("folding", () => {
  it("in two parts gives what folding at once gives, and what core's fold gives", () => {
    fc.assert(
      fc.property(histories, fc.nat(20), (events, n) => {
        const whole = core.fold(events);
        expect(Register.fold(events)).toEqual(whole);
        expect(Register.evolveAll(events.slice(n))(Register.fold(events.slice(0, n)))).toEqual(whole);
      }),
      { numRuns },
    );
  });

  it("carries lists of events over to fp-ts' monoid of endomorphisms", () => {
    const one = RA.foldMap(Endo.getMonoid<Register.Register>())((event: Event) => Register.evolve(event));
    fc.assert(
      fc.property(histories, (events) => {
        const few = events.slice(0, 6);
        expect(one(few)(Register.empty)).toEqual(Register.evolveAll(few)(Register.empty));
      }),
      { numRuns: runs(30) },
    );
  });
});

describe("questions", () => {
  const targets = fc.constantFrom("4a", "4b", "7", "none") as fc.Arbitrary<TargetId>;
  const indicators = fc.constantFrom("eenzaamheid", "bezoeken", "none") as fc.Arbitrary<IndicatorId>;
  const areas = fc.constantFrom("noord", "zuid", "whole") as fc.Arbitrary<AreaId>;
  const asked = fc.tuple(
    histories,
    questions(),
    fc.option(targets, { nil: undefined }),
    fc.option(closedPeriods, { nil: null }),
    indicators,
    areas,
    fc.option(areas, { nil: undefined }),
  );

  it("are answered as core answers them", () => {
    fc.assert(
      fc.property(asked, ([events, question, named, period, indicator, area, benchmark]) => {
        const register = core.fold(events);
        const target = named ?? ("4a" as TargetId);
        const filter = {
          ...(named === undefined ? {} : { target: named }),
          ...(period === null ? {} : { period }),
        };
        const year = period ?? ("2020" as P);
        expect(Projection.targetChecks(question, filter)(register)).toEqual(
          core.targetChecks(register, question, filter),
        );
        expect(Projection.targetChecks(question)(register)).toEqual(core.targetChecks(register, question));
        expect(Projection.checkTarget(target, period, question)(register)).toEqual(
          O.fromNullable(core.checkTarget(register, target, period, question)),
        );
        expect(Projection.explainTarget(target, period, question)(register)).toEqual(
          O.fromNullable(core.explainTarget(register, target, period, question)),
        );
        expect(Projection.targetHistory(target, question)(register)).toEqual(
          O.fromNullable(core.targetHistory(register, target, question)),
        );
        expect(Projection.verdictHistory(target, period, question)(register)).toEqual(
          O.fromNullable(core.verdictHistory(register, target, period, question)),
        );
        expect(Projection.series(indicator, area, question, benchmark)(register)).toEqual(
          O.fromNullable(core.series(register, indicator, area, question, benchmark ?? null)),
        );
        expect(Projection.deviations(year, question)(register)).toEqual(core.deviations(register, year, question));
        expect(Projection.deliverableChecks(question)(register)).toEqual(core.deliverableChecks(register, question));
        expect(Projection.claimChecks(question)(register)).toEqual(core.claimChecks(register, question));
        expect(Projection.forecastsFor(indicator, area, question)(register)).toEqual(
          core.forecastsFor(register, indicator, area, question),
        );
        const counts = {
          indicator,
          divided: [{ whole: core.WHOLE, set: "gebieden" as core.AreaSetId, complete: true }],
        };
        const policy = core.smallCountsPolicy;
        expect(Disclosure.disclosedSeries(counts, question, policy)(register)).toEqual(
          asEither(core.disclosedSeries(register, counts, question, policy)),
        );
      }),
      { numRuns: runs(100) },
    );
  });

  it("find something and nothing, here", () => {
    const found = fc.sample(asked, { numRuns: 200, seed: 1 }).map(([events, question, target, period]) => {
      const register = core.fold(events);
      return Projection.checkTarget(target ?? ("4a" as TargetId), period, question)(register)._tag;
    });
    expect(new Set(found)).toEqual(new Set(["None", "Some"]));
  });
});

describe("what comes from outside", () => {
  const damaged = (json: object): fc.Arbitrary<unknown> =>
    fc.oneof(
      fc.constant(json),
      fc
        .tuple(fc.constantFrom(...Object.keys(json)), fc.constantFrom(1, null, "", "nonsense", []))
        .map(([key, value]) => ({ ...json, [key]: value })),
      fc.constantFrom<unknown>({ ...json, surplus: 1 }, null, "text", {}),
    );

  it("is decoded as core decodes it, with all misfits", () => {
    fc.assert(
      fc.property(commands.chain(damaged), (input) => {
        expect(Codec.decodeCommand(input)).toEqual(asEither(codec.decodeCommand(input)));
      }),
      { numRuns: runs(200) },
    );
    const anEvent = histories
      .filter((events) => events.length > 0)
      .chain((events) => fc.constantFrom(...events))
      .chain(damaged);
    fc.assert(
      fc.property(anEvent, (input) => {
        expect(Codec.decodeEvent(input)).toEqual(asEither(codec.decodeEvent(input)));
        expect(Codec.decodeStoredEvent(input)).toEqual(asEither(codec.decodeStoredEvent(input)));
      }),
      { numRuns: runs(200) },
    );
  });
});
