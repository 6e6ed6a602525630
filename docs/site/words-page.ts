// Makes docs/reference/words.md from the labels of @meetlat/core.
import {
  balanceKinds,
  claimReasons,
  claimStatuses,
  deliverableStatuses,
  favourabilities,
  flags,
  indicatorClasses,
  type Labelled,
  label,
  missingReasons,
  natures,
  polarities,
  reasons,
  sides,
  stages,
  targetClasses,
  verdicts,
} from "@meetlat/core";
import { cell, table } from "./markdown.ts";

const kinds: { readonly [kind in Labelled]: readonly [title: string, words: ReadonlyArray<string>] } = {
  verdict: ["Verdicts: is the target met?", verdicts],
  stage: ["Stages: how final is the verdict?", stages],
  reason: ["Reasons: why is the verdict unknown, or not applicable?", reasons],
  missing: ["Missing: why is there no value?", missingReasons],
  flag: ["Flags: what must a reader of this number know?", flags],
  targetClass: ["Classes of targets", targetClasses],
  indicatorClass: ["Classes of indicators", indicatorClasses],
  nature: ["Natures of indicators", natures],
  polarity: ["Polarities: which way is better?", polarities],
  deliverableStatus: ["Statuses of deliverables", deliverableStatuses],
  side: ["Sides of a budget", sides],
  balance: ["Balances of a budget", balanceKinds],
  favourability: ["In whose favour is a deviation?", favourabilities],
  claimStatus: ["Does a claim agree with the figures?", claimStatuses],
  claimReason: ["Why is a claim unknown?", claimReasons],
};

/** The label of a word that comes from the list of its own kind. */
const written = (kind: Labelled, word: string, language: "en" | "nl"): string => label(kind, word as never, language);

/** The page of all words that people get to see. */
export const wordsPage = (): string => `# Words

Every word that stands in a verdict, a report or a table, with its label in English and Dutch. A program reads the word; a
person reads the label (\`label\` of \`@meetlat/core\`). What the reasons mean, and how to resolve them, is in
[why is it unknown?](../guides/why-unknown.md); what a Dutch table may say stands with each [table](tables.md).

${(Object.entries(kinds) as ReadonlyArray<[Labelled, (typeof kinds)[Labelled]]>)
  .map(
    ([kind, [title, words]]) =>
      `## ${title}\n\n${table(
        ["word", "English", "Nederlands"],
        words.map((word) => [`\`${word}\``, cell(written(kind, word, "en")), cell(written(kind, word, "nl"))]),
      )}`,
  )
  .join("\n\n")}
`;
