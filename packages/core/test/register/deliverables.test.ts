import { describe, expect, it } from "vitest";
import { day, deliverableChecks, emptyRegister, fold } from "../../src/index.ts";
import { added, jaarstukken, provenance, recorded, refused, registerOf, unknownSource } from "./given.ts";

const zorg = { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg", knownOn: "2016-01-01" } as const;
const planned = {
  _tag: "PlanDeliverable",
  deliverable: "training",
  programme: "zorg",
  title: "Wijkteams getraind",
  due: "2017",
  knownOn: "2016-11-01",
} as const;
const moved = {
  _tag: "RescheduleDeliverable",
  deliverable: "training",
  due: "2018-Q1",
  knownOn: "2018-01-20",
} as const;
const reported = {
  _tag: "ReportDeliverable",
  deliverable: "training",
  status: "underway",
  on: "2017-12-31",
  knownOn: "2018-01-20",
} as const;

describe("a deliverable", () => {
  it("is planned, rescheduled and reported on in one place in the log", () => {
    const tags = ["deliverable:training", "programme:zorg"];
    const { _tag: _plan, knownOn: _known, ...plan } = planned;
    const register = registerOf(jaarstukken, zorg, planned);
    expect(added(registerOf(jaarstukken, zorg), { ...planned, note: "Alle wijken", ...provenance })).toStrictEqual([
      { type: "DeliverablePlanned", tags, data: { ...plan, note: "Alle wijken" }, ...provenance },
    ]);
    expect(added(register, { ...moved, why: "Ziekte", ...provenance })).toStrictEqual([
      {
        type: "DeliverableRescheduled",
        tags,
        data: { deliverable: "training", due: "2018-Q1", why: "Ziekte" },
        ...provenance,
      },
    ]);
    expect(added(register, { ...reported, note: "Bijna", ...provenance })).toStrictEqual([
      {
        type: "DeliverableReported",
        tags,
        data: { deliverable: "training", status: "underway", on: "2017-12-31", note: "Bijna" },
        ...provenance,
      },
    ]);
  });

  it("adds nothing when it is planned, rescheduled or reported on as it is", () => {
    const register = registerOf(zorg, planned, moved, reported);
    expect(added(register, planned)).toEqual([]);
    expect(added(register, { ...moved, why: "Andere reden" })).toEqual([]);
    expect(added(register, reported)).toEqual([]);
    expect(refused(register, { ...planned, source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyDefined deliverable: training",
    ]);
    for (const asked of [moved, reported]) {
      expect(refused(register, { ...asked, source: unknownSource })).toEqual(["unknownDocument source.document: zoek"]);
    }
  });

  it("is reported on anew when something else was reported since, or nothing by then", () => {
    const register = registerOf(zorg, planned, reported, { ...reported, status: "achieved", knownOn: "2018-02-01" });
    expect(added(register, { ...reported, knownOn: "2018-01-31" })).toEqual([]);
    expect(added(register, { ...reported, knownOn: "2018-03-01" })).toHaveLength(1);
    expect(added(register, { ...reported, knownOn: "2018-01-01" })).toHaveLength(1);
    expect(added(register, { ...reported, knownOn: undefined })).toHaveLength(1);
  });

  it("is rescheduled back to a date that it was given before", () => {
    const register = registerOf(zorg, planned, moved);
    expect(added(register, { ...moved, due: "2017", knownOn: "2018-02-01" })).toHaveLength(1);
    expect(added(register, { ...moved, due: "2017", knownOn: "2018-01-01" })).toEqual([]);
  });

  it("is refused for all that is wrong with it at once", () => {
    expect(refused(emptyRegister(), { ...planned, due: "2017..", source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
      "unknownProgramme programme: zorg",
      "periodOpenEnded due: 2017..",
    ]);
    expect(refused(registerOf(zorg, planned), { ...moved, due: "2018..", source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
      "periodOpenEnded due: 2018..",
    ]);
    expect(refused(registerOf(zorg), { ...reported, source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
      "unknownDeliverable deliverable: training",
    ]);
    expect(refused(registerOf(zorg, planned), { ...planned, title: "Anders" })).toEqual([
      "alreadyDefined deliverable: training",
    ]);
  });

  it("that was reported on before it was planned has no report", () => {
    const log = recorded(zorg, planned, reported).map((event) =>
      event.type === "DeliverableReported" ? { ...event, knownOn: day("2016-06-01") } : event,
    );
    expect(deliverableChecks(fold(log), { asOf: day("2018-02-01") })).toMatchObject([{ due: "2017", status: null }]);
  });

  it("that was never planned is passed over", () => {
    const log = recorded(zorg, planned, moved, reported).filter(({ type }) => type !== "DeliverablePlanned");
    expect(fold(log).deliverables.size).toBe(0);
  });
});
