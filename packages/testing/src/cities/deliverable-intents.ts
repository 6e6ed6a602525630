import type { WrittenCommand } from "@meetlat/core/promise";
import * as fc from "fast-check";
import { established, maybe, type ProgrammeName, programmeNames, said } from "./catalogue.ts";
import type { Intent } from "./intent.ts";

const names = fc.constantFrom("helpline", "shelter", "pool");
const dues = fc.constantFrom("2020", "2019", "2020-H1", "2020-Q3", "2021-06-30");

const plan = (deliverable: string, programme: ProgrammeName, due: string): WrittenCommand => ({
  _tag: "PlanDeliverable",
  deliverable,
  programme,
  title: `The ${deliverable} is open`,
  due,
});

const plans: fc.Arbitrary<Intent> = fc
  .record({ name: names, programme: programmeNames, due: dues, note: maybe(fc.constant("With the neighbours.")) })
  .map(({ name, programme, due, note }) => ({
    needs: established(programme),
    readings: [{ ...plan(name, programme, due), ...said({ note }) } as WrittenCommand],
  }));

const planned = (name: string): ReadonlyArray<WrittenCommand> => [...established("care"), plan(name, "care", "2020")];

const reschedules: fc.Arbitrary<Intent> = fc
  .record({ name: names, due: dues, why: maybe(fc.constant("Staff were hard to find."), 2) })
  .map(({ name, due, why }) => ({
    needs: planned(name),
    readings: [{ _tag: "RescheduleDeliverable", deliverable: name, due, ...said({ why }) }],
  }));

const reports: fc.Arbitrary<Intent> = fc
  .record({
    name: names,
    status: fc.constantFrom("achieved", "achieved", "partlyAchieved", "underway", "dropped"),
    on: fc.constantFrom("2020-12-31", "2019-12-31", "2020-06-30", "2021-02-15"),
    note: maybe(fc.constant("With a party.")),
  })
  .map(({ name, status, on, note }) => ({
    needs: planned(name),
    readings: [{ _tag: "ReportDeliverable", deliverable: name, status, on, ...said({ note }) }],
  }));

/** What a city does with what it is to deliver. */
export const deliverableIntents: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 2, arbitrary: plans },
  { weight: 2, arbitrary: reschedules },
  { weight: 4, arbitrary: reports },
);
