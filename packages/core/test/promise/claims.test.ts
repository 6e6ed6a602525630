import { describe, expect, it } from "vitest";
import { counter } from "../../../testing/src/arbitraries/histories.ts";
import { openRegister } from "../../src/promise/index.ts";

const open = () =>
  openRegister({ actor: "test", now: () => new Date("2021-07-01T09:30:00.000Z"), newId: counter(), language: "en" });

describe("claims through the façade", () => {
  it("takes the formula and what was published in their notation, and checks them", async () => {
    const register = open();
    await register.defineIndicator({
      indicator: "a",
      title: "A",
      unit: "persons",
      polarity: "higher",
      nature: "flow",
      class: "other",
    });
    await register.recordMeasurement({ indicator: "a", period: "2020", value: "41" });
    const recorded = await register.recordClaim({
      claim: "c",
      text: "About 40",
      formula: "a[2020]",
      published: "about 40",
    });
    expect(recorded.ok).toBe(true);
    expect(await register.claims()).toMatchObject([{ claim: "c", status: "consistent", publishedAs: "about 40" }]);
  });

  it("names both fields when neither can be read", async () => {
    const outcome = await open().recordClaim({ claim: "c", text: "x", formula: "a[", published: "almost 40" });
    expect(outcome.ok ? [] : outcome.errors.map(({ path }) => path.join("."))).toEqual(["formula", "published"]);
  });
});
