import type { WrittenCommand } from "@meetlat/core/promise";
import * as fc from "fast-check";
import { adopted, explained, spentOn } from "./budget-intents.ts";
import { defined, established, flags, indicatorNames, maybe, notations, numbers, said, years } from "./catalogue.ts";
import type { Intent } from "./intent.ts";

interface Computed {
  readonly formula: string;
  readonly needs: ReadonlyArray<WrittenCommand>;
}

const known = maybe(notations, 2);

/** Formulas over two numbers of one indicator, `a` and `b`, and one of another, `c`. */
const ofNumbers = fc
  .record({
    formula: fc.constantFrom(
      ...["a", "a", "change(a, b)", "percentChange(a, b)", "sum(a, b)", "a - b"],
      ...["percent(a, c)", "oneIn(a, c)", "a + c", "a / c * 100"],
    ),
    one: indicatorNames,
    other: indicatorNames,
    year: years,
    before: years,
    numbers: fc.tuple(known, known, known),
    special: maybe(flags),
  })
  .map(({ formula, one, other, year, before, numbers: [first, second, third], special }): Computed => {
    const operands = {
      a: { indicator: one, period: year, value: first },
      b: { indicator: one, period: before, value: second },
      c: { indicator: other, period: year, value: third },
    };
    const named = (Object.keys(operands) as Array<keyof typeof operands>).filter((name) =>
      new RegExp(`\\b${name}\\b`).test(formula),
    );
    const notation = (name: keyof typeof operands) => `${operands[name].indicator}[${operands[name].period}]`;
    return {
      formula: formula.replace(/\b[abc]\b/g, (name) => notation(name as keyof typeof operands)),
      needs: named.flatMap((name) => {
        const { value, ...about } = operands[name];
        const number = { _tag: "RecordMeasurement" as const, ...about };
        return [
          ...defined(about.indicator),
          ...(value === undefined ? [] : [{ ...number, value, ...said({ flags: special }) }]),
        ];
      }),
    };
  });

const ofMoney = fc
  .record({
    column: fc.constantFrom("original", "amended", "actual", "deviation", "effect"),
    item: fc.constantFrom("expense", "income", "balance"),
    year: fc.constantFrom("2020", "2019"),
    spent: maybe(numbers, 2),
  })
  .map(
    ({ column, item, year, spent }): Computed => ({
      formula: `${column}(care/${item}[${year}])`,
      needs: [
        ...established("care"),
        ...(spent === undefined ? [] : [...adopted("care", year), spentOn("care", year, spent)]),
      ],
    }),
  );

const ofThemes = fc.tuple(fc.constantFrom("2020", "2019"), maybe(numbers, 2)).map(
  ([year, income]): Computed => ({
    formula: `theme(care/youth[${year}])`,
    needs: [
      ...established("care"),
      ...(income === undefined ? [] : [...adopted("care", year), explained("care", year, income)]),
    ],
  }),
);

const published = fc.oneof(
  { weight: 3, arbitrary: numbers },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom("rounded", "about", "more than", "less than", "at least", "at most"), numbers)
      .map((parts) => parts.join(" ")),
  },
  { weight: 2, arbitrary: fc.constantFrom("up", "down", "same") },
);

/** What a city says in its texts. */
export const claimIntents: fc.Arbitrary<Intent> = fc
  .record({
    computed: fc.oneof({ weight: 5, arbitrary: ofNumbers }, { weight: 2, arbitrary: ofMoney }, ofThemes),
    published,
    note: maybe(fc.constant("On the first page.")),
  })
  .map(({ computed: { formula, needs }, published, note }) => ({
    needs,
    readings: [1, 2, 3].map((n) => ({
      _tag: "RecordClaim" as const,
      claim: `claim-${n}`,
      text: "We did well.",
      formula,
      published,
      ...said({ note }),
    })),
  }));
