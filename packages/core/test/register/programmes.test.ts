import { describe, expect, it } from "vitest";
import { emptyRegister, fold, type ProgrammeId } from "../../src/index.ts";
import { added, jaarstukken, provenance, recorded, refused, registerOf, unknownSource } from "./given.ts";

const zorg = { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg", knownOn: "2018-01-01" } as const;
const closed = { _tag: "CloseProgramme", programme: "zorg", on: "2021-06-30" } as const;
const objective = { _tag: "StateObjective", objective: "minder", programme: "zorg", text: "Minder zorg" } as const;
const dropped = { _tag: "DropObjective", objective: "minder", why: "Te duur" } as const;

describe("a programme", () => {
  it("is recorded with its term and the programme above it", () => {
    const jeugd = {
      _tag: "EstablishProgramme",
      programme: "jeugd",
      title: "Jeugd",
      parent: "zorg",
      from: "2018-01-01",
      to: "2018-01-01",
    } as const;
    expect(added(registerOf(jaarstukken, zorg), { ...jeugd, ...provenance })).toStrictEqual([
      {
        type: "ProgrammeEstablished",
        tags: ["programme:jeugd"],
        data: { programme: "jeugd", title: "Jeugd", parent: "zorg", from: "2018-01-01", to: "2018-01-01" },
        ...provenance,
      },
    ]);
  });

  it("adds nothing when it is established or closed as it is", () => {
    const register = registerOf(zorg, closed);
    expect(added(register, { ...zorg, parent: undefined, knownOn: "2022-01-01" })).toEqual([]);
    expect(added(register, closed)).toEqual([]);
    const source = unknownSource;
    expect(refused(register, { ...zorg, source })).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyDefined programme: zorg",
    ]);
    expect(refused(register, { ...closed, source })).toEqual([
      "unknownDocument source.document: zoek",
      "closedProgramme programme: zorg",
    ]);
  });

  it("is closed once, when it is there", () => {
    expect(added(registerOf(jaarstukken, zorg), { ...closed, ...provenance })).toStrictEqual([
      {
        type: "ProgrammeClosed",
        tags: ["programme:zorg"],
        data: { programme: "zorg", on: "2021-06-30" },
        ...provenance,
      },
    ]);
    expect(registerOf(zorg, closed).programmes.get("zorg" as ProgrammeId)).toMatchObject({
      title: "Zorg",
      closedOn: "2021-06-30",
    });
    expect(refused(emptyRegister(), closed)).toEqual(["unknownProgramme programme: zorg"]);
    expect(refused(registerOf(zorg, closed), { ...closed, on: "2021-12-31" })).toEqual([
      "closedProgramme programme: zorg",
    ]);
  });

  it("is refused for all that is wrong with it at once", () => {
    const wrong = { parent: "zorg", from: "2020-01-02", to: "2020-01-01", source: unknownSource };
    expect(refused(registerOf(zorg), { ...zorg, ...wrong })).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyDefined programme: zorg",
      "cyclicParent parent: zorg",
      "endsBeforeStart to: 2020-01-01",
    ]);
    expect(refused(emptyRegister(), { ...zorg, parent: "sociaal" })).toEqual(["unknownProgramme parent: sociaal"]);
  });

  it("may leave open when it starts or ends", () => {
    expect(refused(emptyRegister(), { ...zorg, from: "2020-01-02" })).toEqual([]);
    expect(refused(emptyRegister(), { ...zorg, to: "2020-01-01" })).toEqual([]);
  });

  it("takes what was known up to the day on which it closed, and nothing later", () => {
    const register = registerOf(zorg, closed);
    const under = { _tag: "EstablishProgramme", programme: "jeugd", title: "Jeugd", parent: "zorg" } as const;
    expect(refused(register, { ...under, knownOn: "2021-06-30" })).toEqual([]);
    expect(refused(register, { ...under, knownOn: "2021-07-01" })).toEqual(["closedProgramme parent: zorg"]);
    expect(refused(register, under)).toEqual(["closedProgramme parent: zorg"]);
  });
});

describe("what is said of a programme or an objective that never was", () => {
  it("is passed over", () => {
    const log = recorded(zorg, objective, closed, dropped);
    const register = fold(log.filter(({ type }) => type === "ProgrammeClosed" || type === "ObjectiveDropped"));
    expect([register.programmes.size, register.objectives.size]).toEqual([0, 0]);
  });
});

describe("an objective", () => {
  it("is stated under a programme, and dropped there", () => {
    const tags = ["objective:minder", "programme:zorg"];
    expect(added(registerOf(jaarstukken, zorg), { ...objective, ...provenance })).toStrictEqual([
      {
        type: "ObjectiveStated",
        tags,
        data: { objective: "minder", programme: "zorg", text: "Minder zorg" },
        ...provenance,
      },
    ]);
    expect(added(registerOf(jaarstukken, zorg, objective), { ...dropped, ...provenance })).toStrictEqual([
      {
        type: "ObjectiveDropped",
        tags,
        data: { objective: "minder", programme: "zorg", why: "Te duur" },
        ...provenance,
      },
    ]);
  });

  it("adds nothing when it is stated or dropped again", () => {
    const stated = registerOf(zorg, objective);
    expect(added(stated, objective)).toEqual([]);
    expect(refused(stated, { ...objective, source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyDefined objective: minder",
    ]);
    const given = registerOf(zorg, objective, dropped);
    expect(added(given, { ...dropped, why: "Andere reden" })).toEqual([]);
    expect(refused(given, { ...dropped, source: unknownSource })).toEqual(["unknownDocument source.document: zoek"]);
  });

  it("is refused under a name that was taken, dropped or not, and under no programme", () => {
    const other = { ...objective, text: "Meer zorg" };
    expect(refused(registerOf(zorg, objective), other)).toEqual(["alreadyDefined objective: minder"]);
    expect(refused(registerOf(zorg, objective, dropped), objective)).toEqual(["alreadyDefined objective: minder"]);
    expect(refused(emptyRegister(), objective)).toEqual(["unknownProgramme programme: zorg"]);
    expect(refused(emptyRegister(), { ...dropped, source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
      "unknownObjective objective: minder",
    ]);
  });

  it("is stated under a closed programme only when that was known in time", () => {
    const register = registerOf(zorg, closed);
    expect(refused(register, { ...objective, knownOn: "2021-06-30" })).toEqual([]);
    expect(refused(register, { ...objective, knownOn: "2021-07-01" })).toEqual(["closedProgramme programme: zorg"]);
  });
});
