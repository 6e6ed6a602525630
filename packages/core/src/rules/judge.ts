import type { Day } from "../vocabulary/day.ts";
import { isChanged } from "../vocabulary/indicator-words.ts";
import { type Period, periodHasBegun } from "../vocabulary/period.ts";
import type { Reason, Stage } from "../vocabulary/target-words.ts";
import { pointOf, type Value } from "../vocabulary/value.ts";
import type { Asked, Ground, Requirement } from "./asked.ts";
import { isDetectable } from "./change.ts";
import { asksForMore, compareIntervals } from "./comparator.ts";
import type { Finding } from "./conclude.ts";
import { isPartial, type Observation, type TargetAsSet } from "./evaluation.ts";
import { intervalIn, observedIn } from "./in-unit.ts";
import { everyVerdict } from "./kleene.ts";
import { type StepNumber, say, silent, type Trace } from "./steps.ts";

/** Collected, and known to be so, while its number has still to be published. */
const isCollected = (observation: Observation | null, asOf: Day): boolean =>
  observation !== null &&
  observation.value._tag === "Missing" &&
  observation.value.reason === "notPublished" &&
  observation.collectedIn !== null &&
  periodHasBegun(observation.collectedIn, asOf);

/** Whether a number was made under another definition than the promise was. */
const isRedefined = (observation: Observation, period: Period, target: TargetAsSet): boolean =>
  observation.definitionEpoch !== target.definitionEpoch(period) || isChanged(observation.flags);

const unknown = (asked: Asked, reasons: ReadonlyArray<Reason>, stage: Stage, more: Partial<Finding> = {}): Finding => ({
  verdict: "unknown",
  stage,
  reasons,
  asked,
  ...more,
});

/** Step 2: what was not said is unknown; what was measured is shown all the same. */
const judgeUnsaid = (asked: Asked, ground: Ground, trace: Trace): Finding => {
  trace(2, () => say.unsaid(asked.unsaid));
  const { observation } = asked;
  const observed = observedIn(observation, ground);
  const shown = observed === null || observed._tag === "Missing" ? {} : { observed };
  return unknown(asked, asked.unsaid, asked.due ? "final" : "interim", { observation, ...shown });
};

/** Step 4: there is no number. */
const judgeMissing = (asked: Asked, period: Period, ground: Ground, trace: Trace): Finding => {
  const { target, evidence, asOf } = ground;
  const { observation, observedUnknown } = asked;
  if (observation === null) trace(3, () => say.notMeasured(period));
  if (!asked.due) {
    trace(4, () => say.notDue(period, asOf));
    // On the way from a baseline, a stock says how far things are even before its period; it informs, never decides.
    const onTheWay = observation === null && target.nature === "stock" && target.baseline !== null;
    const standing = onTheWay ? evidence.latest(asOf) : null;
    const observed = observedIn(standing, ground);
    if (standing !== null && observed !== null && observed._tag !== "Missing") {
      trace(3, () => say.standing(observed, standing.period), standing.evidence);
      const comparable = !isRedefined(standing, standing.period, target);
      return unknown(asked, ["notYetDue"], "interim", { observation: standing, observed, comparable });
    }
    const reason = isCollected(observation, asOf) ? "collectedNotPublished" : "notYetDue";
    if (reason === "collectedNotPublished") trace(4, () => say.reason(reason), observation?.evidence);
    return unknown(asked, [reason], "notDue", { observation });
  }
  const stage = asked.open ? "interim" : "final";
  trace(4, () => (asked.open ? say.dueSoFar(asOf) : say.due(period, asOf)));
  if (observation === null || observation.value._tag !== "Missing") {
    const reason = observedUnknown ?? "noMeasurement";
    trace(4, () => say.reason(reason));
    return unknown(asked, [reason], stage);
  }
  const why = isCollected(observation, asOf) ? "collectedNotPublished" : observation.value.reason;
  trace(4, () => say.reason(why), observation.evidence);
  if (why === "collectedNotPublished") return unknown(asked, ["collectedNotPublished"], "provisional", { observation });
  return unknown(asked, [why], stage, { observation });
};

/** Step 9: a change that meets must be more than chance. */
const isEstablished = (asked: Asked, observation: Observation, observed: Value, { target }: Ground): boolean => {
  if (observation.significant !== null) return observation.significant;
  const minimum = target.minimumDetectableChange;
  const baseline = target.baseline === null ? null : pointOf(target.baseline);
  const actual = pointOf(observed);
  const decrease = asked.bounds.some((bound) => !asksForMore(bound.comparator));
  return minimum !== null && baseline !== null && actual !== null && isDetectable(actual, baseline, minimum, decrease);
};

