import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandsByTag } from "../../../testing/src/arbitraries/commands.ts";
import { counter, histories, stampAt } from "../../../testing/src/arbitraries/histories.ts";
import { days } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  boundary,
  type Command,
  type Day,
  day,
  decideEach,
  emptyRegister,
  fold,
  givenAgain,
  matches,
  rowsByCell,
  targetChecks,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";
import { indicator, measured, target } from "../cases/given.ts";

const today = "2024-12-31" as Day;
const on = (command: Command, knownOn: string): Command => ({ ...command, knownOn: day(knownOn) }) as Command;

const told = (...list: ReadonlyArray<Command>) => decideEach(emptyRegister(), list, stampAt(today), givenAgain);

describe("a fact that is given again", () => {
  it("is a correction, a revision or a rescheduling when it is known from a later day", () => {
    const plan = (due: string) =>
      ({
        _tag: "PlanDeliverable",
        deliverable: "d",
        programme: "zorg",
        title: "D",
        due,
        note: "later",
      }) as unknown as Command;
    const { events, rejections } = told(
      { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg" } as never,
      indicator("i", "n", "stock", "lower"),
      on(target("t", "i", "<= 1900 in 2020"), "2018-01-01"),
      on(target("t", "i", "<= 1638 in 2020"), "2019-01-01"),
      measured("i", { 2019: "5", 2020: "7" }, { knownOn: day("2021-01-01") }),
      measured("i", { 2019: "5", 2020: "8", 2021: "9" }, { knownOn: day("2022-01-01") }),
      on(plan("2020"), "2018-01-01"),
      on(plan("2021"), "2019-01-01"),
    );
    expect(rejections).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual([
      "ProgrammeEstablished",
      "IndicatorDefined",
      "TargetSet",
      "TargetRevised",
      "MeasurementRecorded",
      "MeasurementRecorded",
      "MeasurementRecorded",
      "MeasurementCorrected",
      "DeliverablePlanned",
      "DeliverableRescheduled",
    ]);
    const register = fold(events.map((event, i) => ({ ...event, position: i + 1 }) as never));
    const [row] = targetChecks(register, { asOf: day("2023-01-01") });
    expect(row).toMatchObject({ observed: { value: "8" }, required: "1638", targetVersion: 2 });
  });

  it("is refused, where it stood, when it does not say that it is known later", () => {
    const { rejections } = told(
      indicator("i", "n", "stock", "lower"),
      measured("i", { 2019: "5", 2020: "7" }, { knownOn: day("2021-01-01") }),
      measured("i", { 2020: "8" }, { knownOn: day("2021-01-01") }),
      on(target("t", "i", "<= 1900 in 2020"), "2018-01-01"),
      target("t", "i", "<= 1 in 2020"),
      { ...on(target("t", "i", "<= 1 in 2020"), "2019-01-01"), title: "Another title" } as Command,
    );
    expect(rejections.map(({ command, rejection }) => [command, rejection._tag])).toEqual([
      [2, "alreadyMeasured"],
      [4, "alreadyDefined"],
      [5, "alreadyDefined"],
    ]);
  });

  it("names the row as it was given when a correction is refused", () => {
    const rows = (more: object) => [
      { indicator: "i", period: "2019", value: { _tag: "Exact", value: "5" }, knownOn: "2021-01-01" },
      { indicator: "i", period: "2019", value: { _tag: "Exact", value: "6" }, knownOn: "2022-01-01", ...more },
      { indicator: "x", period: "2019", value: { _tag: "Exact", value: "6" } },
    ];
    const { rejections } = told(indicator("i", "n", "stock", "lower"), {
      _tag: "RecordMeasurements",
      rows: rows({ unit: "kg" }),
    } as never);
    expect(rejections.map(({ rejection }) => [rejection._tag, rejection.path.join(".")])).toEqual([
      ["unknownIndicator", "rows.2.indicator"],
      ["unitDiffers", "rows.1.unit"],
    ]);
  });

  /** Few numbers, said again and again: with and without a day, with and without a change. */
  const givenOften = fc.array(
    fc.record(
      {
        period: fc.constantFrom("2019", "2020", "2020-01-01..2020-12-31"),
        value: fc.constantFrom("1", "2").map((value) => ({ _tag: "Exact", value })),
        knownOn: fc.constantFrom("2021-01-01", "2022-01-01", "2023-01-01", "2025-01-01"),
      },
      { requiredKeys: ["period", "value"] },
    ),
    { minLength: 1, maxLength: 8 },
  );
  const asCommand = (rows: ReadonlyArray<object>): Command =>
    ({ _tag: "RecordMeasurements", rows: rows.map((row) => ({ ...row, indicator: "i" })) }) as never;
  const before = fc.array(
    fc.oneof(
      givenOften.map((rows) => asCommand(rows.slice(0, 1))),
      fc
        .tuple(fc.constantFrom("2019", "2020"), fc.constantFrom("2021-01-01", "2022-06-01"))
        .map(
          ([period, knownOn]) => ({ _tag: "RetractMeasurement", indicator: "i", period, knownOn, why: "w" }) as never,
        ),
    ),
    { maxLength: 4 },
  );

  it("says the same of numbers given more than once in one command, in whatever order and parts they come", () => {
    const repeats = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(before, givenOften, fc.infiniteStream(fc.nat()), (earlier, rows, random) => {
        const start = () => {
          const { register } = decideEach(
            emptyRegister(),
            [indicator("i", "n", "stock", "lower"), ...earlier],
            stampAt(today),
            givenAgain,
          );
          return register;
        };
        const decided = (list: ReadonlyArray<Command>, register = start()) => {
          const { events, rejections } = decideEach(register, list, stampAt(today, counter(500)), givenAgain);
          return { said: events.map(({ type, data, knownOn }) => ({ type, data, knownOn })), rejections };
        };
        const whole = decided([asCommand(rows)]);
        const { once, repeated } = rowsByCell(rows.map((row) => ({ ...row, indicator: "i" })) as never, today);
        const inParts = decided(
          [...once.map((i) => [i]), ...repeated].map((piece) => asCommand(piece.map((i) => rows[i] ?? {}))),
        );
        expect(inParts.rejections.length > 0).toBe(whole.rejections.length > 0);
        if (whole.rejections.length > 0) {
          repeats.refused += 1;
          return;
        }
        if (rows.length > 2) repeats.accepted += 1;
        // Of two rows that say the same, either notation of the year may be the one that is kept.
        const sorted = (said: ReadonlyArray<unknown>) =>
          said.map((one) => JSON.stringify(one).replace("2020-01-01..2020-12-31", "2020")).sort();
        expect(sorted(inParts.said)).toEqual(sorted(whole.said));
        const shuffled = rows.map((row) => ({ row, key: random.next().value })).sort((a, b) => a.key - b.key);
        expect(sorted(decided([asCommand(shuffled.map(({ row }) => row))]).said)).toEqual(sorted(whole.said));
        const { register } = decideEach(start(), [asCommand(rows)], stampAt(today, counter(500)), givenAgain);
        expect(decided([asCommand(rows)], register)).toEqual({ said: [], rejections: [] });
      }),
      { numRuns: runs(500) },
    );
    expect(repeats.accepted).toBeGreaterThan(runs(10));
    expect(repeats.refused).toBeGreaterThan(runs(10));
  });

  const { RecordMeasurement, RecordMeasurements, SetTarget, PlanDeliverable } = commandsByTag;
  const again = fc.oneof(RecordMeasurement, RecordMeasurements, SetTarget, PlanDeliverable);

  it("is local: the events of the boundary of what was given decide as the whole log does", () => {
    let restated = 0;
    fc.assert(
      fc.property(histories, again, fc.oneof(days, fc.constant("2024-12-30" as Day)), (events, command, knownOn) => {
        const given =
          "knownOn" in command || command._tag === "SetTarget" ? ({ ...command, knownOn } as Command) : command;
        const query = boundary(given);
        const local = fold(events.filter((event) => matches(query, event)));
        const stamp = () => stampAt(today, counter(10_000));
        const said = givenAgain(fold(events), given, stamp());
        if (said.some(({ command: one }) => one._tag !== given._tag)) restated += 1;
        const decided = (register: ReturnType<typeof fold>) => {
          const { register: _register, ...rest } = decideEach(register, [given], stamp(), givenAgain);
          return rest;
        };
        expect(decided(local)).toEqual(decided(fold(events)));
      }),
      { numRuns: runs(2000) },
    );
    expect(restated).toBeGreaterThan(runs(3));
  });
});
