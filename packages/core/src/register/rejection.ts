import * as Result from "effect/Result";
import type { Language, Text } from "../vocabulary/language.ts";

/** Why a command is refused. */
export const rejectionTags = [
  "unknownDocument",
  "unknownArea",
  "unknownAreaSet",
  "unknownProgramme",
  "unknownObjective",
  "unknownIndicator",
  "unknownTarget",
  "unknownBudget",
  "unknownLine",
  "closedProgramme",
  "retiredIndicator",
  "withdrawnTarget",
  "alreadyDefined",
  "alreadyMeasured",
  "alreadyRecorded",
  "neverMeasured",
  "retractedMeasurement",
  "reservedIdentifier",
  "unitDiffers",
  "ruleNotEvaluable",
  "periodOpenEnded",
  "outsidePeriod",
  "endsBeforeStart",
  "outOfRange",
  "cyclicParent",
  "sideDiffers",
  "duplicate",
  "empty",
  "unknownDeliverable",
] as const;
/** One of {@link rejectionTags}. */
export type RejectionTag = (typeof rejectionTags)[number];

/** The way to a field in a command. */
export type Path = ReadonlyArray<string | number>;

/** One reason why a command is refused: the field, what is wrong with it, and how to mend it. */
export interface Rejection {
  readonly _tag: RejectionTag;
  readonly path: Path;
  /** The value that was refused, as text. */
  readonly value: string;
  readonly problem: Text;
  readonly mend: Text;
}

/** Makes a {@link Rejection}. */
export const reject = (_tag: RejectionTag, path: Path, value: string, problem: Text, mend: Text): Rejection => ({
  _tag,
  path,
  value,
  problem,
  mend,
});

/** All rejections of a command; at least one. */
export type Rejections = readonly [Rejection, ...ReadonlyArray<Rejection>];

/** The drafts when nothing is to be refused, else everything that is. */
export const decided = <Draft>(
  rejections: ReadonlyArray<Rejection>,
  drafts: () => ReadonlyArray<Draft>,
): Result.Result<ReadonlyArray<Draft>, Rejections> => {
  const [first, ...more] = rejections;
  return first === undefined ? Result.succeed(drafts()) : Result.fail([first, ...more]);
};

/** One sentence for a person: the field, what is wrong and how to mend it. */
export const describeRejection = ({ path, problem, mend }: Rejection, language: Language): string =>
  `${path.length === 0 ? "" : `${path.join(".")}: `}${problem[language]}. ${mend[language]}.`;

const nouns = {
  unknownDocument: { en: "document", nl: "document" },
  unknownArea: { en: "area", nl: "gebied" },
  unknownAreaSet: { en: "set of areas", nl: "gebiedsindeling" },
  unknownProgramme: { en: "programme", nl: "programma" },
  unknownObjective: { en: "objective", nl: "doel" },
  unknownIndicator: { en: "indicator", nl: "indicator" },
  unknownTarget: { en: "target", nl: "streefwaarde" },
  unknownLine: { en: "budget line", nl: "begrotingspost" },
  unknownDeliverable: { en: "deliverable", nl: "resultaat" },
} as const;

/** Something that a command names but the register does not hold. */
export type UnknownReference = keyof typeof nouns;

/** Refuses a name that the register does not hold. */
export const unknownReference = (tag: UnknownReference, path: Path, name: string): Rejection =>
  reject(
    tag,
    path,
    name,
    { en: `There is no ${nouns[tag].en} “${name}”`, nl: `Er is geen ${nouns[tag].nl} “${name}”` },
    { en: "Record it first, or correct the name", nl: "Leg dit eerst vast, of verbeter de naam" },
  );

/** Refuses to define something twice in different ways. */
export const alreadyDefined = (tag: UnknownReference, path: Path, name: string, mend: Text): Rejection =>
  reject(
    "alreadyDefined",
    path,
    name,
    {
      en: `The ${nouns[tag].en} “${name}” exists already, with other details`,
      nl: `${nouns[tag].nl[0]?.toUpperCase()}${nouns[tag].nl.slice(1)} “${name}” bestaat al, met andere gegevens`,
    },
    mend,
  );
