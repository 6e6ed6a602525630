import {
  type ClaimCheck,
  claimChecks,
  type Day,
  type DeliverableCheck,
  type Deviation,
  deliverableChecks,
  describeUnreadable,
  deviations,
  type Event,
  fold,
  type Period,
  parseDay,
  parsePeriod,
  printValue,
  type Question,
  type TargetCheck,
  targetChecks,
  type Unreadable,
  type Value,
} from "@meetlat/core";
import * as Result from "effect/Result";
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
  /**
   * What is answered of a target: by period, and `whole` for the target as a whole.
   *
   * @throws RangeError when nothing is expected of it.
   */
  readonly thenTarget: (target: string, expected: Readonly<Record<string, ExpectedCheck>>) => Answers;
  /** What is answered of a claim. */
  readonly thenClaim: (claim: string, expected: ExpectedClaim) => Answers;
  /** What is answered of a deliverable. */
  readonly thenDeliverable: (deliverable: string, expected: ExpectedDeliverable) => Answers;
  /**
   * What is answered of the budget of a programme over a period: by line, and by kind of balance.
   *
   * @throws RangeError when the period cannot be read, or nothing is expected of the budget.
   */
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

const problemWith = <A>(text: string, parse: (text: string) => Result.Result<A, Unreadable>): string | null => {
  const read = parse(text);
  return Result.isFailure(read) ? describeUnreadable(read.failure, "en") : null;
};

/** A question with its days read and its place in a log of so many events. */
const questionOf = ({ asOf, knownAt = null, at = null }: AskedOn, last: number): Question => {
  const isPlace = at === null || (Number.isInteger(at) && at >= 0 && at <= last);
  const problems = Object.entries({
    asOf: problemWith(asOf, parseDay),
    knownAt: knownAt === null ? null : problemWith(knownAt, parseDay),
    at: isPlace ? null : `there is no position ${at}; the last is ${last}`,
  }).filter(([, problem]) => problem !== null);
  if (problems.length > 0) {
    throw new RangeError(`It cannot be asked.\n${problems.map(([field, why]) => `  ${field}: ${why}`).join("\n")}`);
  }
  return { asOf: asOf as Day, knownAt: knownAt as Day | null, at };
};

const readPeriod = (text: string): Period => {
  const read = parsePeriod(text);
  if (Result.isSuccess(read)) return read.success;
  throw new RangeError(describeUnreadable(read.failure, "en"));
};

/** The answers to a question about a log, told apart by name. */
export const answersTo = (events: ReadonlyArray<Event>, asked: AskedOn, story: string): Answers => {
  const question = questionOf(asked, events.length);
  const known = asked.knownAt == null ? "" : `, known at ${asked.knownAt}`;
  const when = `as of ${asked.asOf}${known}${asked.at == null ? "" : `, at position ${asked.at}`}`;

  const expectRows = (
    what: string,
    rows: ReadonlyMap<string, object>,
    expected: Readonly<Record<string, object | string>>,
    short: string,
  ): void => {
    if (Object.keys(expected).length === 0) throw new RangeError(`Say what is expected of ${what}: nothing is named.`);
    const wanted = Object.fromEntries(
      Object.entries(expected).map(([name, one]) => [name, typeof one === "string" ? { [short]: one } : one]),
    );
    const found = Object.fromEntries([...rows].map(([name, row]) => [name, show(row)]));
    const missing = Object.keys(wanted).filter((name) => !rows.has(name));
    const list = differences(found, wanted);
    if (list.length === 0 && rows.size > 0) return;
    const names = [...rows.keys()].join(", ");
    const said =
      missing.length > 0
        ? `  There is no ${missing.map((name) => `“${name}”`).join(", no ")}; there is ${names === "" ? "nothing" : names}.`
        : printDifferences(list);
    const message = `${what.charAt(0).toUpperCase()}${what.slice(1)} is not as expected, ${when}.\n${said}\n\n${story}`;
    throw new SpecificationBroken(message, wanted, asFarAs(found, wanted));
  };

  const answers: Answers = {
    thenTarget: (target, expected) => {
      const rows = targetChecks(fold(events), question).filter((check) => check.target === target);
      const byPeriod = new Map(rows.map((check) => [check.period ?? "whole", check]));
      expectRows(`target “${target}”`, byPeriod, expected, "verdict");
      return answers;
    },
    thenClaim: (claim, expected) => {
      const rows = new Map(claimChecks(fold(events), question).map((check) => [check.claim as string, check]));
      expectRows(`claim “${claim}”`, rows, { [claim]: expected }, "status");
      return answers;
    },
    thenDeliverable: (deliverable, expected) => {
      const checks = deliverableChecks(fold(events), question);
      const rows = new Map(checks.map((check) => [check.deliverable as string, check]));
      expectRows(`deliverable “${deliverable}”`, rows, { [deliverable]: expected }, "verdictNow");
      return answers;
    },
    thenDeviations: (programme, over, expected) => {
      const { lines, balances } = deviations(fold(events), readPeriod(over), question);
      const rows = new Map<string, object>(
        [...lines, ...balances]
          .filter((row) => row.programme === programme)
          .map((row) => ["line" in row ? row.line : row.balance, row]),
      );
      expectRows(`the budget of “${programme}” over ${over}`, rows, expected, "deviation");
      return answers;
    },
  };
  return answers;
};
