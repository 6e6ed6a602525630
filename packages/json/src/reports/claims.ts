import { type ClaimCheck, printValue, type Question } from "@meetlat/core";
import { identifierSchemas as ids, NonEmptyText, PublishedNotation, ValueNotation } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field, list, maybe } from "./field.ts";
import { heading, questionOf } from "./question.ts";
import { ClaimReason, ClaimStatus, evidence } from "./words.ts";

const ClaimRow = Schema.Struct({
  claim: field(ids.claim, "The claim."),
  text: field(NonEmptyText, "The sentence, as it was published."),
  formula: field(NonEmptyText, "How its number follows from the register, in its notation (parseFormula)."),
  published: field(PublishedNotation, "What was published, in its notation."),
  computed: maybe(
    ValueNotation,
    "What the formula gives, in its notation; null when nothing can be said of it. What does not come out even has twelve decimals.",
  ),
  status: field(ClaimStatus, "Does the sentence agree with the register?"),
  reasons: list(ClaimReason, "Why it is unknown, and then what a reader should know of the numbers."),
  evidence,
}).annotate({ title: "Claim", description: "A sentence with a number, held against the register." });

/** Whether sentences with numbers agree with the register: `meetlat claims --format json`. */
export const ClaimsReport = Schema.Struct({
  ...heading("meetlat-claims/1"),
  claims: list(ClaimRow, "A row per claim, in the order in which they were recorded."),
});
/** Whether sentences with numbers agree with the register. */
export interface ClaimsReport extends Schema.Schema.Type<typeof ClaimsReport> {}

/** The report of {@link ClaimCheck}s, as `claimChecks` of core gives them. */
export const claimsReport = (claims: ReadonlyArray<ClaimCheck>, question: Question): ClaimsReport => ({
  schema: "meetlat-claims/1",
  ...questionOf(question),
  claims: claims.map((check) => ({
    claim: check.claim,
    text: check.text,
    formula: check.formula,
    published: check.publishedAs,
    computed: check.computed === null ? null : printValue(check.computed),
    status: check.status,
    reasons: check.reasons,
    evidence: check.evidence,
  })),
});
