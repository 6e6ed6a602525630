import type { Crew } from "./crew.ts";
import type { Outcome, Scenario } from "./findings.ts";
import type { Tally } from "./table.ts";

const troubled = (error: unknown): Outcome => ({
  acknowledged: 0,
  inFlight: 0,
  findings: [{ kind: "other", what: error instanceof Error ? (error.stack ?? error.message) : String(error) }],
});

/** Runs a scenario so many times, and adds up what came of it. */
export const repeat = async ({ name, skipped, prepare }: Scenario, times: number, crew: Crew): Promise<Tally> => {
  const started = performance.now();
  const outcomes: Array<Outcome> = [];
  if (skipped === null) {
    const { once, close } = await prepare(crew);
    try {
      for (let i = 0; i < times; i += 1) outcomes.push(await once().catch(troubled));
    } finally {
      await close();
    }
  }
  return {
    name,
    skipped,
    runs: outcomes.length,
    acknowledged: outcomes.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    inFlight: outcomes.reduce((sum, { inFlight }) => sum + inFlight, 0),
    findings: outcomes.flatMap(({ findings }) => findings),
    milliseconds: performance.now() - started,
  };
};
