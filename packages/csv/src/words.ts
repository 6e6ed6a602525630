import {
  type BalanceKind,
  balanceKinds,
  definitionChangePolicies,
  deliverableStatuses,
  documentKinds,
  type Favourability,
  flags,
  indicatorClasses,
  type Language,
  label,
  missingReasons,
  natures,
  polarities,
  type Side,
  sides,
  signConventions,
  targetClasses,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "./cell-error.ts";

/** A closed list of words, in English and Dutch, and how to read one. */
export interface Vocabulary<Word extends string> {
  /** Reads a word, in either language, whatever its case; spaces, hyphens and underscores do not matter. */
  readonly read: (text: string) => Result.Result<Word, Complaint>;
  /** Every text that is read, with its word. */
  readonly accepted: ReadonlyMap<string, Word>;
  /** What a Dutch table may say for each word, as people write it; what people are told of comes first. */
  readonly dutch: ReadonlyMap<Word, ReadonlyArray<string>>;
}

const MAX_WORD_LENGTH = 100;

const normal = (text: string): string => text.toLowerCase().replace(/[\s_-]+/gu, "");

/** The Dutch words of each word; the first is the one that people are told of. */
type Dutch<Word extends string> = Readonly<Record<Word, readonly [string, ...ReadonlyArray<string>]>>;

const vocabulary = <Word extends string>(
  words: ReadonlyArray<Word>,
  dutch: Dutch<Word>,
  labelOf: (word: Word, language: Language) => string | null = () => null,
): Vocabulary<Word> => {
  const accepted = new Map<string, Word>();
  const written = new Map<Word, ReadonlyArray<string>>();
  for (const word of words) {
    const labelled = labelOf(word, "nl");
    const isNew = labelled !== null && !dutch[word].some((text) => normal(text) === normal(labelled));
    written.set(word, isNew ? [...dutch[word], labelled] : dutch[word]);
  }
  for (const word of words) {
    const texts = [word, ...dutch[word], labelOf(word, "en"), labelOf(word, "nl")];
    for (const text of texts) if (text !== null) accepted.set(normal(text), word);
  }
  const refusal = complaint(
    { en: "is not one of the words that may stand here", nl: "is niet een van de woorden die hier mogen staan" },
    { en: `Write one of: ${words.join(", ")}`, nl: `Schrijf een van: ${words.map((w) => dutch[w][0]).join(", ")}` },
  );
  return {
    accepted,
    dutch: written,
    read: (text) => {
      const word = text.length > MAX_WORD_LENGTH ? undefined : accepted.get(normal(text));
      return word === undefined ? Result.fail(refusal) : Result.succeed(word);
    },
  };
};

/** What kind of document it is. */
export const documentKindWords = vocabulary(documentKinds, {
  budget: ["begroting"],
  accounts: ["jaarstukken", "jaarrekening", "jaarverslag"],
  letter: ["brief", "collegebrief"],
  report: ["rapport", "rapportage"],
  other: ["overig", "anders"],
});

/** How a document signs its deviations. */
export const signConventionWords = vocabulary(signConventions, {
  actualMinusBudget: ["realisatie min begroting"],
  budgetMinusActual: ["begroting min realisatie"],
  effectOnBalance: ["effect op saldo", "saldo-effect"],
  absolute: ["absoluut", "V/N"],
});

/** Why there is no value. */
export const missingWords = vocabulary(
  missingReasons,
  {
    notMeasured: ["niet gemeten"],
    notRegistered: ["niet geregistreerd"],
    notPublished: ["niet gepubliceerd", "nog niet gepubliceerd"],
    notDisclosed: ["niet bekendgemaakt", "niet openbaar"],
    unknown: ["niet bekend", "onbekend"],
    notApplicable: ["nvt", "n.v.t.", "niet van toepassing"],
    suppressed: ["onderdrukt"],
  },
  (word, language) => label("missing", word, language),
);

/** What a dash or an empty cell means: why the value is missing, or that nothing is recorded. */
export const gapWords = vocabulary([...missingReasons, "none"] as const, {
  notMeasured: ["niet gemeten"],
  notRegistered: ["niet geregistreerd"],
  notPublished: ["niet gepubliceerd", "nog niet gepubliceerd"],
  notDisclosed: ["niet bekendgemaakt", "niet openbaar"],
  unknown: ["niet bekend", "onbekend"],
  notApplicable: ["nvt", "n.v.t.", "niet van toepassing", "n/a"],
  suppressed: ["onderdrukt"],
  none: ["geen"],
});

/** Which way is better. */
export const polarityWords = vocabulary(
  polarities,
  { higher: ["hoger"], lower: ["lager"], neutral: ["neutraal"] },
  (word, language) => label("polarity", word, language),
);

/** How an indicator's numbers behave in time. */
export const natureWords = vocabulary(
  natures,
  {
    stock: ["stand"],
    flow: ["stroom"],
    average: ["gemiddelde"],
    cohort: ["cohort"],
    ratio: ["verhouding"],
  },
  (word, language) => label("nature", word, language),
);

/** What kind of thing an indicator measures. */
export const indicatorClassWords = vocabulary(
  indicatorClasses,
  {
    effect: ["effect", "effectindicator"],
    performance: ["prestatie", "prestatie-indicator"],
    statutory: ["BBV", "verplicht"],
    other: ["overig"],
  },
  (word, language) => label("indicatorClass", word, language),
);

/** What is special about a measurement. */
export const flagWords = vocabulary(
  flags,
  {
    provisional: ["voorlopig"],
    estimated: ["geschat"],
    revised: ["herzien"],
    partialPeriod: ["deelperiode", "deel van de periode"],
    definitionChanged: ["definitiewijziging", "definitie gewijzigd"],
    seriesBreak: ["reeksbreuk", "breuk in de reeks"],
    lowReliability: ["weinig betrouwbaar"],
  },
  (word, language) => label("flag", word, language),
);

/** What sort of promise a target is. */
export const targetClassWords = vocabulary(
  targetClasses,
  {
    collegeTarget: ["collegetarget"],
    targetValue: ["streefwaarde"],
    budgeted: ["begroot"],
    estimate: ["raming"],
    ambition: ["ambitie"],
  },
  (word, language) => label("targetClass", word, language),
);

/** What to do when the definition changed. */
export const policyWords = vocabulary(definitionChangePolicies, {
  block: ["blokkeer", "blokkeren"],
  flag: ["markeer", "markeren"],
});

/** On which side of the budget a line stands, or which balance it is. */
export const sideWords = vocabulary<Side | BalanceKind>(
  [...sides, ...balanceKinds],
  {
    income: ["baten"],
    expense: ["lasten"],
    withdrawal: ["onttrekking", "onttrekkingen", "onttrekking reserves", "onttrekking aan reserves"],
    addition: ["toevoeging", "toevoegingen", "toevoeging reserves", "toevoeging aan reserves"],
    release: ["vrijval"],
    corporateTax: ["vpb", "vennootschapsbelasting"],
    balanceBeforeTaxAndReserves: ["saldo voor vpb en reserveringen"],
    balanceBeforeReserves: ["saldo voor reserveringen"],
    balance: ["saldo"],
  },
  (word, language) => (isBalance(word) ? label("balance", word, language) : label("side", word, language)),
);

/** Whether a word names a balance rather than a side. */
export function isBalance(word: Side | BalanceKind): word is BalanceKind {
  return (balanceKinds as ReadonlyArray<string>).includes(word);
}

/** In whose favour a printed deviation is. */
export const favourWords = vocabulary<Exclude<Favourability, "neutral">>(["favourable", "unfavourable"], {
  favourable: ["voordelig", "V"],
  unfavourable: ["nadelig", "N"],
});

/** What becomes of an objective. */
export const objectiveStatusWords = vocabulary(["dropped"] as const, { dropped: ["vervallen", "geschrapt"] });

/** What becomes of an indicator's definition. */
export const definitionChangeWords = vocabulary(["comparable", "broken", "retired"] as const, {
  comparable: ["vergelijkbaar"],
  broken: ["onvergelijkbaar", "gebroken", "breuk"],
  retired: ["beëindigd", "vervallen"],
});

/** What stands in the place of a number that is taken back. */
export const retractedWords = vocabulary(["retracted"] as const, { retracted: ["ingetrokken"] });

/** What stands in the place of the rule of a target that is taken back. */
export const withdrawnWords = vocabulary(["withdrawn"] as const, { withdrawn: ["ingetrokken"] });

/** Yes or no. */
export const yesNoWords = vocabulary(["yes", "no"] as const, { yes: ["ja"], no: ["nee"] });

/** What of a target a row revises. */
export const revisedWords = vocabulary(["rule", "baseline", "rule+baseline"] as const, {
  rule: ["regel"],
  baseline: ["nulmeting"],
  "rule+baseline": ["regel+nulmeting", "baseline+rule", "nulmeting+regel"],
});

/** How far a deliverable is. */
export const deliverableStatusWords = vocabulary(
  deliverableStatuses,
  {
    achieved: ["gehaald", "gereed", "afgerond"],
    partlyAchieved: ["deels gehaald", "gedeeltelijk gehaald", "deels gereed"],
    dropped: ["vervallen", "geschrapt"],
    underway: ["loopt", "in uitvoering", "onderweg"],
  },
  (word, language) => label("deliverableStatus", word, language),
);
