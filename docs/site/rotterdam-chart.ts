// Draws target 4b of Rotterdam from the tables of examples/rotterdam: what was promised, what was measured, and the verdict.
import { fileURLToPath } from "node:url";
import * as NodeServices from "@effect/platform-node/NodeServices";
import {
  type Decimal,
  day,
  decideAll,
  type Event,
  type EventId,
  emptyRegister,
  fold,
  type Instant,
  label,
  pointOf,
  type TargetId,
  targetChecks,
  type Value,
  type Verdict,
  writeDecimal,
} from "@meetlat/core";
import { readFolder } from "@meetlat/csv";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";

const tables = fileURLToPath(new URL("../../examples/rotterdam/tables", import.meta.url));

const width = 560;
const height = 316;
const top = 64;
const bottom = 236;
const marks: Readonly<Record<Verdict, string>> = { met: "✓", notMet: "✗", unknown: "?", notApplicable: "–" };
const colours: Readonly<Record<Verdict, string>> = {
  met: "var(--meetlat-met, #1c6b3a)",
  notMet: "var(--meetlat-not-met, #a3261b)",
  unknown: "var(--meetlat-unknown, #59636e)",
  notApplicable: "var(--meetlat-unknown, #59636e)",
};

const observedOf = (value: Value | null): Decimal | null => (value === null ? null : pointOf(value));

/** For the height of a bar a floating-point number will do. */
const heightOf = (value: Decimal | null): number => Number(value ?? 0);

const written = (value: Decimal | null): string => (value === null ? "" : writeDecimal(value, "en"));

/** The chart as SVG, in the colours of the page that it stands in. */
export const rotterdamChart = async (): Promise<string> => {
  const batch = await Effect.runPromise(readFolder(tables, { locale: "nl" }).pipe(Effect.provide(NodeServices.layer)));
  let n = 0;
  const stamp = {
    recordedAt: "2021-07-01T00:00:00.000Z" as Instant,
    actor: "docs",
    newId: () => `00000000-0000-7000-8000-${String(++n).padStart(12, "0")}` as EventId,
  };
  const events = Result.getOrThrow(decideAll(emptyRegister(), batch.commands, stamp));
  const register = fold(events.map((event, i) => ({ ...event, position: i + 1 }) as Event));
  const checks = targetChecks(register, { asOf: day("2021-07-01") }, { target: "4b" as TargetId }).filter(
    ({ period }) => period !== null,
  );

  const column = (width - 40) / checks.length;
  const highest = Math.max(...checks.flatMap((check) => [check.required, observedOf(check.observed)].map(heightOf)));
  const y = (value: number): number => Math.round(bottom - ((bottom - top) * value) / highest);
  const parts = checks.map((check, i) => {
    const x = Math.round(20 + column * i + column / 2);
    const half = Math.round(column * 0.3);
    const required = y(heightOf(check.required));
    const measured = observedOf(check.observed);
    const colour = colours[check.verdict];
    const observed =
      measured === null
        ? `<rect x="${x - half}" y="${required}" width="${2 * half}" height="${bottom - required}" fill="none" stroke="${colour}" stroke-dasharray="4 4"/>`
        : `<rect x="${x - half}" y="${y(heightOf(measured))}" width="${2 * half}" height="${bottom - y(heightOf(measured))}" fill="${colour}" fill-opacity="0.25" stroke="${colour}"/>
<text x="${x}" y="${bottom - 10}" text-anchor="middle">${written(measured)}</text>`;
    return `${observed}
<line x1="${x - half - 10}" x2="${x + half + 10}" y1="${required}" y2="${required}" stroke="currentColor" stroke-width="2"/>
<text x="${x}" y="${Math.min(required, y(heightOf(measured))) - 8}" text-anchor="middle">at most ${written(check.required)}</text>
<text x="${x}" y="${bottom + 22}" text-anchor="middle">${check.period}</text>
<text x="${x}" y="${bottom + 46}" text-anchor="middle" fill="${colour}" font-weight="600">${marks[check.verdict]} ${label("verdict", check.verdict, "en")}</text>
<text x="${x}" y="${bottom + 68}" text-anchor="middle">${check.reasons.map((reason) => label("reason", reason, "en")).join(", ")}</text>`;
  });
  const told = checks.map((check) => `${check.period}: ${label("verdict", check.verdict, "en")}`).join(", ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Rotterdam, target 4b: benefits of refugees against what was promised. ${told}." fill="currentColor" font-family="system-ui, sans-serif" font-size="16">
<text x="20" y="22" font-weight="600">Rotterdam, target 4b, as of 1 July 2021</text>
${parts.join("\n")}
<line x1="20" x2="${width - 20}" y1="${bottom}" y2="${bottom}" stroke="currentColor"/>
</svg>
`;
};
