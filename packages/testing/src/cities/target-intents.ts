import { definitionChangePolicies, targetClasses } from "@meetlat/core";
import type { WrittenCommand } from "@meetlat/core/promise";
import * as fc from "fast-check";
import {
  country,
  defined,
  districts,
  established,
  flags,
  type IndicatorName,
  indicatorNames,
  maybe,
  notations,
  numbers,
  placed,
  places,
  programmeNames,
  said,
  years,
} from "./catalogue.ts";
import type { Intent } from "./intent.ts";
import { POINTS, ruleFor, ruleNotations, ways } from "./rule-notations.ts";

const classes = fc.constantFrom(...targetClasses);
const baselines = fc.oneof(
  numbers.map((value) => ({ value })),
  fc.tuple(numbers, years).map(([value, period]) => ({ value, period })),
);

/** What it takes to speak of the areas in a rule. */
const ruled = (rule: string): ReadonlyArray<WrittenCommand> => [
  ...(rule.includes("districts") || rule.includes("Delfshaven") ? [districts] : []),
  ...(rule.includes("NL") ? [country] : []),
];

const names = (of: IndicatorName): ReadonlyArray<string> => [1, 2, 3].map((n) => `${of}-${n}`);

interface Promised extends Intent {
  readonly rule: string;
  readonly indicator: IndicatorName;
  readonly area: string | undefined;
}

const promises: fc.Arbitrary<Promised> = fc
  .record({
    indicator: indicatorNames,
    template: ruleNotations,
    class: classes,
    area: places,
    programme: maybe(programmeNames),
    baseline: maybe(baselines, 2),
    onDefinitionChange: maybe(fc.constantFrom(...definitionChangePolicies), 4),
    minimumDetectableChange: maybe(fc.constantFrom("5", "10"), 4),
    ambiguity: maybe(fc.constant("It does not say who counts."), 20),
    title: maybe(fc.constant("Better than it was"), 6),
    note: maybe(fc.constant("As the coalition agreed."), 12),
  })
  .map(({ indicator, template, class: of, area, programme, ...more }) => {
    const rule = ruleFor(template, indicator);
    return {
      indicator,
      area,
      rule,
      needs: [...defined(indicator), ...placed(area), ...established(programme), ...ruled(rule)],
      readings: names(indicator).map((target) => ({
        _tag: "SetTarget" as const,
        target,
        indicator,
        rule,
        class: of,
        ...said({ area, programme, ...more }),
      })),
    };
  });

/** The numbers that a promise is about, and those that its rule holds them against. */
const rowsFor = ({ indicator, area, rule }: Promised, numbers: ReadonlyArray<string>) =>
  numbers.flatMap((value, i) => {
    const period = String(2021 - i);
    const collected = value === "notPublished" ? { collectedIn: period } : {};
    const own = { indicator, period, value, ...collected, ...said({ area }) };
    const other = numbers.at(i - 1) ?? value;
    const about = (name: string, place: string, number: string) => ({
      indicator: name,
      period,
      value: number,
      area: place,
    });
    const beside = ["NL", "Delfshaven"].filter((place) => place !== area && rule.includes(`area ${place}`));
    const inDistricts = rule.includes("districts") ? ["Charlois", "Delfshaven", "Feijenoord"] : [];
    const places = [...new Set([...beside, ...inDistricts])].filter((place) => place !== area);
    const parts =
      indicator === "vacancy"
        ? [
            { ...own, indicator: "vacant" },
            { ...own, indicator: "dwellings", value: other },
          ]
        : [own];
    return [...parts, ...places.map((place, n) => about(indicator, place, n === 1 ? value : other))];
  });

/** A promise, and what came of it. */
const promisesWithNumbers: fc.Arbitrary<Intent> = fc
  .tuple(promises, fc.tuple(notations, notations, notations, notations), maybe(flags, 6), maybe(fc.constant("H1"), 8))
  .map(([promise, numbers, flags, part]) => {
    const rows = rowsFor(promise, numbers).map((row) => {
      const coverage = part === undefined ? undefined : `${row.period}-${part}`;
      return { ...row, ...said({ flags, coverage }) };
    });
    return {
      needs: [...promise.needs, ...promise.readings.slice(0, 1)],
      readings: [
        { _tag: "RecordMeasurements", rows },
        ...rows.slice(1, 2).map((row) => ({ _tag: "CorrectMeasurement" as const, ...row, why: "Counted again." })),
      ],
    };
  });

