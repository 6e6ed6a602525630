import type { Command } from "@meetlat/core";
import * as fc from "fast-check";
import { commands, commandsByTag } from "./commands.ts";

const likely = (tags: ReadonlyArray<Command["_tag"]>) => fc.oneof(...tags.map((tag) => commandsByTag[tag]));

const prelude = [
  { _tag: "RegisterDocument", document: "begroting", kind: "budget", title: "a" },
  { _tag: "RegisterDocument", document: "jaarstukken", kind: "accounts", title: "a", unitMultiplier: 1000 },
  {
    _tag: "DefineAreaSet",
    set: "gebieden",
    areas: [
      { area: "noord", title: "a" },
      { area: "zuid", title: "b" },
    ],
  },
  { _tag: "EstablishProgramme", programme: "zorg", title: "a" },
  { _tag: "EstablishProgramme", programme: "zorg-ouderen", title: "a", parent: "zorg" },
  ...(["eenzaamheid", "bezoeken"] as const).map((indicator) => ({
    _tag: "DefineIndicator",
    indicator,
    title: "a",
    unit: indicator === "eenzaamheid" ? "%" : "personen",
    polarity: "lower",
    nature: indicator === "eenzaamheid" ? "stock" : "flow",
    class: "effect",
  })),
  { _tag: "StateObjective", objective: "minder-eenzaam", programme: "zorg", text: "a" },
  {
    _tag: "AdoptBudget",
    programme: "zorg",
    period: "2018",
    version: "original",
    lines: ["baten", "lasten", "inkoop"].map((line) => ({ line, title: "a", side: "expense", amount: "10" })),
    balances: [],
  },
  ...["4a", "4b"].map((target) => ({
    _tag: "SetTarget",
    target,
    indicator: "eenzaamheid",
    rule: { _tag: "Level", comparator: "<=", threshold: "5", period: "2019" },
    class: "collegeTarget",
  })),
  ...["telefoon", "wijkteams"].map((deliverable) => ({
    _tag: "PlanDeliverable",
    deliverable,
    programme: "zorg",
    title: "a",
    due: "2018",
  })),
].map((command) => ({ knownOn: "2016-01-01", ...command })) as unknown as ReadonlyArray<Command>;

/** Definitions, then many facts about few things. */
const factLists = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: likely([
        "RecordMeasurement",
        "RecordMeasurements",
        "CorrectMeasurement",
        "RetractMeasurement",
        "AssessSignificance",
        "ReviseTarget",
        "RecordClaim",
      ]),
    },
    { weight: 1, arbitrary: commands },
    { weight: 1, arbitrary: likely(["RescheduleDeliverable", "ReportDeliverable", "RecordForecast"]) },
  ),
  { minLength: 8, maxLength: 24 },
);

/**
 * Commands in an order that makes sense: definitions first, then facts about them. Some are refused all the same.
 */
export const commandLists: fc.Arbitrary<ReadonlyArray<Command>> = fc.oneof(
  { weight: 3, arbitrary: factLists.map((facts) => [...prelude, ...facts]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.array(likely(["RegisterDocument", "DefineAreaSet", "EstablishProgramme"]), { minLength: 1, maxLength: 6 }),
        fc.array(likely(["DefineIndicator"]), { minLength: 1, maxLength: 4 }),
        fc.array(likely(["SetTarget", "AdoptBudget", "StateObjective"]), { maxLength: 5 }),
        fc.array(commands, { maxLength: 15 }),
      )
      .map((lists) => lists.flat()),
  },
);
