import {
  balanceKinds,
  budgetColumns,
  type Command,
  comparators,
  comparisonFunctions,
  definitionChangePolicies,
  deliverableStatuses,
  documentKinds,
  type Event,
  type EventType,
  flags,
  formulaOperators,
  indicatorClasses,
  missingReasons,
  natures,
  polarities,
  publishedDirections,
  publishedNumbers,
  sides,
  signConventions,
  targetClasses,
} from "@meetlat/core";
import * as codec from "@meetlat/core/codec";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as SchemaAST from "effect/SchemaAST";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as arbitraries from "../../src/index.ts";

const numRuns = 300;

const holdsTo = <A>(arbitrary: fc.Arbitrary<A>, decode: (sample: unknown) => unknown): void => {
  fc.assert(
    fc.property(arbitrary, (sample) => {
      expect(decode(sample)).toEqual(sample);
    }),
    { numRuns },
  );
};

const by = (schema: Schema.Top) =>
  Schema.decodeUnknownSync(schema as Schema.Codec<unknown, unknown>, { onExcessProperty: "error" });

const { anyCommandsByTag, commandsByTag, eventsByType, newEventsByType, rulesByTag } = arbitraries;

describe("every sample fits its schema, and decodes to itself", () => {
  const values: Readonly<Record<string, readonly [fc.Arbitrary<unknown>, Schema.Top]>> = {
    decimals: [arbitraries.decimals, codec.Decimal],
    smallDecimals: [arbitraries.smallDecimals, codec.Decimal],
    days: [arbitraries.days, codec.Day],
    calendarDays: [arbitraries.calendarDays, codec.Day],
    instants: [arbitraries.instants, codec.Instant],
    steps: [arbitraries.steps, codec.Period],
    closedPeriods: [arbitraries.closedPeriods, codec.Period],
    periods: [arbitraries.periods, codec.Period],
    units: [arbitraries.units, codec.Unit],
    "values()": [arbitraries.values(), codec.ValueSchema],
    identifiers: [arbitraries.identifiers(), codec.identifierSchemas.indicator],
    sayings: [arbitraries.sayings, codec.NonEmptyText],
    rules: [arbitraries.rules, codec.RuleSchema],
    anyRules: [arbitraries.anyRules, codec.RuleSchema],
    formulas: [arbitraries.formulas, codec.FormulaSchema],
    anyFormulas: [arbitraries.anyFormulas, codec.FormulaSchema],
    publications: [arbitraries.publications, codec.PublishedSchema],
    flagLists: [arbitraries.flagLists, Schema.Array(codec.wordSchemas.flag)],
  };
  for (const [name, [arbitrary, schema]] of Object.entries(values)) {
    it(name, () => holdsTo(arbitrary, by(schema)));
  }
  for (const [tag, arbitrary] of Object.entries(rulesByTag)) {
    it(`rulesByTag.${tag}`, () => {
      holdsTo(arbitrary, by(codec.RuleSchema));
      expect(new Set(fc.sample(arbitrary, numRuns).map(({ _tag }) => _tag))).toEqual(new Set([tag]));
    });
  }
  for (const [tag, arbitrary] of Object.entries(commandsByTag)) {
    it(`commandsByTag.${tag}`, () => holdsTo(arbitrary, (command) => Result.getOrThrow(codec.decodeCommand(command))));
  }
  for (const [tag, arbitrary] of Object.entries(anyCommandsByTag) as ReadonlyArray<[string, fc.Arbitrary<Command>]>) {
    it(`anyCommandsByTag.${tag}`, () =>
      holdsTo(arbitrary, (command) => Result.getOrThrow(codec.decodeCommand(command))));
  }
  for (const [type, arbitrary] of Object.entries(eventsByType) as ReadonlyArray<[EventType, fc.Arbitrary<unknown>]>) {
    it(`eventsByType.${type}`, () => holdsTo(arbitrary, (event) => Result.getOrThrow(codec.decodeEvent(event))));
    it(`newEventsByType.${type}`, () => holdsTo<unknown>(newEventsByType[type], by(codec.newEventSchemas[type])));
  }
});

