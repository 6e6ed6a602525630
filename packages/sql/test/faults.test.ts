import { afterAll, describe, expect, it } from "vitest";
import { bringTogether } from "../faults/crew.ts";
import { repeat } from "../faults/repeat.ts";
import { scenarios } from "../faults/scenarios.ts";

// `npm run faults` tries each of them many times more.
describe("nothing is lost, half done, seen twice or missed", () => {
  const crew = bringTogether();
  afterAll(crew.close);

  for (const scenario of scenarios) {
    const { name, skipped } = scenario;
    it.skipIf(skipped !== null)(
      skipped === null ? name : `${name} (${skipped})`,
      async () => {
        const { findings, acknowledged } = await repeat(scenario, name.endsWith("-pool") ? 1 : 2, crew);
        expect(findings).toEqual([]);
        expect(acknowledged).toBeGreaterThan(0);
      },
      120_000,
    );
  }
});
