import * as SchemaIssue from "effect/SchemaIssue";
import type { Text } from "../vocabulary/language.ts";

const t = (en: string, nl: string): Text => ({ en, nl });

const texts = {
  decimal: t(
    'write a decimal number as text, like "1900", "-8.7" or "0.25"',
    'schrijf een decimaal getal als tekst, zoals "1900", "-8.7" of "0.25"',
  ),
  day: t('write a day that exists, like "2021-07-01"', 'schrijf een bestaande dag, zoals "2021-07-01"'),
  instant: t(
    'write a moment in UTC with milliseconds, like "2021-07-01T09:30:00.000Z"',
    'schrijf een tijdstip in UTC met milliseconden, zoals "2021-07-01T09:30:00.000Z"',
  ),
  period: t(
    'write a period, like "2018", "2018-Q3", "2018..2021" or "2023.."',
    'schrijf een periode, zoals "2018", "2018-Q3", "2018..2021" of "2023.."',
  ),
  unit: t(
    'write a unit of 1 to 40 characters, like "%" or "kEUR"',
    'schrijf een eenheid van 1 tot 40 tekens, zoals "%" of "kEUR"',
  ),
  identifier: t(
    "use letters, digits, “.”, “_” and “-” only, starting with a letter or digit",
    "gebruik alleen letters, cijfers, “.”, “_” en “-”, te beginnen met een letter of cijfer",
  ),
  eventId: t("write a UUID in lower case", "schrijf een UUID in kleine letters"),
  text: t("write something", "schrijf iets"),
  notNegative: t("write a number that is not negative", "schrijf een getal dat niet negatief is"),
  range: t("put the lowest number first", "zet het laagste getal eerst"),
  notation: t("write it in its notation", "schrijf het in de vaste notatie"),
  rule: t(
    "put the periods of the rule in order of time, and not too many rules within rules",
    "zet de perioden van de regel op volgorde van tijd, en niet te veel regels in regels",
  ),
  formula: t(
    "give every period of the formula an end, and not too many steps within each other",
    "geef elke periode in de formule een einde, en zet niet te veel stappen in elkaar",
  ),
} as const;

/** What a schema says when a text does not fit, as the annotation of its check. */
export const said = Object.fromEntries(
  Object.entries(texts).map(([key, text]) => [key, { message: text.en }]),
) as Readonly<Record<keyof typeof texts, { readonly message: string }>>;

/** What the schema library finds by itself. */
const found = {
  missing: t("is missing: write it, for it is required", "ontbreekt: schrijf het, want het is verplicht"),
  unexpected: t("is not a field of this: leave it out", "is hier geen veld: laat het weg"),
} as const;

/** What a schema says of a leaf that its own checks do not speak of. */
export const ofLeaf = (issue: SchemaIssue.Leaf): string => {
  if (issue._tag === "MissingKey") return found.missing.en;
  if (issue._tag === "UnexpectedKey") return found.unexpected.en;
  return SchemaIssue.defaultLeafHook(issue);
};

const dutch = new Map<string, string>(
  [...Object.values(texts), ...Object.values(found)].map((text) => [text.en, text.nl]),
);

/** A schema's message in both languages; what the schema library says by itself stays English. */
export const inBothLanguages = (message: string): Text => {
  const known = dutch.get(message);
  if (known !== undefined) return t(message, known);
  // “Expected "a" | "b"”: the words that may stand there are the same in every language.
  const expected = /^Expected (.*)$/s.exec(message)?.[1];
  if (expected === undefined) return t(message, message);
  const shown = expected.length > 200 ? `${expected.slice(0, 200)}…` : expected;
  return t(`write ${shown}`, `schrijf ${shown}`);
};
