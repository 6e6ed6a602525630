import type { Claim } from "../register/claims.ts";
import type { Register } from "../register/register.ts";
import { isVisible } from "../register/versions.ts";
import type { ClaimReason, ClaimStatus } from "../vocabulary/claim-words.ts";
import { type FormulaReference, referencesIn } from "../vocabulary/formula.ts";
import { printFormula } from "../vocabulary/formula-notation.ts";
import type { ClaimId, EventId, ProgrammeId } from "../vocabulary/identifier.ts";
import { type Published, printPublished } from "../vocabulary/published.ts";
import type { Value } from "../vocabulary/value.ts";
import { cautionsOf, type FoundOperand, operandsAt } from "./claim-operands.ts";
import { evaluateFormula } from "./formula-result.ts";
import { shownValue } from "./fraction-interval.ts";
import { holdPublished } from "./published-result.ts";
import { momentOf, type Question } from "./question.ts";
import { programmesUnder } from "./target-checks.ts";

/** Whether a sentence with a number agrees with the register. */
export interface ClaimCheck {
  readonly claim: ClaimId;
  readonly text: string;
  /** In its notation. */
  readonly formula: string;
  readonly published: Published;
  /** In its notation. */
  readonly publishedAs: string;
  /** What the formula gives; `null` when nothing can be said of it. What does not come out even has twelve decimals. */
  readonly computed: Value | null;
  readonly status: ClaimStatus;
  /** Why it is unknown, and then what a reader should know of the numbers. */
  readonly reasons: ReadonlyArray<ClaimReason>;
  /** The events behind it: the claim itself first. */
  readonly evidence: ReadonlyArray<EventId>;
}

/** Which claims to look at; all when empty. */
export interface ClaimFilter {
  readonly claim?: ClaimId;
  /** Claims that name a budget or an indicator of this programme, or of one under it. */
  readonly programme?: ProgrammeId;
}

const programmeOf = (register: Register, reference: FormulaReference): ProgrammeId | undefined =>
  reference._tag === "Measured" ? register.indicators.get(reference.indicator)?.defined.programme : reference.programme;

/**
 * The claims that were known at the moment of the question, each held against the register, in the order in which they were
 * recorded.
 *
 * **Details**
 *
 * A formula is evaluated exactly, with the interval between which every number lies. A claim is consistent when every
 * number that the result may be agrees with what was published, contradicted when none does, and unknown otherwise, with
 * the reasons. That numbers are not comparable (other units, a break in the series, part of a period) does not change the
 * status, and stands among the reasons.
 *
 * @example
 * ```ts
 * import { claimChecks, day, emptyRegister } from "@meetlat/core";
 *
 * console.assert(claimChecks(emptyRegister(), { asOf: day("2021-07-01") }).length === 0);
 * ```
 */
export const claimChecks = (
  register: Register,
  question: Question,
  filter: ClaimFilter = {},
): ReadonlyArray<ClaimCheck> => {
  const moment = momentOf(question);
  const programmes = filter.programme === undefined ? null : programmesUnder(register, filter.programme);
  const operandOf = operandsAt(register, moment, question.asOf);

  const isAsked = (claim: Claim): boolean => {
    if (!isVisible(claim, moment) || (filter.claim !== undefined && filter.claim !== claim.data.claim)) return false;
    return (
      programmes === null ||
      referencesIn(claim.data.formula).some((reference) => {
        const programme = programmeOf(register, reference);
        return programme !== undefined && programmes.has(programme);
      })
    );
  };

  const check = ({ event, data }: Claim): ClaimCheck => {
    const operands: Array<readonly [FormulaReference, FoundOperand]> = [];
    const result = evaluateFormula(data.formula, (reference) => {
      const operand = operandOf(reference);
      operands.push([reference, operand]);
      return operand;
    });
    const status = result.defined ? holdPublished(data.published, result.interval) : "unknown";
    const because = result.unknown.length === 0 ? (["imprecise"] as const) : result.unknown;
    return {
      claim: data.claim,
      text: data.text,
      formula: printFormula(data.formula),
      published: data.published,
      publishedAs: printPublished(data.published),
      computed: result.defined ? shownValue(result.interval) : null,
      status,
      reasons: [...new Set([...(status === "unknown" ? because : []), ...cautionsOf(operands, result.unitDiffers)])],
      evidence: [...new Set([event, ...operands.flatMap(([, operand]) => operand.evidence)])],
    };
  };

  return [...register.claims.values()].filter(isAsked).map(check);
};