const firstPromise = (indicator: IndicatorName): ReadonlyArray<WrittenCommand> => [
  ...defined(indicator),
  { _tag: "SetTarget", target: `${indicator}-1`, indicator, rule: "<= 10 in 2020", class: "collegeTarget" },
];

/** A promise that was made in one unit, and measured in another. */
const recounts: fc.Arbitrary<Intent> = fc
  .tuple(fc.constantFrom("benefits", "streets"), maybe(fc.constant("0.5")), notations)
  .map(([indicator, factor, value]) => {
    const row = { indicator, period: "2020", value };
    return {
      needs: [
        ...firstPromise(indicator),
        {
          _tag: "RedefineIndicator",
          indicator,
          from: "2020-01-01",
          comparable: true,
          why: "They are counted otherwise.",
          unit: "households",
          ...said({ factor }),
        },
      ],
      readings: [
        { _tag: "RecordMeasurement", ...row },
        { _tag: "CorrectMeasurement", ...row },
      ],
    };
  });

/** A change that was promised from one definition, and measured under another. */
const breaks: fc.Arbitrary<Intent> = fc
  .tuple(indicatorNames, ways, numbers, notations)
  .map(([indicator, way, amount, value]) => {
    const row = { indicator, period: "2020", value };
    return {
      needs: [
        ...defined(indicator),
        {
          _tag: "SetTarget",
          target: `${indicator}-1`,
          indicator,
          rule: ruleFor(`${way} by ${amount}${POINTS} in 2020`, indicator),
          class: "targetValue",
          baseline: { value: "50", period: "2018" },
        },
        {
          _tag: "RedefineIndicator",
          indicator,
          from: "2019-07-01",
          comparable: false,
          why: "It leaves out who lives abroad.",
        },
      ],
      readings: [
        { _tag: "RecordMeasurement", ...row },
        { _tag: "CorrectMeasurement", ...row },
      ],
    };
  });

const revises: fc.Arbitrary<Intent> = fc
  .record({
    indicator: indicatorNames,
    template: maybe(ruleNotations, 2),
    baseline: maybe(fc.oneof({ weight: 4, arbitrary: baselines }, fc.constant(null)), 2),
    why: maybe(fc.constant("It was too far."), 2),
  })
  .map(({ indicator, template, baseline, why }) => {
    const rule = template === undefined ? undefined : ruleFor(template, indicator);
    return {
      needs: [...firstPromise(indicator), ...ruled(rule ?? "")],
      readings: [{ _tag: "ReviseTarget", target: `${indicator}-1`, ...said({ rule, baseline, why }) }],
    };
  });

const withdraws: fc.Arbitrary<Intent> = fc.tuple(indicatorNames, fc.constantFrom(1, 2)).map(([indicator, n]) => ({
  needs: firstPromise(indicator),
  readings: [{ _tag: "WithdrawTarget", target: `${indicator}-${n}`, why: "The council changed its mind." }],
}));

const explains: fc.Arbitrary<Intent> = fc
  .record({
    indicator: indicatorNames,
    period: maybe(years, 2),
    text: fc.constantFrom("The market turned.", "It rained."),
  })
  .map(({ indicator, period, text }) => ({
    needs: firstPromise(indicator),
    readings: [{ _tag: "ExplainVerdict", target: `${indicator}-1`, text, ...said({ period }) }],
  }));

/** What a city does with promises. */
export const targetIntents: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 7, arbitrary: promises },
  { weight: 9, arbitrary: promisesWithNumbers },
  { weight: 3, arbitrary: revises },
  { weight: 1, arbitrary: withdraws },
  { weight: 1, arbitrary: explains },
  { weight: 1, arbitrary: recounts },
  { weight: 1, arbitrary: breaks },
);
