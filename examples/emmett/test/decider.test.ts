import { DeciderSpecification } from "@event-driven-io/emmett";
import { CommandRejected, type EventId, type Instant, parseRule, type Stamp } from "@meetlat/core";
import { codecLaws, commands, histories } from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fromEmmettCommand,
  fromEmmettEvent,
  NotOfMeetlat,
  type RegisterCommand,
  toEmmettCommand,
  toEmmettEvent,
} from "../src/emmett-events.ts";
import { emmettDecider } from "../src/register-decider.ts";

const stamp = (): Stamp => ({
  recordedAt: "2021-07-01T12:00:00.000Z" as Instant,
  actor: "controller-7",
  newId: () => "00000000-0000-7000-8000-000000000001" as EventId,
});
const decider = emmettDecider(stamp);
const given = DeciderSpecification.for(decider);

const define: RegisterCommand = {
  type: "DefineIndicator",
  data: {
    indicator: "benefits",
    title: "Benefits",
    unit: "benefits",
    polarity: "lower",
    nature: "stock",
    class: "effect",
  },
};
const measure: RegisterCommand = {
  type: "RecordMeasurement",
  data: { indicator: "benefits", period: "2020", value: { _tag: "Exact", value: "1989" } },
};
const defined = decider.decide(define, decider.initialState());
const definedAndMeasured = [
  ...[defined].flat(),
  ...[
    decider.decide(
      measure,
      [defined].flat().reduce((state, one) => decider.evolve(state, one), decider.initialState()),
    ),
  ].flat(),
];

describe("Meetlat's decider, by Emmett's own specification", () => {
  it("gives an event with what Meetlat says beside the fact as metadata", () => {
    given([])
      .when(define)
      .then({
        type: "IndicatorDefined",
        data: { indicator: "benefits" },
        metadata: { actor: "controller-7", knownOn: "2021-07-01" },
      } as never);
    expect(defined).toMatchObject([
      {
        type: "IndicatorDefined",
        data: { indicator: "benefits" },
        metadata: { actor: "controller-7", schemaVersion: 1 },
      },
    ]);
  });

  it("decides on the events before it", () => {
    expect(definedAndMeasured.map(({ type }) => type)).toEqual(["IndicatorDefined", "MeasurementRecorded"]);
  });

  it("adds nothing when the events say so already", () => {
    given(definedAndMeasured).when(measure).thenNothingHappened();
  });

  it("throws all that is wrong", () => {
    given([])
      .when(measure)
      .thenThrows(CommandRejected, ({ rejections }) => rejections[0]._tag === "unknownIndicator");
    const other = { ...measure, data: { ...measure.data, value: { _tag: "Exact", value: "1" } } };
    given(definedAndMeasured)
      .when(other)
      .thenThrows(CommandRejected, ({ rejections }) => rejections[0]._tag === "alreadyMeasured");
  });

  it("throws at a command or event that is none of Meetlat's", () => {
    given([]).when({ type: "OpenCart", data: {} }).thenThrows(NotOfMeetlat);
    given([{ type: "CartOpened", data: {}, metadata: {} as never }])
      .when(define)
      .thenThrows(NotOfMeetlat);
    const mistyped = { type: "SetTarget", data: { target: "4b", rule: "<= 7 in 2020" } };
    given([])
      .when(mistyped)
      .thenThrows(NotOfMeetlat, ({ message }) => message.includes("indicator"));
  });

  it("begins with a state of its own each time, since a fold uses it up", () => {
    const rule = Result.getOrThrow(parseRule("<= 7 in 2020"));
    const target = { type: "SetTarget", data: { target: "t", indicator: "benefits", rule, class: "targetValue" } };
    for (let i = 0; i < 2; i += 1) {
      given(defined)
        .when(target)
        .then(
          decider.decide(
            target,
            [defined].flat().reduce((s, e) => decider.evolve(s, e), decider.initialState()),
          ),
        );
    }
    expect(decider.initialState().position).toBe(0);
  });
});

const events = histories
  .filter((history) => history.length > 0)
  .chain((history) => fc.constantFrom(...history))
  .map(({ position: _, ...event }) => event);

describe("events as Emmett has them", () => {
  for (const law of codecLaws({
    values: events as never,
    encode: toEmmettEvent,
    decode: fromEmmettEvent,
    damaged: (event) =>
      fc.oneof(
        fc.constant({ ...event, type: "CartOpened" }),
        fc.constant({ ...event, metadata: { ...event.metadata, knownOn: "soon" } as never }),
        fc.constant({ ...event, data: { ...event.data, extra: 1 } }),
      ),
  })) {
    it(law.name, law.run);
  }
});

describe("commands as Emmett has them", () => {
  for (const law of codecLaws({ values: commands, encode: toEmmettCommand, decode: fromEmmettCommand })) {
    it(law.name, law.run);
  }
});
