import { complaint, type Findings } from "../cell-error.ts";
import type { Column } from "../columns.ts";
import { forbiddenIn } from "../forbidden-characters.ts";
import type { Locale } from "../numbers.ts";
import { isBlank, ragged, type StageFor } from "../plain-rows.ts";
import type { Row } from "../row.ts";
import type { RowStage } from "../row-stage.ts";
import { errorAt, type Table } from "../table.ts";
import { headerNames } from "./header-names.ts";
import type { Mapping } from "./mapping.ts";
import { type Plan, planOf } from "./mapping-plan.ts";
import type { View, ViewedRow } from "./view.ts";

/** Where mapped rows go, and how they are written. */
export interface MappedStageFor extends StageFor {
  readonly mapping: Mapping;
  readonly locale: Locale;
}

const SEPARATOR = " / ";

const noHeader = (line: number) =>
  complaint(
    { en: `There is no header on line ${line}`, nl: `Er staat geen kop op regel ${line}` },
    {
      en: 'Correct "header": { "line": … }: physical lines, counted from 1, blank ones too',
      nl: 'Verbeter "header": { "line": … }: regels van het bestand, vanaf 1 geteld, ook de lege',
    },
  );

const noFooter = (footer: string) =>
  complaint(
    { en: `No row begins with the footer “${footer}”`, nl: `Geen rij begint met de voettekst “${footer}”` },
    {
      en: 'Check that the file is whole, or take "footer" out of the mapping',
      nl: 'Kijk na of het bestand compleet is, of haal "footer" uit de mapping',
    },
  );

const nameless = complaint(
  { en: "stands in a column without a header", nl: "staat in een kolom zonder kop" },
  {
    en: 'Give the column a meaning by its place, or leave such columns out with "ignore": [""]',
    nl: 'Geef de kolom een betekenis met haar plaats, of laat zulke kolommen weg met "ignore": [""]',
  },
);

const nothingKept = complaint(
  { en: "The filters leave no row of this file", nl: "De filters laten geen rij van dit bestand over" },
  { en: 'Correct the texts in "rows"', nl: 'Verbeter de teksten in "rows"' },
);

const MAX_SHOWN = 40;

/** Which column stands in a place, to say how the mapping could translate it. */
const columnAt = ({ columns, periods }: Table, at: number): Column | null => {
  for (const [column, place] of columns) if (place === at) return column;
  return periods.some((one) => one.at === at) ? "value" : null;
};

/**
 * What is wrong with a row, in terms of the file: its own text and place, once for what holds for all rows, and with the
 * words by which the mapping could translate the cell.
 */
const inTermsOfFile = (
  findings: Findings,
  { table, row }: { readonly table: Table; readonly row: ViewedRow },
  cells: ReadonlyArray<string>,
  told: Set<string>,
): Findings => {
  const refused = new Set(row.refused.map(({ place }) => place));
  return {
    ...findings,
    add: (error, at) => {
      // That it could not be converted was said already, and by that it is blank.
      if (refused.has(at)) return;
      if (table.constants?.has(at) === true) {
        const key = `${at} ${error.problem.en} ${error.value}`;
        if (told.has(key)) return;
        told.add(key);
        findings.add(error, at);
        return;
      }
      const origin = at < 0 ? null : (table.origins?.[at] ?? null);
      const value = origin === null || error.value === "" ? error.value : (cells[origin] ?? "").trim();
      const column = columnAt(table, at);
      if (value === "" || column === null || column === "flags") {
        findings.add({ ...error, value }, origin ?? at);
        return;
      }
      const shown = JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
      findings.add(
        {
          ...error,
          value,
          mend: {
            en: `${error.mend.en}. Or say in the mapping what it means, at ${column}: "translate": { ${shown}: "…" }`,
            nl: `${error.mend.nl}. Of zeg in de mapping wat het betekent, bij ${column}: "translate": { ${shown}: "…" }`,
          },
        },
        origin ?? at,
      );
    },
  };
};