describe("nothing is left out", () => {
  it("of the commands and events that there are", () => {
    expect(Object.keys(anyCommandsByTag)).toEqual(Object.keys(codec.commandSchemas));
    expect(Object.keys(commandsByTag).sort()).toEqual(Object.keys(codec.commandSchemas).sort());
    expect(Object.keys(eventsByType)).toEqual(Object.keys(codec.eventSchemas));
  });

  const fieldsOf = (schema: unknown): ReadonlyArray<string> =>
    Object.keys((schema as { readonly fields: object }).fields);

  const isOptional = (schema: unknown, field: string): boolean => {
    const { [field]: found } = (schema as { readonly fields: Readonly<Record<string, Schema.Top>> }).fields;
    return found !== undefined && SchemaAST.isOptional(found.ast);
  };

  /** Every field of a schema is there in some samples; one that may lack is absent in others. */
  const expectFields = (samples: ReadonlyArray<object>, schema: unknown, what: string): void => {
    for (const field of fieldsOf(schema)) {
      const having = samples.filter((sample) => field in sample).length;
      expect(having, `${what} with ${field}`).toBeGreaterThan(0);
      expect(having < samples.length, `${what} without ${field}`).toBe(isOptional(schema, field));
    }
  };

  it("of the fields of any command", () => {
    for (const [tag, schema] of Object.entries(codec.commandSchemas)) {
      expectFields(fc.sample<Command>(anyCommandsByTag[tag as Command["_tag"]], { numRuns, seed: 1 }), schema, tag);
    }
  });

  it("of the fields of any event and of its data", () => {
    for (const [type, schema] of Object.entries(codec.eventSchemas)) {
      const events = fc.sample<Event>(eventsByType[type as EventType], { numRuns, seed: 1 });
      expectFields(events, schema, type);
      const { data } = (schema as unknown as { readonly fields: { readonly data: unknown } }).fields;
      expectFields(
        events.map((event) => event.data),
        data,
        `${type}.data`,
      );
    }
  });

  it("of the words of a closed list", () => {
    const drawn = new Set(
      [
        ...Object.values(eventsByType).flatMap((arbitrary) => fc.sample<Event>(arbitrary, { numRuns, seed: 1 })),
        ...fc.sample(arbitraries.rules, { numRuns, seed: 1 }),
      ].flatMap((sample) => JSON.stringify(sample).match(/"[^"\\]*"/g) ?? []),
    );
    const lists = {
      balanceKinds,
      budgetColumns,
      comparators,
      comparisonFunctions,
      definitionChangePolicies,
      deliverableStatuses,
      documentKinds,
      flags,
      formulaOperators,
      indicatorClasses,
      missingReasons,
      natures,
      polarities,
      publishedDirections,
      publishedNumbers,
      sides,
      signConventions,
      targetClasses,
      rules: Object.keys(rulesByTag),
      events: Object.keys(eventsByType),
      values: ["Exact", "AtLeast", "AtMost", "Range", "About", "Missing"],
    };
    for (const [list, words] of Object.entries(lists)) {
      expect(
        words.filter((word) => !drawn.has(JSON.stringify(word))),
        list,
      ).toEqual([]);
    }
  });
});

describe("questions over a log", () => {
  it("are asked on both sides of what was known, and within the log", () => {
    const asked = { all: 0, known: 0, at: 0 };
    fc.assert(
      fc.property(arbitraries.cityHistories({ minIntents: 3 }), fc.gen(), (city, draw) => {
        const { knownAt, at } = draw(arbitraries.questionsOver, city.events);
        if (knownAt == null && at == null) asked.all += 1;
        if (knownAt != null) asked.known += 1;
        if (at != null) asked.at += 1;
        expect(at ?? 0).toBeLessThanOrEqual(city.events.length);
      }),
      { numRuns },
    );
    for (const [kind, times] of Object.entries(asked)) expect(times, kind).toBeGreaterThan(numRuns / 10);
  });
});

describe("registers", () => {
  it("are each the caller's own, folded up to a position", () => {
    fc.assert(
      fc.property(arbitraries.registers({ minIntents: 1 }), (register) => {
        expect(register.position).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});
