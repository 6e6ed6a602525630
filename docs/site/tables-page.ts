// Makes docs/reference/tables.md from the columns of @meetlat/csv.
import { tableKinds } from "@meetlat/csv";
import { knownColumns, requiredColumns } from "../../packages/csv/src/columns.ts";
import { type ColumnType, columnDefinitions } from "../../packages/csv/src/metadata/column-definitions.ts";
import { tableTitles } from "../../packages/csv/src/metadata/table-definitions.ts";
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

/** The page of all tables and their columns. */
export const tablesPage = (): string => `# Tables and columns

What \`meetlat import\` reads and \`meetlat export --format csv\` writes. A file is known by the start of its name:
\`measurements-2020.csv\` holds measurements. Columns in bold must be there. How to write them is in
[tables](../guides/tables.md).

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

${tableTitles[kind].en} (${tableTitles[kind].nl.toLowerCase()}).

${table(
  ["column", "holds", "meaning", "betekenis"],
  knownColumns(kind).map((column) => {
    const { type, description } = columnDefinitions[column];
    const name = `\`${column}\``;
    return [required.has(column) ? `**${name}**` : name, type, cell(description.en), cell(description.nl)];
  }),
)}`;
  })
  .join("\n\n")}
`;
