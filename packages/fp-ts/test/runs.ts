/** How often a law is tried: as often as it says, times `MEETLAT_RUNS`. */
export const runs = (usual: number): number => Math.max(1, Math.round(usual * Number(process.env.MEETLAT_RUNS ?? 1)));
