// Run by runners.test.ts, under node:test: the second is meant to fail.
import { test } from "node:test";
import { given } from "../../src/index.ts";

const benefits = {
  _tag: "DefineIndicator",
  indicator: "benefits",
  title: "Benefits",
  unit: "persons",
  polarity: "lower",
  nature: "stock",
  class: "effect",
} as const;
const measured = { _tag: "RecordMeasurement", indicator: "benefits", period: "2020", value: "1989" } as const;

test("a number is recorded", () => {
  given(benefits)
    .when(measured)
    .then({ type: "MeasurementRecorded", data: { value: "1989" } });
});

test("a number that is another", () => {
  given(benefits)
    .when(measured)
    .then({ type: "MeasurementRecorded", data: { value: "1990" } });
});
