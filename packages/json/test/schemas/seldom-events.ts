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
  { _tag: "CloseProgramme", programme: "zorg", on: "2022-12-31" },
];

/** Events of the types that histories come to seldom. */
export const seldomEvents: ReadonlyArray<Event> = eventsOf(commands as unknown as ReadonlyArray<Command>, [
  day("2023-01-01"),
]);
