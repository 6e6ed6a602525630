import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pathOf, rowsOf } from "./table.ts";

const root = join(pathOf("."), "../..");

/** Runs the real command in a process of its own. */
const meetlat = (...args: ReadonlyArray<string>) =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        ...["--conditions=@meetlat/source", "packages/cli/src/main.ts", ...args],
        ...["--from", "examples/rotterdam/tables", "--locale", "nl", "--as-of", "2024-01-15", "--format", "json"],
      ],
      { cwd: root, encoding: "utf8" },
    ),
  );

interface Claim {
  readonly claim: string;
  readonly computed: string | null;
  readonly status: string;
  readonly reasons: ReadonlyArray<string>;
}

describe("Rotterdam's sentences with a number", () => {
  const { claims }: { claims: ReadonlyArray<Claim> } = meetlat("claims");
  const claim = (id: string) => claims.find((c) => c.claim === id);

  it("are consistent where the documents add up", () => {
    expect(claim("opzoomer-ruim-600")).toMatchObject({ status: "consistent", computed: "663" });
    expect(claim("kleine-25-procent")).toMatchObject({ status: "consistent" });
    expect(claim("vervolgacties-delen")).toMatchObject({ status: "consistent", computed: "2000" });
    expect(claim("zes-thuisplusflats")).toMatchObject({ status: "consistent", computed: "6" });
  });

  it("are contradicted where the number falls and the text explains a rise, with why it is not comparable", () => {
    const { computed, status, reasons } = claim("wijkteams-stijging") ?? {};
    expect({ computed, status }).toEqual({ computed: "-125", status: "contradicted" });
    expect(reasons).toEqual(expect.arrayContaining(["definitionChanged", "partialPeriod"]));
  });

  it("are contradicted by either reading of one in five, since actions are not people", () => {
    for (const id of ["een-op-vijf-van-bezochte", "een-op-vijf-van-aangeschreven"]) {
      expect(claim(id)).toMatchObject({ status: "contradicted", reasons: ["unitDiffers"] });
    }
  });

  it("never agree where the documents contradict themselves, but for a circa that also holds of the exact number", () => {
    const contradictions = rowsOf("facts.csv").filter(({ fact, what }) => fact?.startsWith("I") && what === "claim");
    expect(contradictions.length).toBeGreaterThan(20);
    for (const { fact, where = "" } of contradictions) {
      if (fact !== "I23") expect(claim(where.split(" ")[1] ?? "")?.status, where).not.toBe("consistent");
    }
  });
});

describe("Rotterdam's deliverables", () => {
  interface Deliverable {
    readonly deliverable: string;
    readonly verdictFirst: string;
    readonly verdictNow: string;
    readonly reasons: ReadonlyArray<string>;
  }
  const { deliverables }: { deliverables: ReadonlyArray<Deliverable> } = meetlat("deliverables");
  const row = (id: string) => deliverables.find(({ deliverable }) => deliverable === id);

  it("the signalling system: not met in 2017, and of the new date nothing was said", () => {
    expect(row("signaleringssysteem")).toMatchObject({ verdictFirst: "notMet", verdictNow: "unknown" });
  });

  it("what the budget promised and the accounts do not mention is unknown, not met or not met", () => {
    for (const id of ["pilot-zorg-light", "gemeentelijke-vraagwijzers"]) {
      expect(row(id)).toMatchObject({ verdictNow: "unknown", reasons: ["notReported"] });
    }
  });
});
