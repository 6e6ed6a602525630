import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decideAll, type Event, type EventId, emptyRegister, fold, type Instant } from "@meetlat/core";
import { readTables } from "@meetlat/csv";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const node = ["--conditions=@meetlat/source"];

/** Runs the real command in a process of its own. */
const meetlat = (...args: ReadonlyArray<string>): string =>
  execFileSync(
    process.execPath,
    [...node, "packages/cli/src/main.ts", ...args, "--from", "examples/rotterdam/tables", "--locale", "nl"],
    { cwd: root, encoding: "utf8" },
  );

interface Check {
  readonly target: string;
  readonly period: string | null;
  readonly verdict: string;
  readonly reasons: ReadonlyArray<string>;
  readonly gap: string | null;
}

describe("Rotterdam's targets as of 1 July 2021", () => {
  const { checks }: { checks: ReadonlyArray<Check> } = JSON.parse(
    meetlat("check", "--as-of", "2021-07-01", "--format", "json"),
  );
  const row = (target: string, period: string | null) => checks.find((c) => c.target === target && c.period === period);

  it("4b: met in 2018 and 2019, not met in 2020 by 351", () => {
    expect(row("4b", "2018")).toMatchObject({ verdict: "met", gap: "-7" });
    expect(row("4b", "2019")).toMatchObject({ verdict: "met", gap: "-4" });
    expect(row("4b", "2020")).toMatchObject({ verdict: "notMet", gap: "351" });
    expect(row("4b", "2021")).toMatchObject({ verdict: "unknown", reasons: ["notYetDue"] });
  });

  it("4a: not met in 2019 by 21 points and in 2020 by 38, and nothing asked of its start year", () => {
    expect(row("4a", "2019")).toMatchObject({ verdict: "notMet", gap: "-21" });
    expect(row("4a", "2020")).toMatchObject({ verdict: "notMet", gap: "-38" });
    expect(row("4a", "2018")).toBeUndefined();
  });

  it("visits to people over 75: unknown in 2020, because not registered", () => {
    expect(row("huisbezoeken-75plus-vervolgactie", "2020")).toMatchObject({
      verdict: "unknown",
      reasons: ["notRegistered"],
    });
  });

  it("loneliness in 2020: collected, and not published yet", () => {
    expect(row("7", "2020")).toMatchObject({ verdict: "unknown", reasons: ["collectedNotPublished"] });
  });

  it("neighbourhood programmes: met in 2018 by equality", () => {
    expect(row("wijkprogrammering", "2018")).toMatchObject({ verdict: "met", gap: "0" });
  });

  it("Wmo: a trend without a promise", () => {
    expect(row("wmo-maatwerk", null)).toMatchObject({ verdict: "notApplicable", reasons: ["noTarget"] });
  });

  it("never says met or not met without a measurement among the evidence", () => {
    for (const check of checks as ReadonlyArray<Check & { evidence: ReadonlyArray<string> }>) {
      if (check.verdict === "met" || check.verdict === "notMet") expect(check.evidence.length).toBeGreaterThan(1);
    }
  });
});

describe("Rotterdam's accounts", () => {
  it("of 2020 add up within rounding in all 21 rows, 14 of them exactly", () => {
    const { reconciliation, themes } = JSON.parse(meetlat("deviations", "--year", "2020", "--format", "json"));
    expect(reconciliation).toMatchObject({
      consistency: "withinRounding",
      rows: { exact: 14, withinRounding: 7, inconsistent: 0 },
    });
    expect(themes.map((theme: { balance: string }) => theme.balance)).toEqual(["884", "1389", "0", "291", "2564"]);
  });

  it("of 2017 are 2,192 better than a budget of which neither unit nor version is stated", () => {
    const { balances, warnings } = JSON.parse(meetlat("deviations", "--year", "2017", "--format", "json"));
    expect(balances).toMatchObject([{ deviation: "2192", favourable: "favourable", percent: "1.7311" }]);
    expect(warnings.map((w: { warning: string }) => w.warning)).toEqual(["unitNotStated", "budgetVersionNotStated"]);
  });
});

describe("Rotterdam's tables", () => {
  it("add nothing when they are read and recorded twice", () => {
    const folder = join(root, "examples/rotterdam/tables");
    const files = readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name)) }));
    const { commands } = Result.getOrThrow(readTables(files, { locale: "nl" }));
    let n = 0;
    const newId = () => {
      n += 1;
      return `00000000-0000-7000-8000-${String(n).padStart(12, "0")}` as EventId;
    };
    const stamp = { recordedAt: "2024-01-01T00:00:00.000Z" as Instant, actor: "test", newId };
    const first = Result.getOrThrow(decideAll(emptyRegister(), commands, stamp));
    expect(first.length).toBeGreaterThan(100);
    const register = fold(first.map((event, i) => ({ ...event, position: i + 1 }) as Event));
    expect(decideAll(register, commands, stamp)).toEqual(Result.succeed([]));
  });
});

describe("npm start", () => {
  it("shows both and says what to try next", () => {
    const out = execFileSync(process.execPath, [...node, "examples/rotterdam/start.ts"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(out).toContain("Targets as of 2021-07-01");
    expect(out).toContain("✓ 14 / 21 rows exact, 7 within rounding, 0 inconsistent");
    expect(out).toContain("Try next");
  });
});
