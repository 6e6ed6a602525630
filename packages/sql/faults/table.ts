import { type Finding, type Kind, kinds } from "./findings.ts";

/** What came of all runs of a scenario. */
export interface Tally {
  readonly name: string;
  readonly skipped: string | null;
  readonly runs: number;
  readonly acknowledged: number;
  readonly inFlight: number;
  readonly findings: ReadonlyArray<Finding>;
  readonly milliseconds: number;
}

const headings: Readonly<Record<Kind, string>> = {
  lost: "lost",
  halfDone: "half done",
  gap: "gaps",
  twice: "seen twice",
  missed: "missed",
  other: "other",
};

/** A table of tallies, aligned, and beneath it what was found. */
export const tableOf = (tallies: ReadonlyArray<Tally>): string => {
  const count = (n: number) => n.toLocaleString("en");
  const rows = tallies.map(({ name, skipped, runs, acknowledged, inFlight, findings, milliseconds }) =>
    skipped === null
      ? [
          name,
          ...[runs, acknowledged, inFlight].map(count),
          ...kinds.map((kind) => count(findings.filter((one) => one.kind === kind).length)),
          `${(milliseconds / 1000).toFixed(1)} s`,
        ]
      : [name, skipped],
  );
  const head = ["scenario", "runs", "acknowledged", "in flight", ...kinds.map((kind) => headings[kind]), "time"];
  const all = [head, ...rows];
  const widths = head.map((_, i) =>
    Math.max(...all.filter((row) => row.length === head.length || i === 0).map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: ReadonlyArray<string>) =>
    row.length === head.length
      ? row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")
      : `${(row[0] ?? "").padEnd(widths[0] ?? 0)}  ${row[1]}`;
  const found = tallies.flatMap(({ name, findings }) =>
    findings
      .slice(0, 10)
      .map(({ kind, what }) => `${name}: ${headings[kind]}: ${what.replaceAll(/\s+/g, " ").slice(0, 300)}`),
  );
  return [...all.map(line), ...(found.length === 0 ? [] : ["", ...found])].join("\n");
};
