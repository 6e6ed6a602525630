import type { BalanceKind, Favourability, Side } from "./budget-words.ts";
import type { ClaimReason, ClaimStatus } from "./claim-words.ts";
import type { DeliverableStatus } from "./deliverable-words.ts";
import type { Flag, IndicatorClass, Nature, Polarity } from "./indicator-words.ts";
import type { Language, Text } from "./language.ts";
import type { Reason, Stage, TargetClass, Verdict } from "./target-words.ts";
import type { MissingReason } from "./value.ts";

const t = (en: string, nl: string): Text => ({ en, nl });

/** Why a value is missing, which is also why a verdict or a claim is unknown. */
const missing = {
  notMeasured: t("not measured", "niet gemeten"),
  notRegistered: t("not registered", "niet geregistreerd"),
  notPublished: t("not published", "niet gepubliceerd"),
  notDisclosed: t("not disclosed", "niet bekendgemaakt"),
  unknown: t("value unknown", "waarde niet bekend"),
  notApplicable: t("not applicable", "niet van toepassing"),
  suppressed: t("suppressed", "onderdrukt"),
} satisfies Record<MissingReason, Text>;

/** Every word that people get to see, by kind. */
const labels = {
  verdict: {
    met: t("met", "gehaald"),
    notMet: t("not met", "niet gehaald"),
    unknown: t("unknown", "onbekend"),
    notApplicable: t("not applicable", "niet van toepassing"),
  } satisfies Record<Verdict, Text>,
  stage: {
    notDue: t("not due yet", "termijn nog niet verstreken"),
    interim: t("interim", "tussenstand"),
    provisional: t("provisional", "voorlopig"),
    final: t("final", "definitief"),
  } satisfies Record<Stage, Text>,
  reason: {
    noTarget: t("no target", "geen streefwaarde"),
    targetWithdrawn: t("target withdrawn", "streefwaarde ingetrokken"),
    indicativeMilestone: t("milestone that only informs", "mijlpaal die alleen informeert"),
    thresholdMissing: t("the promise names no number", "de belofte noemt geen getal"),
    baselineMissing: t("baseline missing", "nulmeting ontbreekt"),
    noDeadline: t("the promise names no date", "de belofte noemt geen datum"),
    targetAmbiguous: t("the promise can be read in more than one way", "de belofte is op meer dan één manier te lezen"),
    notYetDue: t("not due yet", "termijn nog niet verstreken"),
    noMeasurement: t("no measurement", "geen meting"),
    collectedNotPublished: t("collected, not published yet", "verzameld, nog niet gepubliceerd"),
    ...missing,
    definitionChanged: t("definition changed", "definitie gewijzigd"),
    seriesBreak: t("break in the series", "breuk in de reeks"),
    unitMismatch: t("other unit, without a declared factor", "andere eenheid, zonder opgegeven factor"),
    unitSuspect: t("the units look different", "de eenheden lijken te verschillen"),
    partialPeriod: t("only part of the period was measured", "slechts een deel van de periode is gemeten"),
    denominatorZero: t("there is nothing to divide by", "er is niets om door te delen"),
    imprecise: t("the value is too imprecise", "de waarde is te onnauwkeurig"),
    notSignificant: t("the change is not significant", "de verandering is niet significant"),
    notReported: t("nothing was reported since it was due", "sinds de afgesproken datum is niets gemeld"),
    dropped: t("dropped", "vervallen"),
  } satisfies Record<Reason, Text>,
  missing: {
    ...missing,
    unknown: t("not known", "niet bekend"),
    notApplicable: t("n/a", "nvt"),
  } satisfies Record<MissingReason, Text>,
  flag: {
    provisional: t("provisional", "voorlopig"),
    estimated: t("estimated", "geschat"),
    revised: t("revised", "herzien"),
    partialPeriod: t("part of the period", "deel van de periode"),
    definitionChanged: t("definition changed", "definitie gewijzigd"),
    seriesBreak: t("break in the series", "breuk in de reeks"),
    lowReliability: t("low reliability", "weinig betrouwbaar"),
  } satisfies Record<Flag, Text>,
  side: {
    income: t("income", "baten"),
    expense: t("expense", "lasten"),
    withdrawal: t("withdrawal from reserves", "onttrekking reserves"),
    addition: t("addition to reserves", "toevoeging reserves"),
    release: t("release", "vrijval"),
    corporateTax: t("corporate tax", "vpb"),
  } satisfies Record<Side, Text>,
  balance: {
    balanceBeforeTaxAndReserves: t("balance before tax and reserves", "saldo voor vpb en reserveringen"),
    balanceBeforeReserves: t("balance before reserves", "saldo voor reserveringen"),
    balance: t("balance", "saldo"),
  } satisfies Record<BalanceKind, Text>,
  favourability: {
    favourable: t("favourable", "voordelig"),
    unfavourable: t("unfavourable", "nadelig"),
    neutral: t("neutral", "neutraal"),
  } satisfies Record<Favourability, Text>,
  targetClass: {
    collegeTarget: t("college target", "collegetarget"),
    targetValue: t("target value", "streefwaarde"),
    budgeted: t("budgeted", "begroot"),
    estimate: t("estimate", "raming"),
    ambition: t("ambition", "ambitie"),
  } satisfies Record<TargetClass, Text>,
  indicatorClass: {
    effect: t("effect", "effect"),
    performance: t("performance", "prestatie"),
    statutory: t("statutory", "BBV"),
    other: t("other", "overig"),
  } satisfies Record<IndicatorClass, Text>,
  nature: {
    stock: t("stock", "stand"),
    flow: t("flow", "stroom"),
    average: t("average", "gemiddelde"),
    cohort: t("cohort", "cohort"),
    ratio: t("ratio", "verhouding"),
  } satisfies Record<Nature, Text>,
  polarity: {
    higher: t("higher is better", "hoger is beter"),
    lower: t("lower is better", "lager is beter"),
    neutral: t("neither is better", "neutraal"),
  } satisfies Record<Polarity, Text>,
  deliverableStatus: {
    achieved: t("achieved", "gehaald"),
    partlyAchieved: t("partly achieved", "deels gehaald"),
    dropped: t("dropped", "vervallen"),
    underway: t("underway", "loopt"),
  } satisfies Record<DeliverableStatus, Text>,
  claimStatus: {
    consistent: t("consistent", "klopt"),
    contradicted: t("contradicted", "klopt niet"),
    unknown: t("unknown", "niet vast te stellen"),
  } satisfies Record<ClaimStatus, Text>,
  claimReason: {
    ...missing,
    noMeasurement: t("no measurement", "geen meting"),
    notYetDue: t("the period has not ended", "de periode is niet afgelopen"),
    collectedNotPublished: t("collected, not published yet", "verzameld, nog niet gepubliceerd"),
    noAmount: t("the budget holds no such amount", "de begroting heeft dit bedrag niet"),
    denominatorZero: t("there is nothing to divide by", "er is niets om door te delen"),
    imprecise: t("the numbers are too imprecise", "de getallen zijn te onnauwkeurig"),
    unitDiffers: t("numbers in different units", "getallen in verschillende eenheden"),
    seriesBreak: t("break in the series", "breuk in de reeks"),
    definitionChanged: t("definition changed", "definitie gewijzigd"),
    partialPeriod: t("only part of the period was measured", "slechts een deel van de periode is gemeten"),
  } satisfies Record<ClaimReason, Text>,
} as const;

/** The kinds of words that have a label. */
export type Labelled = keyof typeof labels;

/**
 * The word for a person.
 *
 * @example
 * ```ts
 * import { label } from "@meetlat/core";
 *
 * console.assert(label("verdict", "notMet", "nl") === "niet gehaald");
 * console.assert(label("reason", "notRegistered", "en") === "not registered");
 * ```
 */
export const label = <Kind extends Labelled, Word extends keyof (typeof labels)[Kind]>(
  kind: Kind,
  word: Word,
  language: Language,
): string => (labels[kind][word] as Text)[language];
