import type { Share } from "./measure.ts";

const BAR = 40;

/** The shares as a table of three columns, group by group: what, in how many of a hundred histories, and a bar. */
export const printDistribution = (shares: ReadonlyArray<Share>): string => {
  const width = Math.max(...shares.map(({ word }) => word.length));
  const line = ({ word, share }: Share): string => {
    const percent = `${(100 * share).toFixed(1)} %`.padStart(8);
    return `  ${word.padEnd(width)}${percent}  ${"█".repeat(Math.ceil(BAR * share))}`.trimEnd();
  };
  return [...Map.groupBy(shares, ({ group }) => group)]
    .map(([group, words]) => [group, ...words.map(line)].join("\n"))
    .join("\n\n");
};
