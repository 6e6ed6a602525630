// Makes docs/reference/tables.md from the columns of @meetlat/csv.
import { type TableKind, tableKinds } from "@meetlat/csv";
import { type Column, columnNames, knownColumns, requiredColumns } from "../../packages/csv/src/columns.ts";
import { type ColumnType, columnDefinitions } from "../../packages/csv/src/metadata/column-definitions.ts";
import { tableTitles } from "../../packages/csv/src/metadata/table-definitions.ts";
import { stems } from "../../packages/csv/src/table-kind.ts";
import {
  definitionChangeWords,
  deliverableStatusWords,
  documentKindWords,
  favourWords,
  flagWords,
  gapWords,
  indicatorClassWords,
  missingWords,
  natureWords,
  objectiveStatusWords,
  polarityWords,
  policyWords,
  retractedWords,
  revisedWords,
  sideWords,
  signConventionWords,
  targetClassWords,
  type Vocabulary,
  withdrawnWords,
  yesNoWords,
} from "../../packages/csv/src/words.ts";
import { cell, table } from "./markdown.ts";

/** How the cells of a column are written. */
const notations: Readonly<Record<ColumnType, string>> = {
  identifier: "a name without spaces, such as `jaarstukken-2020`",
  text: "any text",
  day: "`2021-05-20`",
  period: "`2018`, `2018-Q3`, `2018-07`, `2018..2021`, …",
  year: "`2020`",
  count: "a whole number",
  number: "a decimal: `8.7`; in a Dutch table `8,7`",
  amount: "a decimal, or `none`",
  printed: "a decimal, with `V` or `N` behind it if the document has it so",
  value: "a number, a bound (`>=65`), a range (`170..200`), about (`~25`), or why there is none",
  notation: "Meetlat's own notation",
  word: "one of a list of words",
};

const used = new Set(tableKinds.flatMap((kind) => knownColumns(kind).map((column) => columnDefinitions[column].type)));

type Words = Partial<Readonly<Record<Column, ReadonlyArray<Vocabulary<string>>>>>;

/** The words that cells of a column may hold, by table. */
const wordsIn: Partial<Readonly<Record<TableKind, Words>>> = {
  documents: {
    kind: [documentKindWords],
    sign_convention: [signConventionWords],
    dash: [gapWords],
    blank: [gapWords],
  },
  objectives: { status: [objectiveStatusWords] },
  indicators: { polarity: [polarityWords], nature: [natureWords], class: [indicatorClassWords] },
  redefinitions: { change: [definitionChangeWords] },
  measurements: { value: [missingWords, retractedWords], flags: [flagWords] },
  significance: { significant: [yesNoWords] },
  targets: {
    rule: [withdrawnWords],
    class: [targetClassWords],
    on_definition_change: [policyWords],
    revises: [revisedWords],
  },
  budget: { side: [sideWords], published_deviation: [favourWords] },
  themes: { published_balance: [favourWords], is_total: [yesNoWords] },
  deliverables: { status: [deliverableStatusWords] },
};

const code = (text: string): string => `\`${cell(text)}\``;
const listed = (texts: ReadonlyArray<string>): string => texts.map(code).join(", ");

/** The headers that a Dutch table may have for a column; its own name when Dutch has no other. */
const dutchHeaders = (kind: TableKind, column: Column): ReadonlyArray<string> => {
  const others = [...columnNames(kind)].flatMap(([name, means]) =>
    means === column && !Object.hasOwn(columnDefinitions, name) ? [name] : [],
  );
  return others.length === 0 ? [column] : others;
};

const wordsOf = (kind: TableKind): string => {
  const columnsOf = new Map<Vocabulary<string>, Array<Column>>();
  for (const column of knownColumns(kind)) {
    const vocabularies = wordsIn[kind]?.[column];
    if (vocabularies === undefined && columnDefinitions[column].type === "word")
      throw new Error(`No words are known of ${column} in ${kind}.csv`);
    for (const vocabulary of vocabularies ?? [])
      columnsOf.set(vocabulary, [...(columnsOf.get(vocabulary) ?? []), column]);
  }
  const rows = [...columnsOf].flatMap(([{ dutch }, columns]) =>
    [...dutch].map(([word, texts]) => [listed(columns), code(word), listed(texts)]),
  );
  return rows.length === 0 ? "" : `\n\n${table(["in column", "the word", "in Dutch tables also"], rows)}`;
};

/** The page of all tables and their columns. */
export const tablesPage = (): string => `# Tables and columns

What \`meetlat import\` reads and \`meetlat export --format csv\` writes. A file is known by the start of its name:
\`measurements-2020.csv\` holds measurements. Columns in bold must be there. How to write them is in
[tables](../guides/tables.md).

Headers and words are read in English and in Dutch, whatever their case, and with a space, hyphen or underscore between their
parts: \`bekend_op\` is \`Bekend op\`.

## How cells are written

${table(
  ["a column of", "holds"],
  (Object.entries(notations) as ReadonlyArray<[ColumnType, string]>)
    .filter(([type]) => used.has(type))
    .map(([type, notation]) => [type, notation]),
)}

${tableKinds
  .map((kind) => {
    const required = new Set<string>(requiredColumns(kind));
    return `## ${kind}.csv

${tableTitles[kind].en} (${tableTitles[kind].nl.toLowerCase()}). Its file may also be called ${listed(stems[kind].slice(1).map((stem) => `${stem}.csv`))}.

${table(
  ["column", "in Dutch tables", "holds", "meaning", "betekenis"],
  knownColumns(kind).map((column) => {
    const { type, description } = columnDefinitions[column];
    const name = `\`${column}\``;
    return [
      required.has(column) ? `**${name}**` : name,
      listed(dutchHeaders(kind, column)),
      type,
      cell(description.en),
      cell(description.nl),
    ];
  }),
)}${wordsOf(kind)}`;
  })
  .join("\n\n")}
`;
