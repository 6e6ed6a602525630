import type { RejectionTag } from "@meetlat/core";
import type { WrittenCommand } from "@meetlat/core/promise";
import * as fc from "fast-check";
import { definitions, programmes } from "./catalogue.ts";
import type { Intent } from "./intent.ts";

const mistake = (wrong: WrittenCommand, ...needs: ReadonlyArray<WrittenCommand>): Intent => ({
  needs,
  readings: [wrong],
});

const { benefits } = definitions;
const { care } = programmes;

const measure = (more: object): WrittenCommand =>
  ({ _tag: "RecordMeasurement", indicator: "benefits", period: "2020", value: "11", ...more }) as WrittenCommand;
const state = (programme: string): WrittenCommand => ({
  _tag: "StateObjective",
  objective: "more-joy",
  programme,
  text: "Joy.",
});
const setTarget = (target: string, more: object = {}): WrittenCommand =>
  ({
    _tag: "SetTarget",
    target,
    indicator: "benefits",
    rule: "<= 10 in 2020",
    class: "ambition",
    ...more,
  }) as WrittenCommand;
const budget = (period: string, lines: ReadonlyArray<object>): WrittenCommand =>
  ({ _tag: "AdoptBudget", programme: "care", period, version: "original", lines, balances: [] }) as WrittenCommand;
const expense = { line: "expense", title: "Expense", side: "expense", amount: "50" };
const actuals = (period: string, line: string): WrittenCommand => ({
  _tag: "RecordActuals",
  programme: "care",
  period,
  lines: [{ line, amount: "1" }],
  balances: [],
});
const areas = (...names: ReadonlyArray<string>): WrittenCommand => ({
  _tag: "DefineAreaSet",
  set: "harbours",
  areas: names.map((area) => ({ area, title: area })),
});

/** What people get wrong, by why it is refused. */
export const mistakesByTag: { readonly [Tag in RejectionTag]: Intent } = {
  unknownDocument: mistake(measure({ source: { document: "rumours" } }), benefits),
  unknownArea: mistake(measure({ area: "Atlantis" }), benefits),
  unknownAreaSet: mistake({
    _tag: "ReviseAreaSet",
    set: "islands",
    areas: [{ area: "Atlantis", title: "Atlantis" }],
    why: "It sank.",
  }),
  unknownProgramme: mistake(state("magic")),
  unknownObjective: mistake({ _tag: "DropObjective", objective: "flying", why: "It is too high." }),
  unknownIndicator: mistake(measure({ indicator: "happiness" })),
  unknownTarget: mistake({ _tag: "WithdrawTarget", target: "happiness-1", why: "Nobody set it." }),
  unknownBudget: mistake(actuals("2030", "expense"), care),
  unknownLine: mistake(actuals("2020", "gifts"), care, budget("2020", [expense])),
  unknownDeliverable: mistake({ _tag: "RescheduleDeliverable", deliverable: "airport", due: "2030" }),
  closedProgramme: mistake(
    state("canals"),
    { _tag: "EstablishProgramme", programme: "canals", title: "Canals" },
    { _tag: "CloseProgramme", programme: "canals", on: "2018-12-31" },
  ),
  retiredIndicator: mistake(
    measure({ indicator: "letters" }),
    { ...benefits, indicator: "letters", title: "Letters" },
    { _tag: "RetireIndicator", indicator: "letters", from: "2018-01-01", why: "Nobody writes." },
  ),
  withdrawnTarget: mistake(
    { _tag: "ReviseTarget", target: "benefits-9", rule: "<= 20 in 2020" },
    benefits,
    setTarget("benefits-9"),
    { _tag: "WithdrawTarget", target: "benefits-9", why: "It was a slip." },
  ),
  alreadyDefined: mistake({ ...care, title: "Cure" }, care),
  alreadyMeasured: mistake(measure({}), benefits, measure({ value: "12" })),
  alreadyRecorded: mistake(budget("2020", [{ ...expense, amount: "51" }]), care, budget("2020", [expense])),
  neverMeasured: mistake(measure({ _tag: "CorrectMeasurement", period: "1900" }), benefits),
  retractedMeasurement: mistake(
    measure({ _tag: "CorrectMeasurement", period: "2001" }),
    benefits,
    measure({ period: "2001" }),
    { _tag: "RetractMeasurement", indicator: "benefits", period: "2001", why: "It was another year." },
  ),
  reservedIdentifier: mistake(areas("whole")),
  unitDiffers: mistake(measure({ unit: "elephants" }), benefits),
  ruleNotEvaluable: mistake(setTarget("benefits-8", { rule: "decrease by 3 points in 2020" }), benefits),
  periodOpenEnded: mistake(measure({ period: "2020.." }), benefits),
  outsidePeriod: mistake(measure({ coverage: "2019" }), benefits),
  endsBeforeStart: mistake({
    _tag: "EstablishProgramme",
    programme: "past",
    title: "The past",
    from: "2020-01-01",
    to: "2019-01-01",
  }),
  outOfRange: mistake(setTarget("benefits-7", { minimumDetectableChange: "-1" }), benefits),
  cyclicParent: mistake({ _tag: "EstablishProgramme", programme: "circle", title: "A circle", parent: "circle" }),
  sideDiffers: mistake(
    budget("2017", [expense, { line: "income", title: "Income", side: "income", parent: "expense", amount: "1" }]),
    care,
  ),
  duplicate: mistake(areas("Waalhaven", "Waalhaven")),
  empty: mistake(areas()),
};

/** Something that is to be refused. */
export const mistakes: fc.Arbitrary<Intent> = fc.constantFrom(...Object.values(mistakesByTag));
