import { describe, expect, it } from "vitest";
import { emptyRegister } from "../../src/index.ts";
import { added, jaarstukken, refused, registerOf } from "./given.ts";

const begroting = { _tag: "RegisterDocument", document: "begroting", kind: "budget", title: "Begroting" } as const;

describe("a document", () => {
  it("is recorded with how its tables are to be read, and is no source of itself", () => {
    const asked = { ...begroting, year: 2020, unitMultiplier: 1000, dash: "notRegistered", blank: undefined };
    const said = { knownOn: "2019-11-01", decidedBy: "raad" };
    expect(added(emptyRegister(), { ...asked, ...said, source: { document: "begroting" } })).toStrictEqual([
      {
        type: "DocumentRegistered",
        tags: ["document:begroting"],
        data: {
          document: "begroting",
          kind: "budget",
          title: "Begroting",
          year: 2020,
          unitMultiplier: 1000,
          dash: "notRegistered",
        },
        ...said,
      },
    ]);
  });

  it("adds nothing when it is registered as it is, and is refused with other details", () => {
    const register = registerOf(begroting, jaarstukken);
    expect(added(register, { ...begroting, knownOn: "2021-01-01", dash: undefined })).toEqual([]);
    expect(refused(register, { ...begroting, title: "Begroting 2020" })).toEqual([
      "alreadyDefined document: begroting",
    ]);
  });
});
