import type { Day } from "../vocabulary/day.ts";
import type { Flag } from "../vocabulary/indicator-words.ts";
import { type Period, periodContains, periodHasBegun } from "../vocabulary/period.ts";
import type { Reason, Stage } from "../vocabulary/target-words.ts";
import { intervalOf, pointOf } from "../vocabulary/value.ts";
import type { Asked, Ground, Requirement } from "./asked.ts";
import { isDetectable } from "./change.ts";
import { asksForMore, compareIntervals } from "./comparator.ts";
import type { Finding } from "./conclude.ts";
import type { Observation, TargetAsSet } from "./evaluation.ts";
import { inUnit } from "./in-unit.ts";
import { everyVerdict } from "./kleene.ts";

const isPartial = ({ flags, coverage, period }: Observation): boolean =>
  flags.includes("partialPeriod") || (coverage !== null && !periodContains(coverage, period));

const changedFlags: ReadonlyArray<Flag> = ["definitionChanged", "seriesBreak"];

/** Collected, and known to be so, while its number has still to be published. */
const isCollected = (observation: Observation | null, asOf: Day): boolean =>
  observation !== null &&
  observation.value._tag === "Missing" &&
  observation.value.reason === "notPublished" &&
  observation.collectedIn !== null &&
  periodHasBegun(observation.collectedIn, asOf);

/** Whether a number was made under another definition than the promise was. */
const isRedefined = (observation: Observation, period: Period, target: TargetAsSet): boolean =>
  observation.definitionEpoch !== target.definitionEpoch(period) ||
  observation.flags.some((flag) => changedFlags.includes(flag));

const unknown = (asked: Asked, reasons: ReadonlyArray<Reason>, stage: Stage, more: Partial<Finding> = {}): Finding => ({
  verdict: "unknown",
  stage,
  reasons,
  asked,
  ...more,
});

/** Step 2: what was not said is unknown; what was measured is shown all the same. */
const judgeUnsaid = (asked: Asked, { target, evidence }: Ground): Finding => {
  const { observation } = asked;
  const observed =
    observation === null ? null : inUnit(observation.value, observation.unit, target.unit, evidence.factors);
  const shown = observed === null || observed._tag === "Missing" ? {} : { observed };
  return unknown(asked, asked.unsaid, asked.due ? "final" : "interim", { observation, ...shown });
};

/** Step 4: there is no number. */
const judgeMissing = (asked: Asked, { target, evidence, asOf }: Ground): Finding => {
  const { observation, observedUnknown } = asked;
  if (!asked.due) {
    // On the way from a baseline, a stock says how far things are even before its period; it informs, never decides.
    const onTheWay = observation === null && target.nature === "stock" && target.baseline !== null;
    const standing = onTheWay ? evidence.latest(asOf) : null;
    const observed = standing === null ? null : inUnit(standing.value, standing.unit, target.unit, evidence.factors);
    if (standing !== null && observed !== null && observed._tag !== "Missing") {
      const comparable = !isRedefined(standing, standing.period, target);
      return unknown(asked, ["notYetDue"], "interim", { observation: standing, observed, comparable });
    }
    const reason = isCollected(observation, asOf) ? "collectedNotPublished" : "notYetDue";
    return unknown(asked, [reason], "notDue", { observation });
  }
  const stage = asked.open ? "interim" : "final";
  if (observation === null || observation.value._tag !== "Missing") {
    return unknown(asked, [observedUnknown ?? "noMeasurement"], stage);
  }
  if (isCollected(observation, asOf)) return unknown(asked, ["collectedNotPublished"], "provisional", { observation });
  return unknown(asked, [observation.value.reason], stage, { observation });
};

/** Step 9: a change that meets must be more than chance. */
const isEstablished = (asked: Asked, observation: Observation, { target }: Ground): boolean => {
  if (!asked.established) return true;
  if (observation.significant !== null) return observation.significant;
  const minimum = target.minimumDetectableChange;
  const baseline = target.baseline === null ? null : pointOf(target.baseline);
  const actual = pointOf(observation.value);
  const decrease = asked.bounds.some((bound) => !asksForMore(bound.comparator));
  return minimum !== null && baseline !== null && actual !== null && isDetectable(actual, baseline, minimum, decrease);
};

/**
 * Steps 2 to 10 of the evaluation, for one requirement.
 *
 * The order is the meaning: the first step that hits decides.
 */
export const judge = (requirement: Requirement, ground: Ground): Finding => {
  const { target, evidence } = ground;
  const asked = requirement.ask(ground);
  if (asked.unsaid.length > 0 || requirement.period === null) return judgeUnsaid(asked, ground);
  const { observation } = asked;
  if (observation === null || observation.value._tag === "Missing") return judgeMissing(asked, ground);

  const open: Stage = asked.due && !asked.open ? "final" : "interim";
  const asIs = observation.unit === target.unit ? { observed: observation.value, comparable: false } : {};
  // While nothing is due, that is the reason, whatever else would stand in the way.
  const blocked = (reason: Reason, more: Partial<Finding>): Finding =>
    unknown(asked, [asked.due ? reason : "notYetDue"], open, { observation, ...more });
  if (asked.incomparable !== null) return blocked(asked.incomparable, asIs);
  const definitionChanged = isRedefined(observation, requirement.period, target);
  if (definitionChanged && target.onDefinitionChange === "block") return blocked("definitionChanged", asIs);

  const observed = inUnit(observation.value, observation.unit, target.unit, evidence.factors);
  if (observed === null || observed._tag === "Missing") return blocked("unitMismatch", {});

  const partial = isPartial(observation);
  const flagsFound = new Set(observation.flags);
  if (partial) flagsFound.add("partialPeriod");
  if (definitionChanged) flagsFound.add("definitionChanged");
  if (observed._tag === "About") flagsFound.add("estimated");
  const flags = [...flagsFound];
  const shown = { observation, observed, flags };
  if (asked.boundUnknown !== null) return blocked(asked.boundUnknown, shown);

  const interval = observation.interval ?? intervalOf(observed) ?? { low: null, high: null };
  const verdict = everyVerdict(asked.bounds.map(({ comparator, at }) => compareIntervals(interval, comparator, at)));
  // What is counted so far can only grow, so a minimum that it meets stays met.
  const onlyMinima = asked.bounds.every(({ comparator }) => asksForMore(comparator));
  const alreadyMet = target.nature === "flow" && onlyMinima && verdict === "met";
  if (!asked.due) {
    return alreadyMet
      ? { verdict, stage: "interim", asked, ...shown }
      : unknown(asked, ["notYetDue"], "interim", shown);
  }
  const needsAll = target.nature === "flow" || target.nature === "cohort";
  if (partial && needsAll && !alreadyMet) return unknown(asked, ["partialPeriod"], open, shown);
  const stage: Stage = asked.open ? "interim" : flags.includes("provisional") || partial ? "provisional" : "final";
  if (verdict === "unknown") return unknown(asked, [asked.observedUnknown ?? "imprecise"], stage, shown);
  if (verdict === "met" && !isEstablished(asked, observation, ground)) {
    return unknown(asked, ["notSignificant"], stage, shown);
  }
  return { verdict, stage, asked, ...shown };
};