/** The rows of a file that is read by a mapping. */
export const mappedRows = (given: MappedStageFor): RowStage => {
  const { file, kind, findings, mayHoldForbidden, onRow, mapping, locale } = given;
  const headerRows = Math.max(1, mapping.header?.rows ?? 1);
  const header: Array<ReadonlyArray<string>> = [];
  let headerLine: number | null = null;
  let plan: Plan | null = null;
  let table: Table | null = null;
  let [rows, leftOut, unrecorded, footer] = [0, 0, 0, 0];
  const told = new Set<string>();

  const onFile = (line: number, what: ReturnType<typeof complaint>): void =>
    findings.add({ file, line, column: null, value: "", ...what }, -1);

  const open = (line: number): void => {
    const names = headerNames(header, mapping.header?.separator ?? SEPARATOR);
    const made = planOf({ mapping, kind, file, names, headerLine: line, locale });
    table = made.first;
    for (const problem of made.problems) {
      const place = problem.at < 0 ? { table, line } : { table, line, at: problem.at };
      findings.add(errorAt(place, names[problem.at] ?? "", problem), problem.at);
    }
    // Rows are not read by a mapping that is wrong: they would repeat it, each in its own words.
    plan = made.problems.length > 0 ? { ...made.plan, views: [] } : made.plan;
  };

  const emit = ({ table: viewed, row: see }: View, line: number, cells: ReadonlyArray<string>): void => {
    const row = see(cells);
    if (row === null) {
      unrecorded++;
      return;
    }
    for (const { at, value, complaint: what, place } of row.refused) {
      const where = at === null || table === null ? { table: viewed, line, at: place } : { table, line, at };
      findings.add(errorAt(where, value, what), at ?? place);
    }
    const passed: Row = {
      table: viewed,
      line,
      cells: row.cells,
      findings: inTermsOfFile(findings, { table: viewed, row }, cells, told),
      failed: row.refused.length > 0,
      written: cells,
    };
    onRow(passed);
  };

  const isFooter = (cells: ReadonlyArray<string>): boolean =>
    mapping.footer !== undefined && (cells.find((cell) => !isBlank(cell)) ?? "").trim().startsWith(mapping.footer);

  return {
    record: ({ line, cells }) => {
      if (plan === null) {
        if (header.length === 0 && cells.every(isBlank) && mapping.header?.line === undefined) return;
        if (headerLine === null && mapping.header?.line !== undefined && line !== mapping.header.line) {
          onFile(line, noHeader(mapping.header.line));
        }
        headerLine ??= line;
        header.push(cells);
        if (header.length === headerRows) open(headerLine);
        return;
      }
      if (footer > 0 || isFooter(cells)) {
        footer++;
        return;
      }
      if (cells.every(isBlank) || table === null) return;
      const { written } = table;
      rows++;
      if (cells.length !== written.length) {
        findings.add(errorAt({ table, line }, "", ragged(cells.length, written.length)), -1);
        return;
      }
      const forbidden = mayHoldForbidden ? forbiddenIn(cells) : null;
      if (forbidden !== null) {
        const { at } = forbidden;
        findings.add(errorAt({ table, line, at }, cells[at] ?? "", forbidden.complaint), at);
        return;
      }
      for (const at of plan.blank) {
        if (!isBlank(cells[at] ?? "")) findings.add(errorAt({ table, line, at }, cells[at] ?? "", nameless), at);
      }
      if (!plan.filters.every(({ at, keeps }) => keeps((cells[at] ?? "").trim()))) {
        leftOut++;
        return;
      }
      for (const view of plan.views) emit(view, line, cells);
    },
    end: () => {
      if (plan === null && headerLine !== null) open(headerLine);
      const line = headerLine ?? 1;
      if (mapping.footer !== undefined && footer === 0 && headerLine !== null) onFile(line, noFooter(mapping.footer));
      if (rows > 0 && leftOut === rows) onFile(line, nothingKept);
      const ignored = plan === null ? [] : plan.ignored.map((at) => table?.written[at] ?? "");
      return { table, rows: rows - leftOut, layout: { headerLine, ignored, leftOut, unrecorded, footer } };
    },
  };
};
