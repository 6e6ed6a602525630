import { type Command, day, type Event } from "@meetlat/core";
import { eventsOf } from "@meetlat/testing";

const budget = { programme: "zorg", period: "2020" };
const balances = [{ balance: "balance", amount: "-3" }];
const theme = { title: "Jeugd", income: "1", expense: "-2.5", reserves: "0", publishedBalance: "4" };

const commands: ReadonlyArray<object> = [
  {
    _tag: "RegisterDocument",
    document: "d",
    kind: "accounts",
    title: "D",
    publishedOn: "2021-01-01",
    dash: "notMeasured",
  },
  { _tag: "DefineAreaSet", set: "gebieden", areas: [{ area: "noord", title: "Noord" }] },
  { _tag: "ReviseAreaSet", set: "gebieden", areas: [{ area: "zuid", title: "Zuid" }], why: "Noord went" },
  { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg", from: "2018-01-01", to: "2022-12-31" },
  { _tag: "StateObjective", objective: "o", programme: "zorg", text: "Less of it" },
  { _tag: "DropObjective", objective: "o", why: "There is none left" },
  {
    _tag: "DefineIndicator",
    indicator: "i",
    title: "I",
    unit: "%",
    polarity: "lower",
    nature: "stock",
    class: "effect",
  },
  { _tag: "SetTarget", target: "t", indicator: "i", rule: { _tag: "Trend" }, class: "ambition" },
  { _tag: "ExplainVerdict", target: "t", period: "2020", text: "It was a hard year.", decidedBy: "college" },
  {
    _tag: "AdoptBudget",
    ...budget,
    version: "original",
    lines: [{ line: "lasten", title: "Lasten", side: "expense", amount: "10" }],
    balances: [{ balance: "balance", title: "Saldo", amount: "-10" }],
  },
  {
    _tag: "AmendBudget",
    ...budget,
    instrument: "Voorjaarsnota",
    mode: "deltas",
    lines: [{ line: "lasten", amount: "1" }],
    balances,
  },
  {
    _tag: "RecordActuals",
    ...budget,
    lines: [{ line: "lasten", amount: "9", publishedDeviation: "-2" }],
    balances,
    source: { document: "d", locator: "p. 12" },
  },
  {
    _tag: "ExplainDeviation",
    ...budget,
    themes: [{ theme: "jeugd", ...theme, text: "Less youth." }],
    publishedTotals: theme,
  },
  { _tag: "RecordMeasurement", indicator: "i", period: "2020", value: { _tag: "About", value: "5", tolerance: "1" } },
  { _tag: "CorrectMeasurement", indicator: "i", period: "2020", value: { _tag: "Range", low: "4", high: "5" } },
  { _tag: "AssessSignificance", indicator: "i", period: "2020", significant: true },
  { _tag: "RetractMeasurement", indicator: "i", period: "2020", why: "It was another" },
  { _tag: "RecordForecast", indicator: "i", period: "2021", value: { _tag: "AtMost", high: "5" } },
  { _tag: "ReviseTarget", target: "t", baseline: { value: { _tag: "Exact", value: "7" }, period: "2018" } },
  { _tag: "WithdrawTarget", target: "t", why: "No longer" },
  { _tag: "PlanDeliverable", deliverable: "p", programme: "zorg", title: "P", due: "2020" },
  { _tag: "RescheduleDeliverable", deliverable: "p", due: "2021", why: "It was much" },
  { _tag: "ReportDeliverable", deliverable: "p", status: "underway", on: "2021-01-01" },
  {
    _tag: "RecordClaim",
    claim: "c",
    text: "Five.",
    formula: { _tag: "Number", value: "5" },
    published: { _tag: "Exactly", value: "5" },
  },
  { _tag: "RedefineIndicator", indicator: "i", from: "2022-01-01", comparable: false, why: "Counted anew" },
  { _tag: "RetireIndicator", indicator: "i", from: "2023-01-01", why: "Nobody counts" },
  { _tag: "CloseProgramme", programme: "zorg", on: "2022-12-31" },
];

/** An event of every type: histories come to some of them seldom. */
export const everyType: ReadonlyArray<Event> = eventsOf(commands as unknown as ReadonlyArray<Command>, [
  day("2023-01-01"),
]);
