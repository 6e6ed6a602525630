/**
 * How often a law is tried: as often as it says, times `MEETLAT_RUNS`. More for a longer search (`MEETLAT_RUNS=50 npm test`),
 * less where each of thousands of mutants is held to the laws.
 */
export const runs = (usual: number): number => Math.max(1, Math.round(usual * Number(process.env.MEETLAT_RUNS ?? 1)));
