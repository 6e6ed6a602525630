import { describe, expect, it } from "vitest";
import { type AreaId, emptyRegister } from "../../src/index.ts";
import { added, jaarstukken, provenance, refused, registerOf, unknownSource } from "./given.ts";

const areas = (...names: ReadonlyArray<string>) => names.map((area) => ({ area, title: area }));

const defined = (...names: ReadonlyArray<string>) =>
  ({ _tag: "DefineAreaSet", set: "gebieden", areas: areas(...names), knownOn: "2019-01-01" }) as const;
const revised = (knownOn: string, ...names: ReadonlyArray<string>) =>
  ({ _tag: "ReviseAreaSet", set: "gebieden", areas: areas(...names), why: "Herindeling", knownOn }) as const;

describe("a set of areas", () => {
  it("is recorded with its areas, and with who decided it and where that stands", () => {
    const asked = { _tag: "DefineAreaSet", set: "gebieden", title: "Gebieden", areas: areas("noord", "zuid") } as const;
    expect(added(registerOf(jaarstukken), { ...asked, ...provenance })).toStrictEqual([
      {
        type: "AreaSetDefined",
        tags: ["areaset:gebieden", "area:noord", "area:zuid"],
        data: { set: "gebieden", title: "Gebieden", areas: areas("noord", "zuid") },
        ...provenance,
      },
    ]);
  });

  it("is revised as a whole, saying why", () => {
    expect(added(registerOf(defined("noord", "zuid")), revised("2021-01-01", "noord", "oost"))).toStrictEqual([
      {
        type: "AreaSetRevised",
        tags: ["areaset:gebieden", "area:noord", "area:oost"],
        data: { set: "gebieden", areas: areas("noord", "oost"), why: "Herindeling" },
        knownOn: "2021-01-01",
      },
    ]);
  });

  it("adds nothing when it is defined or revised to what it is, whatever the reason", () => {
    const register = registerOf(defined("noord"), revised("2021-01-01", "oost"));
    expect(added(register, { ...revised("2021-01-01", "oost"), why: "Een andere reden" })).toEqual([]);
    expect(added(register, { ...defined("oost"), knownOn: "2022-01-01" })).toEqual([]);
    expect(refused(register, { ...revised("2021-01-01", "oost"), source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
    ]);
  });

  it("is held against the set as it was known on the day from which the command is", () => {
    const register = registerOf(defined("noord"), revised("2021-01-01", "oost"));
    expect(added(register, defined("noord"))).toEqual([]);
    expect(added(register, revised("2020-06-01", "noord"))).toEqual([]);
    expect(added(register, revised("2021-06-01", "noord"))).toHaveLength(1);
    expect(added(register, { ...defined("oost"), knownOn: undefined })).toEqual([]);
  });

  it("can be revised, but not defined otherwise, from before it was first known", () => {
    const register = registerOf(defined("noord"));
    expect(added(register, revised("2018-01-01", "oost"))).toHaveLength(1);
    expect(refused(register, { ...defined("oost"), knownOn: "2018-01-01" })).toEqual(["alreadyDefined set: gebieden"]);
  });

  it("is refused for all that is wrong with it at once", () => {
    expect(refused(registerOf(defined("noord")), { ...defined(), source: unknownSource })).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyDefined set: gebieden",
      "empty areas: ",
    ]);
    expect(refused(emptyRegister(), defined("noord", "whole", "noord", "noord"))).toEqual([
      "reservedIdentifier areas.1.area: whole",
      "duplicate areas.2.area: noord",
      "duplicate areas.3.area: noord",
    ]);
    expect(refused(emptyRegister(), revised("2021-01-01", "noord"))).toEqual(["unknownAreaSet set: gebieden"]);
  });
});

describe("an area", () => {
  it("keeps the title under which it was first recorded", () => {
    const renamed = { ...revised("2021-01-01"), areas: [{ area: "noord", title: "Noorderwijk" }] } as const;
    const register = registerOf(defined("noord"), renamed);
    expect(register.areas.get("noord" as AreaId)).toEqual({ area: "noord", title: "noord" });
  });

  it("stays an area when its set holds it no longer", () => {
    const register = registerOf(defined("noord"), revised("2021-01-01", "oost"));
    expect([...register.areas.keys()]).toEqual(["noord", "oost"]);
  });
});
