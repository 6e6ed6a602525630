import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import { type Formula, type FormulaReference, referencesIn } from "../vocabulary/formula.ts";
import { type ClaimId, WHOLE } from "../vocabulary/identifier.ts";
import type { Published } from "../vocabulary/published.ts";
import { type Areas, areaRefBoundary } from "./areas.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { type Indicators, indicatorRefBoundary, indicatorTag } from "./indicators.ts";
import { present } from "./present.ts";
import { type Programmes, programmeRefBoundary, programmeTag } from "./programmes.ts";
import { type Query, union } from "./query.ts";
import { decided, type Rejection, type Rejections, reject, unknownReference } from "./rejection.ts";
import { owned, type Version, versionOf } from "./versions.ts";

/** A sentence with a number, how that number follows from the register, and what was published of it. */
export interface ClaimData {
  readonly claim: ClaimId;
  /** The sentence, as the document has it. */
  readonly text: string;
  readonly formula: Formula;
  readonly published: Published;
  readonly note?: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type ClaimRecorded = Sequenced<"ClaimRecorded", ClaimData>;
/** What happens to claims. */
export type ClaimEvent = ClaimRecorded;

/** Records a claim. What its formula names must exist; whether there is a number is for the answer to say. */
export interface RecordClaim extends Provenance, ClaimData {
  readonly _tag: "RecordClaim";
}
/** What can be asked about claims. */
export type ClaimCommand = RecordClaim;

/** A claim, with when it was made known. */
export interface Claim extends Version {
  readonly data: ClaimData;
}

/** The claims of a register. */
export interface Claims {
  readonly claims: ReadonlyMap<ClaimId, Claim>;
}

/** Folds an event about claims. */
export const evolveClaims = (state: Claims, event: ClaimEvent): void => {
  owned(state.claims).set(event.data.claim, { ...versionOf(event), data: event.data });
};

const claimTag = (claim: ClaimId): string => `claim:${claim}`;

const referenceBoundary = (reference: FormulaReference): Query =>
  reference._tag === "Measured"
    ? union([indicatorRefBoundary(reference.indicator), areaRefBoundary(reference.area)])
    : programmeRefBoundary(reference.programme);

/** What a decision about claims depends on. */
export const claimBoundary = (command: ClaimCommand): Query =>
  union([
    { items: [{ tags: [claimTag(command.claim)] }] },
    ...referencesIn(command.formula).map(referenceBoundary),
    sourceBoundary(command.source),
  ]);

type Ground = Claims & Indicators & Areas & Programmes & Documents;
type ClaimDraft = Draft<"ClaimRecorded", ClaimData>;

/** Refuses what the formula names and the register does not hold; each name once. */
const checkReferences = (state: Ground, formula: Formula): ReadonlyArray<Rejection> => {
  const unknown = new Map<string, Rejection>();
  const miss = (tag: "unknownIndicator" | "unknownArea" | "unknownProgramme", name: string): void => {
    unknown.set(`${tag} ${name}`, unknownReference(tag, ["formula"], name));
  };
  for (const reference of referencesIn(formula)) {
    if (reference._tag === "Measured") {
      const { indicator, area } = reference;
      if (!state.indicators.has(indicator)) miss("unknownIndicator", indicator);
      if (area !== WHOLE && !state.areas.has(area)) miss("unknownArea", area);
    } else if (!state.programmes.has(reference.programme)) miss("unknownProgramme", reference.programme);
  }
  return [...unknown.values()];
};

const tagsOf = ({ claim, formula }: ClaimData): ReadonlyArray<string> => [
  ...new Set([
    claimTag(claim),
    ...referencesIn(formula).map((reference) =>
      reference._tag === "Measured" ? indicatorTag(reference.indicator) : programmeTag(reference.programme),
    ),
  ]),
];

/** Records a claim once; the same again adds nothing, and another under its name is refused. */
export const decideClaim = (
  state: Ground,
  command: ClaimCommand,
): Result.Result<ReadonlyArray<ClaimDraft>, Rejections> => {
  const { _tag, knownOn, source, decidedBy, ...facts } = command;
  const data: ClaimData = present(facts);
  const rejections: Array<Rejection> = [...checkSource(state, source, []), ...checkReferences(state, data.formula)];
  const known = state.claims.get(data.claim);
  if (known !== undefined) {
    if (rejections.length === 0 && Equal.equals(known.data, data)) return decided([], () => []);
    rejections.push(
      reject(
        "alreadyRecorded",
        ["claim"],
        data.claim,
        {
          en: `The claim “${data.claim}” was recorded already, with other details`,
          nl: `De bewering “${data.claim}” is al vastgelegd, met andere gegevens`,
        },
        { en: "Give this one another name", nl: "Geef deze bewering een andere naam" },
      ),
    );
  }
  return decided(rejections, () => [
    { type: "ClaimRecorded", tags: tagsOf(data), data, ...present({ knownOn, source, decidedBy }) },
  ]);
};
