import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories } from "../../../testing/src/arbitraries/histories.ts";
import { questions } from "../../../testing/src/arbitraries/questions.ts";
import {
  type Command,
  type DeliverableId,
  type DeliverableStatus,
  day,
  decide,
  deliverableChecks,
  emptyRegister,
  fold,
  type Period,
  type ProgrammeId,
  period,
  type Register,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";
import { given } from "./given.ts";

const programme = "zorg" as ProgrammeId;
const deliverable = "training" as DeliverableId;
const zorg: Command = { _tag: "EstablishProgramme", programme, title: "Zorg", knownOn: day("2016-01-01") };

const planned = (due = "2017"): Command => ({
  _tag: "PlanDeliverable",
  deliverable,
  programme,
  title: "Wijkteams getraind",
  due: period(due),
  knownOn: day("2016-11-01"),
});
const rescheduled = (due: string, knownOn: string): Command => ({
  _tag: "RescheduleDeliverable",
  deliverable,
  due: period(due),
  knownOn: day(knownOn),
});
const reported = (status: DeliverableStatus, on: string, knownOn = on): Command => ({
  _tag: "ReportDeliverable",
  deliverable,
  status,
  on: day(on),
  knownOn: day(knownOn),
});

const check = (register: Register, asOf: string, knownAt: string | null = null) =>
  deliverableChecks(register, { asOf: day(asOf), knownAt: knownAt === null ? null : day(knownAt) })[0];

const refusals = (register: Register, command: Command): ReadonlyArray<string> => {
  const outcome = decide(register, command, day("2024-12-31"));
  return Result.isSuccess(outcome) ? [] : outcome.failure.map(({ _tag, path }) => `${_tag} ${path.join(".")}`);
};

describe("E05: training in all neighbourhoods in 2017, of which 85 % was done by the end of it", () => {
  const register = given(
    zorg,
    planned("2017"),
    reported("partlyAchieved", "2017-12-31", "2018-01-20"),
    rescheduled("2018-Q1", "2018-01-20"),
    reported("achieved", "2018-03-20"),
  );
  it("was not met as first promised, and is not due yet as promised since", () => {
    expect(check(register, "2018-02-01", "2018-02-01")).toMatchObject({
      firstDue: "2017",
      due: "2018-Q1",
      rescheduled: 1,
      status: "partlyAchieved",
      on: "2017-12-31",
      verdictFirst: "notMet",
      verdictNow: "unknown",
      reasons: ["notYetDue"],
    });
  });
  it("was met by the later date, which does not mend the first promise", () => {
    expect(check(register, "2018-04-01")).toMatchObject({ verdictFirst: "notMet", verdictNow: "met", reasons: [] });
  });
  it("was not reported on yet in the first days of 2018", () => {
    expect(check(register, "2018-01-05", "2018-01-05")).toMatchObject({
      due: "2017",
      rescheduled: 0,
      status: null,
      verdictFirst: "unknown",
      verdictNow: "unknown",
      reasons: ["notReported"],
    });
  });
});

describe("a deliverable", () => {
  it.each([
    ["achieved on the last day", "2018-01-01", [reported("achieved", "2017-12-31")], "met", []],
    ["achieved long before", "2017-02-02", [reported("achieved", "2017-02-01")], "met", []],
    ["achieved a day late", "2018-02-01", [reported("achieved", "2018-01-01")], "notMet", []],
    ["underway after its date", "2018-02-01", [reported("underway", "2018-01-15")], "notMet", []],
    ["underway on its last day", "2018-01-01", [reported("underway", "2017-12-31")], "notMet", []],
    ["underway on the day itself", "2017-12-31", [reported("underway", "2017-12-31")], "unknown", ["notYetDue"]],
    ["partly done before", "2018-02-01", [reported("partlyAchieved", "2017-10-01")], "unknown", ["notReported"]],
    ["passed over in silence", "2018-01-01", [], "unknown", ["notReported"]],
    ["on its last day", "2017-12-31", [], "unknown", ["notYetDue"]],
    ["dropped before its date", "2017-06-02", [reported("dropped", "2017-06-01")], "notMet", ["dropped"]],
    ["dropped tomorrow", "2017-05-31", [reported("dropped", "2017-06-01")], "unknown", ["notYetDue"]],
    [
      "reported anew",
      "2018-06-01",
      [reported("achieved", "2017-12-31"), reported("achieved", "2018-02-15", "2018-05-01")],
      "notMet",
      [],
    ],
  ] as const)("%s, seen on %s", (_, asOf, reports, verdict, reasons) => {
    expect(check(given(zorg, planned("2017"), ...reports), asOf)).toMatchObject({
      verdictFirst: verdict,
      verdictNow: verdict,
      reasons,
    });
  });

  it("that is late in the first promise and dropped in the next is not met in either", () => {
    const register = given(zorg, planned("2017"), rescheduled("2019", "2018-01-02"), reported("dropped", "2018-05-01"));
    expect(check(register, "2018-06-01")).toMatchObject({
      verdictFirst: "notMet",
      verdictNow: "notMet",
      reasons: ["dropped"],
    });
  });

  it("counts a rescheduling only when the last day moves, and one that is recorded late in its own place", () => {
    const register = given(
      zorg,
      planned("2017"),
      rescheduled("2018-Q2", "2018-01-02"),
      rescheduled("2018-06", "2018-02-01"),
      rescheduled("2018-Q1", "2017-11-01"),
    );
    expect(check(register, "2018-03-01")).toMatchObject({ due: "2018-06", rescheduled: 2 });
    expect(check(register, "2018-03-01", "2017-12-01")).toMatchObject({ due: "2018-Q1", rescheduled: 1 });
  });

  it("names the events behind its row: the promise, the date promised now and the report", () => {
    const register = given(zorg, planned(), rescheduled("2018", "2018-01-02"), reported("underway", "2018-01-03"));
    expect(check(register, "2018-03-01")?.evidence).toHaveLength(3);
    expect(check(register, "2018-01-02", "2017-03-01")?.evidence).toHaveLength(1);
  });

  it("is found under its programme and the one above it", () => {
    const jeugd = "jeugd" as ProgrammeId;
    const above = given(zorg, { _tag: "EstablishProgramme", programme: jeugd, title: "Jeugd", parent: programme }, {
      ...planned(),
      programme: jeugd,
    } as Command);
    const rows = (id: ProgrammeId) => deliverableChecks(above, { asOf: day("2018-01-01") }, { programme: id });
    expect([rows(programme), rows(jeugd), rows("wonen" as ProgrammeId)].map((found) => found.length)).toEqual([
      1, 1, 0,
    ]);
  });
});

describe("a command about a deliverable", () => {
  const register = given(zorg, planned());
  const closed = given(zorg, planned(), { _tag: "CloseProgramme", programme, on: day("2018-01-01") });

  it("is refused when what it names is not there, is closed, or has no end", () => {
    expect(refusals(emptyRegister(), planned())).toEqual(["unknownProgramme programme"]);
    expect(refusals(given(zorg), reported("underway", "2017-05-01"))).toEqual(["unknownDeliverable deliverable"]);
    expect(refusals(given(zorg), rescheduled("2017..", "2017-05-01"))).toEqual([
      "periodOpenEnded due",
      "unknownDeliverable deliverable",
    ]);
    expect(refusals(given(zorg), planned("2017.."))).toEqual(["periodOpenEnded due"]);
    expect(refusals(register, planned("2018"))).toEqual(["alreadyDefined deliverable"]);
    expect(refusals(closed, { ...planned(), deliverable: "x", knownOn: day("2018-02-01") } as never)).toEqual([
      "closedProgramme programme",
    ]);
  });

  it("adds nothing when it says the same, however the period is written", () => {
    const again = (command: Command) => decide(register, command, day("2024-12-31"));
    expect(again(planned("2017-01..2017-12"))).toStrictEqual(Result.succeed([]));
    expect(again(rescheduled("2017-01..2017-12", "2017-05-01"))).toStrictEqual(Result.succeed([]));
  });

  it("is taken after its programme was closed, when it is about what was promised before", () => {
    expect(refusals(closed, reported("achieved", "2018-02-01"))).toEqual([]);
    expect(refusals(closed, rescheduled("2018", "2018-02-01"))).toEqual([]);
  });

  it("is refused when it became known before the promise did", () => {
    expect(refusals(register, reported("underway", "2016-10-31"))).toEqual(["unknownDeliverable deliverable"]);
  });
});

describe("whatever happened to deliverables", () => {
  it("a verdict rests on a report that was known, and an unknown one says why", () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(histories, questions(), (events, question) => {
        const byId = new Map(events.map((event) => [event.id, event]));
        const plain = { asOf: question.asOf };
        for (const asked of [plain, question]) {
          for (const row of deliverableChecks(fold(events), asked)) {
            const behind = row.evidence.map((id) => byId.get(id));
            for (const verdict of [row.verdictFirst, row.verdictNow]) {
              verdicts.add(verdict);
              const isReported = behind.some((event) => event?.type === "DeliverableReported");
              if (verdict === "unknown") expect(row.reasons.length).toBeGreaterThan(0);
              else expect(isReported).toBe(true);
            }
            expect(row.status === null).toBe(row.on === null);
            expect((row.on ?? "") <= asked.asOf).toBe(true);
            const isSame = (row.firstDue as Period) === row.due;
            if (isSame) expect(row.verdictNow).toBe(row.verdictFirst);
          }
        }
      }),
      { numRuns: runs(400) },
    );
    expect([...verdicts].sort()).toEqual(["met", "notMet", "unknown"]);
  });
});
