import { indicatorClasses, natures, signConventions } from "@meetlat/core";
import * as fc from "fast-check";
import {
  country,
  defined,
  definitions,
  districts,
  documents,
  established,
  indicatorNames,
  maybe,
  programmeNames,
  programmes,
  said,
} from "./catalogue.ts";
import type { Intent } from "./intent.ts";

const documentOf = fc
  .record({
    document: fc.constantFrom("letter-2019", "report-2020", "budget-2021"),
    kind: fc.constantFrom("letter", "report", "budget", "accounts", "other"),
    publishedOn: maybe(fc.constantFrom("2019-05-15", "2020-11-01")),
    year: maybe(fc.constantFrom(2019, 2020)),
    unitMultiplier: maybe(fc.constantFrom(1, 1000, 1000000)),
    signConvention: maybe(fc.constantFrom(...signConventions)),
    dash: maybe(fc.constantFrom("notMeasured", "notApplicable")),
    blank: maybe(fc.constantFrom("unknown", "notRegistered")),
  })
  .map(
    ({ document, kind, ...more }): Intent => ({
      needs: [],
      readings: [{ _tag: "RegisterDocument", document, kind, title: `A ${kind}`, ...said(more) }],
    }),
  );

const revisesDistricts: fc.Arbitrary<Intent> = fc
  .subarray(["Charlois", "Delfshaven", "Feijenoord", "Hillegersberg"], { minLength: 1 })
  .map((areas) => ({
    needs: [districts],
    readings: [
      {
        _tag: "ReviseAreaSet",
        set: "districts",
        title: "Districts",
        areas: areas.map((area) => ({ area, title: area })),
        why: "The city was divided anew.",
      },
    ],
  }));

const establishes: fc.Arbitrary<Intent> = fc
  .record({
    programme: fc.constantFrom("sports", "culture"),
    parent: maybe(programmeNames, 2),
    from: maybe(fc.constantFrom("2018-01-01", "2019-01-01")),
    to: maybe(fc.constantFrom("2021-12-31", "2022-12-31")),
  })
  .map(({ programme, parent, ...term }) => ({
    needs: established(parent),
    readings: [{ _tag: "EstablishProgramme", programme, title: "For everyone", ...said({ parent, ...term }) }],
  }));

const closes: fc.Arbitrary<Intent> = fc
  .tuple(fc.constantFrom("housing", "elderly"), fc.constantFrom("2020-12-31", "2021-12-31"))
  .map(([programme, on]) => ({
    needs: established(programme),
    readings: [{ _tag: "CloseProgramme", programme, on }],
  }));

const states: fc.Arbitrary<Intent> = programmeNames.map((programme) => ({
  needs: established(programme),
  readings: ["less-alone", "more-homes"].map((objective) => ({
    _tag: "StateObjective" as const,
    objective,
    programme,
    text: "Nobody is left out.",
  })),
}));

const drops: fc.Arbitrary<Intent> = fc.constant({
  needs: [
    programmes.care,
    { _tag: "StateObjective", objective: "less-alone", programme: "care", text: "Nobody is left out." },
  ],
  readings: [{ _tag: "DropObjective", objective: "less-alone", why: "There was no money." }],
});

/** An indicator that the city defines in its own way. */
const defines: fc.Arbitrary<Intent> = fc
  .record({
    name: indicatorNames,
    nature: fc.constantFrom(...natures),
    polarity: fc.constantFrom("lower", "higher", "neutral"),
    class: fc.constantFrom(...indicatorClasses),
    programme: maybe(programmeNames),
    monitor: maybe(fc.constant("Monitor of the city")),
    frequency: maybe(fc.constant("each year")),
    definition: maybe(fc.constant("On the last day of the period.")),
  })
  .map(({ name, programme, ...more }) => ({
    needs: [...defined(name).slice(0, -1), ...established(programme)],
    readings: [{ ...definitions[name], ...said({ programme, ...more }) }],
  }));

const redefines: fc.Arbitrary<Intent> = fc
  .record({
    indicator: indicatorNames,
    from: fc.constantFrom("2020-01-01", "2021-01-01", "2019-07-01"),
    comparable: fc.boolean(),
    unit: maybe(fc.constantFrom({ unit: "households" }, { unit: "households", factor: "0.5" }), 2),
    definition: maybe(fc.constant("On the first day of the period.")),
    title: maybe(fc.constant("Counted otherwise")),
  })
  .map(({ indicator, from, comparable, unit, ...more }) => ({
    needs: defined(indicator),
    readings: [
      {
        _tag: "RedefineIndicator",
        indicator,
        from,
        comparable,
        why: "The law changed.",
        ...unit,
        ...said(more),
      },
    ],
  }));

const retires: fc.Arbitrary<Intent> = fc
  .tuple(indicatorNames, fc.constantFrom("2022-01-01", "2021-01-01"))
  .map(([indicator, from]) => ({
    needs: defined(indicator),
    readings: [{ _tag: "RetireIndicator", indicator, from, why: "Nobody counts it any more." }],
  }));

/** What a city has, does and measures: its documents, areas, programmes and indicators. */
export const definitionIntents: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 2, arbitrary: documentOf },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...Object.values(documents), country).map((one) => ({ needs: [], readings: [one] })),
  },
  { weight: 2, arbitrary: revisesDistricts },
  { weight: 2, arbitrary: establishes },
  { weight: 1, arbitrary: closes },
  { weight: 2, arbitrary: states },
  { weight: 1, arbitrary: drops },
  { weight: 4, arbitrary: defines },
  { weight: 4, arbitrary: redefines },
  { weight: 1, arbitrary: retires },
);
