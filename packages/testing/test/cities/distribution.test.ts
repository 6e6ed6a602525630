import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Group, groups, measureDistribution } from "../../distribution/measure.ts";
import { printDistribution } from "../../distribution/print.ts";

/** Of how many histories in a hundred something must be found in at least. What is not listed is found at all. */
const floors: Readonly<Partial<Record<Group, Readonly<Record<string, number>>>>> = {
  event: Object.fromEntries(groups.event.map((type) => [type, 4])),
  command: Object.fromEntries(groups.command.map((tag) => [tag, 4])),
  rule: Object.fromEntries(groups.rule.map((tag) => [tag, 5])),
  value: Object.fromEntries(groups.value.map((tag) => [tag, 20])),
  clock: Object.fromEntries(groups.clock.map((clock) => [clock, 50])),
  rejection: Object.fromEntries(groups.rejection.map((tag) => [tag, 3])),
  verdict: { met: 18, notMet: 18, unknown: 50, notApplicable: 10 },
  stage: { notDue: 8, interim: 10, provisional: 3, final: 50 },
  band: { gehaald: 18, bijnaGehaald: 0.7, nietGehaald: 18, nietVastTeStellen: 50 },
  deliverable: { met: 5, notMet: 8, unknown: 20 },
  claim: { consistent: 5, contradicted: 12, unknown: 20 },
  reason: {
    noMeasurement: 30,
    notYetDue: 10,
    baselineMissing: 6,
    definitionChanged: 3,
    seriesBreak: 4,
    targetWithdrawn: 6,
    targetAmbiguous: 5,
    imprecise: 3,
    notReported: 15,
    unitMismatch: 2,
  },
};

const shares = measureDistribution({ histories: 2000, seed: 2024, mistakes: 10 });

describe("what histories hold", () => {
  it("is every word that there is", () => {
    const missed = shares.filter(({ share }) => share === 0);
    expect(missed.map(({ group, word }) => `${group} ${word}`)).toEqual([]);
  });

  it("is enough of what matters", () => {
    const tooFew = shares.filter(({ group, word, share }) => 100 * share < (floors[group]?.[word] ?? 0));
    expect(tooFew.map(({ group, word, share }) => `${group} ${word}: ${(100 * share).toFixed(1)} %`)).toEqual([]);
  });

  it("is the same whenever it is measured from the same seed", () => {
    const few = { histories: 50, seed: 7, mistakes: 10 };
    expect(measureDistribution(few)).toEqual(measureDistribution(few));
  });

  it("is what the guide says", () => {
    const guide = readFileSync(new URL("../../../../docs/guides/testing.md", import.meta.url), "utf8");
    const said = guide.split("\n").filter((line) => /^ {2}\w.* %( |$)/.test(line));
    const measured = new Set(printDistribution(shares).split("\n"));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((line) => !measured.has(line))).toEqual([]);
  });

  it("is printed as a table in which all columns stand under each other", () => {
    const lines = printDistribution(shares).split("\n");
    expect(lines.filter((line) => line.startsWith("  "))).toHaveLength(shares.length);
    const [column] = lines.flatMap((line) => (line.startsWith("  ") ? [line.indexOf("%")] : []));
    const percents = lines.filter((line) => line.startsWith("  ")).map((line) => line.lastIndexOf(" %"));
    expect(new Set(percents).size).toBe(1);
    expect(column).toBeGreaterThan(0);
  });
});
