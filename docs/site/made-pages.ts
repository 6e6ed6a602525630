import { commandLinePage } from "./command-line-page.ts";
import { rotterdamChart } from "./rotterdam-chart.ts";
import { tablesPage } from "./tables-page.ts";
import { wordsPage } from "./words-page.ts";

/** The files under docs that are made from the code and kept in the repository: their place, and what must stand there. */
export const madePages: Readonly<Record<string, () => string | Promise<string>>> = {
  "reference/command-line.md": commandLinePage,
  "reference/tables.md": tablesPage,
  "reference/words.md": wordsPage,
  "site/rotterdam-chart.svg": rotterdamChart,
};