/**
 * Steps 2 to 10 of the evaluation, for one requirement.
 *
 * The order is the meaning: the first step that hits decides.
 */
export const judge = (requirement: Requirement, ground: Ground, trace: Trace = silent): Finding => {
  const { target, asOf } = ground;
  const asked = requirement.ask(ground);
  const { period } = requirement;
  if (asked.unsaid.length > 0 || period === null) return judgeUnsaid(asked, ground, trace);
  trace(2, () => say.asked(asked.bounds, period, target.unit), asked.evidence);
  const { observation } = asked;
  if (observation !== null) trace(3, () => say.measured(observation.value, observation.period), observation.evidence);
  if (observation === null || observation.value._tag === "Missing") return judgeMissing(asked, period, ground, trace);
  trace(4, () => (asked.open ? say.dueSoFar(asOf) : asked.due ? say.due(period, asOf) : say.notDue(period, asOf)));

  const open: Stage = asked.due && !asked.open ? "final" : "interim";
  const observed = observedIn(observation, ground);
  const asIs = observed === null ? {} : { observed, comparable: false };
  // While nothing is due, that is the reason, whatever else would stand in the way.
  const blocked = (step: StepNumber, reason: Reason, more: Partial<Finding>): Finding => {
    if (asked.due) trace(step, () => say.reason(reason));
    return unknown(asked, [asked.due ? reason : "notYetDue"], open, { observation, ...more });
  };
  if (asked.incomparable !== null)
    return blocked(asked.incomparable === "unitSuspect" ? 6 : 5, asked.incomparable, asIs);
  const definitionChanged = isRedefined(observation, period, target);
  if (definitionChanged && target.onDefinitionChange === "block") return blocked(5, "definitionChanged", asIs);
  trace(5, () => (definitionChanged ? say.definitionFlagged() : say.sameDefinition()));

  if (observed === null || observed._tag === "Missing") return blocked(6, "unitMismatch", {});
  trace(6, () =>
    observation.unit === target.unit
      ? say.sameUnit(target.unit)
      : say.converted(observation.unit, target.unit, observed),
  );

  const partial = isPartial(observation);
  const flagsFound = new Set(observation.flags);
  if (partial) flagsFound.add("partialPeriod");
  if (definitionChanged) flagsFound.add("definitionChanged");
  if (observed._tag === "About") flagsFound.add("estimated");
  const flags = [...flagsFound];
  const shown = { observation, observed, flags };
  const { boundUnknown } = asked;
  if (boundUnknown !== null) {
    trace(2, () => say.askedButUnknown(boundUnknown));
    return blocked(8, boundUnknown, shown);
  }

  const interval = intervalIn(observation, observed, ground) ?? { low: null, high: null };
  const verdict = everyVerdict(asked.bounds.map(({ comparator, at }) => compareIntervals(interval, comparator, at)));
  // What is counted so far can only grow, so a minimum that it meets stays met.
  const onlyMinima = asked.bounds.every(({ comparator }) => asksForMore(comparator));
  const alreadyMet = target.nature === "flow" && onlyMinima && verdict === "met";
  const needsAll = (target.nature === "flow" || target.nature === "cohort") && !alreadyMet;
  trace(7, () => (partial ? say.part(!needsAll) : say.whole()));
  if (!asked.due) {
    if (!alreadyMet) return unknown(asked, ["notYetDue"], "interim", shown);
    trace(8, () => say.alreadyMet(), observation.evidence);
    return { verdict, stage: "interim", asked, ...shown };
  }
  if (partial && needsAll) return unknown(asked, ["partialPeriod"], open, shown);
  trace(8, () => say.compared(observed, asked.bounds, verdict), [...asked.evidence, ...observation.evidence]);
  const stage: Stage = asked.open ? "interim" : flags.includes("provisional") || partial ? "provisional" : "final";
  if (verdict === "unknown") {
    const reason = asked.observedUnknown ?? "imprecise";
    trace(8, () => say.reason(reason));
    return unknown(asked, [reason], stage, shown);
  }
  if (asked.established && verdict === "met") {
    const established = isEstablished(asked, observation, observed, ground);
    trace(9, () => say.established(established), observation.evidence);
    if (!established) return unknown(asked, ["notSignificant"], stage, shown);
  }
  trace(10, () => say.stage(stage));
  return { verdict, stage, asked, ...shown };
};
