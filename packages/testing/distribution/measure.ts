import {
  bandsOf,
  type Command,
  claimChecks,
  claimReasons,
  claimStatuses,
  dayOf,
  deliverableChecks,
  flags,
  type Question,
  reasons,
  rejectionTags,
  rekenkamerRotterdam,
  rulesWithin,
  stages,
  targetChecks,
  verdicts,
} from "@meetlat/core";
import { commandSchemas, eventSchemas } from "@meetlat/core/codec";
import * as fc from "fast-check";
import { type CityHistory, cityHistories, questionsOver, rulesByTag } from "../src/index.ts";

/** Words that may be found in a history, or in what is answered about it. */
export const groups = {
  command: Object.keys(commandSchemas),
  event: Object.keys(eventSchemas),
  rule: Object.keys(rulesByTag),
  value: ["Exact", "AtLeast", "AtMost", "Range", "About", "Missing"],
  clock: ["known before it was recorded", "known when it was recorded", "known after it was recorded"],
  verdict: verdicts,
  stage: stages,
  reason: reasons,
  band: bandsOf(rekenkamerRotterdam).map(({ id }) => id),
  flag: flags,
  deliverable: ["met", "notMet", "unknown"],
  claim: claimStatuses,
  "claim reason": claimReasons,
  rejection: rejectionTags,
} as const satisfies Readonly<Record<string, ReadonlyArray<string>>>;

/** The name of a group of words. */
export type Group = keyof typeof groups;

/** A word, and the share of histories in which it was found. */
export interface Share {
  readonly group: Group;
  readonly word: string;
  readonly share: number;
}

const targetRules = (command: Command) =>
  "rule" in command && command.rule !== undefined ? rulesWithin(command.rule) : [];

/** All words that are found in one history, and in what is answered about it. */
const wordsIn = (city: CityHistory, question: Question): ReadonlySet<string> => {
  const found = new Set<string>();
  const find = (group: Group, word: string): void => {
    found.add(`${group}/${word}`);
  };
  for (const { command, rejections } of city.steps) {
    if (rejections.length === 0) {
      find("command", command._tag);
      for (const { _tag } of targetRules(command)) find("rule", _tag);
    }
    for (const { _tag } of rejections) find("rejection", _tag);
  }
  for (const event of city.events) {
    find("event", event.type);
    const recorded = dayOf(event.recordedAt);
    const when = event.knownOn < recorded ? "before" : event.knownOn === recorded ? "when" : "after";
    find("clock", `known ${when} it was recorded`);
    if (event.type === "MeasurementRecorded" || event.type === "MeasurementCorrected") {
      find("value", event.data.value._tag);
    }
  }
  const { register } = city;
  for (const check of targetChecks(register, question)) {
    find("verdict", check.verdict);
    if (check.stage !== null) find("stage", check.stage);
    if (check.band !== null) find("band", check.band.id);
    for (const reason of check.reasons) find("reason", reason);
    for (const flag of check.flags) find("flag", flag);
  }
  for (const check of deliverableChecks(register, question)) {
    find("deliverable", check.verdictNow);
    for (const reason of check.reasons) find("reason", reason);
  }
  for (const check of claimChecks(register, question)) {
    find("claim", check.status);
    for (const reason of check.reasons) find("claim reason", reason);
  }
  return found;
};

/** What is measured: how many histories are drawn from which seed, and how many in a hundred of what is asked are mistakes. */
export interface Measured {
  readonly histories: number;
  readonly seed: number;
  readonly mistakes: number;
}

/** In which share of histories every word is found, each asked one question. The same seed gives the same shares. */
export const measureDistribution = ({ histories, seed, mistakes }: Measured): ReadonlyArray<Share> => {
  const asked = cityHistories({ mistakes }).chain((city) =>
    questionsOver(city.events).map((question) => ({ city, question })),
  );
  const times = new Map<string, number>();
  for (const { city, question } of fc.sample(asked, { seed, numRuns: histories })) {
    for (const word of wordsIn(city, question)) times.set(word, (times.get(word) ?? 0) + 1);
  }
  return Object.entries(groups).flatMap(([group, words]) =>
    words.map((word) => ({ group: group as Group, word, share: (times.get(`${group}/${word}`) ?? 0) / histories })),
  );
};
