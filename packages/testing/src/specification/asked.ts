import {
  type ClaimCheck,
  claimChecks,
  type Day,
  type DeliverableCheck,
  type Deviation,
  deliverableChecks,
  deviations,
  type Event,
  fold,
  period,
  printValue,
  type Question,
  type TargetCheck,
  targetChecks,
  type Value,
} from "@meetlat/core";
import { asFarAs, differences, printDifferences } from "./matching.ts";
import { SpecificationBroken } from "./specification-broken.ts";

/** When a question is asked, in plain text: on which day, about what was known on which, up to where in the log. */
export interface AskedOn {
  readonly asOf: string;
  readonly knownAt?: string | null;
  readonly at?: number | null;
}

/** A row of an answer with its values in notation and its band by its id: some fields of it can be expected. */
type Shown<Row> = {
  readonly [K in keyof Row]?: Row[K] extends Value | null
    ? string | null
    : K extends "band"
      ? string | null
      : Row[K] extends string | null
        ? string | Extract<Row[K], null>
        : Row[K];
};

/** What is expected of a target in a period: its verdict, or any of the fields of its check. */
export type ExpectedCheck = TargetCheck["verdict"] | Shown<TargetCheck>;
/** What is expected of a claim: its status, or any of the fields of its check. */
export type ExpectedClaim = ClaimCheck["status"] | Shown<ClaimCheck>;
/** What is expected of a deliverable: the verdict by its present date, or any of the fields of its check. */
export type ExpectedDeliverable = DeliverableCheck["verdictNow"] | Shown<DeliverableCheck>;
/** What is expected of a line or a balance of a budget: any of the fields of its deviation. */
export type ExpectedDeviation = Shown<Deviation>;

/** What can be expected of the answers to a question. Each throws `SpecificationBroken` when it does not hold. */
export interface Answers {
  /** What is answered of a target: by period, and `whole` for the target as a whole. */
  readonly thenTarget: (target: string, expected: Readonly<Record<string, ExpectedCheck>>) => Answers;
  /** What is answered of a claim. */
  readonly thenClaim: (claim: string, expected: ExpectedClaim) => Answers;
  /** What is answered of a deliverable. */
  readonly thenDeliverable: (deliverable: string, expected: ExpectedDeliverable) => Answers;
  /** What is answered of the budget of a programme over a period: by line, and by kind of balance. */
  readonly thenDeviations: (
    programme: string,
    period: string,
    expected: Readonly<Record<string, ExpectedDeviation>>,
  ) => Answers;
}

const isValue = (field: unknown): field is Value =>
  typeof field === "object" && field !== null && "_tag" in field && !Array.isArray(field);

const show = (row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(row).map(([name, field]) => {
      if (name === "band" && typeof field === "object" && field !== null) return [name, (field as { id: string }).id];
      return [name, name !== "published" && isValue(field) ? printValue(field) : field];
    }),
  );

/** The answers to a question about a log, told apart by name. */
export const answersTo = (events: ReadonlyArray<Event>, asked: AskedOn, story: string): Answers => {
  const question: Question = {
    asOf: asked.asOf as Day,
    knownAt: (asked.knownAt ?? null) as Day | null,
    at: asked.at ?? null,
  };
  const known = asked.knownAt == null ? "" : `, known at ${asked.knownAt}`;
  const when = `as of ${asked.asOf}${known}${asked.at == null ? "" : `, at position ${asked.at}`}`;

  const expectRows = (
    what: string,
    rows: ReadonlyMap<string, object>,
    expected: Readonly<Record<string, object | string>>,
    short: string,
  ): void => {
    const wanted = Object.fromEntries(
      Object.entries(expected).map(([name, one]) => [name, typeof one === "string" ? { [short]: one } : one]),
    );
    const found = Object.fromEntries([...rows].map(([name, row]) => [name, show(row)]));
    const missing = Object.keys(wanted).filter((name) => !rows.has(name));
    const list = differences(found, wanted);
    if (list.length === 0) return;
    const names = [...rows.keys()].join(", ");
    const said =
      missing.length > 0
        ? `  There is no ${missing.map((name) => `“${name}”`).join(", no ")}; there is ${names === "" ? "nothing" : names}.`
        : printDifferences(list);
    const message = `${what} is not as expected, ${when}.\n${said}\n\n${story}`;
    throw new SpecificationBroken(message, wanted, asFarAs(found, wanted));
  };

  const answers: Answers = {
    thenTarget: (target, expected) => {
      const rows = targetChecks(fold(events), question).filter((check) => check.target === target);
      const byPeriod = new Map(rows.map((check) => [check.period ?? "whole", check]));
      expectRows(`Target “${target}”`, byPeriod, expected, "verdict");
      return answers;
    },
    thenClaim: (claim, expected) => {
      const rows = new Map(claimChecks(fold(events), question).map((check) => [check.claim as string, check]));
      expectRows(`Claim “${claim}”`, rows, { [claim]: expected }, "status");
      return answers;
    },
    thenDeliverable: (deliverable, expected) => {
      const checks = deliverableChecks(fold(events), question);
      const rows = new Map(checks.map((check) => [check.deliverable as string, check]));
      expectRows(`Deliverable “${deliverable}”`, rows, { [deliverable]: expected }, "verdictNow");
      return answers;
    },
    thenDeviations: (programme, over, expected) => {
      const { lines, balances } = deviations(fold(events), period(over), question);
      const rows = new Map<string, object>(
        [...lines, ...balances]
          .filter((row) => row.programme === programme)
          .map((row) => ["line" in row ? row.line : row.balance, row]),
      );
      expectRows(`The budget of “${programme}” over ${over}`, rows, expected, "deviation");
      return answers;
    },
  };
  return answers;
};
