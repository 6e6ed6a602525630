import type { Text } from "@meetlat/core";
import type { CellError } from "./cell-error.ts";
import { detached } from "./detached.ts";

/** An error with the place of its column among the headers, to sort by; −1 for a whole row. */
interface Placed {
  readonly error: CellError;
  readonly at: number;
}

/** The first errors in the order of the files, and how many there are. */
export interface Found {
  readonly errors: ReadonlyArray<CellError>;
  readonly total: number;
}

/** Collects errors from anywhere, to be shown in the order of the files. */
export interface Findings {
  readonly add: (error: CellError, at: number) => void;
  /** How many were added so far. */
  readonly count: () => number;
  /** The first of them, by file, line and column; what was added twice stands there once. */
  readonly sorted: () => Found;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inFiles = (a: Placed, b: Placed): number =>
  byText(a.error.file, b.error.file) || a.error.line - b.error.line || a.at - b.at;

const isSame = (a: Placed, b: Placed): boolean =>
  a.at === b.at &&
  a.error.line === b.error.line &&
  a.error.file === b.error.file &&
  a.error.column === b.error.column &&
  a.error.value === b.error.value &&
  a.error.problem.en === b.error.problem.en &&
  a.error.mend.en === b.error.mend.en;

/** Without those that stand there already. Equal places stand together, so looking back over those is enough. */
const withoutRepeats = (sorted: ReadonlyArray<Placed>): Array<Placed> => {
  const kept: Array<Placed> = [];
  for (const next of sorted) {
    let isRepeated = false;
    for (let i = kept.length - 1; i >= 0 && !isRepeated; i--) {
      const before = kept[i];
      if (before === undefined || inFiles(before, next) !== 0) break;
      isRepeated = isSame(before, next);
    }
    if (!isRepeated) kept.push(next);
  }
  return kept;
};

/** More of a text than this is not kept to show. */
const MAX_KEPT = 2_000;

const short = (text: string): string =>
  text.length > MAX_KEPT ? `${detached(text.slice(0, MAX_KEPT)).toWellFormed()}…` : detached(text);

const shortText = ({ en, nl }: Text): Text => ({ en: short(en), nl: short(nl) });

/** An error that holds no more of a file than it shows. */
const light = ({ file, line, column, value, problem, mend }: CellError): CellError => ({
  file,
  line,
  column: column === null ? null : short(column),
  value: short(value),
  problem: shortText(problem),
  mend: shortText(mend),
});

/**
 * An empty collection of errors, that keeps only as many as are shown, the first in the order of the files. All are counted;
 * of what is added twice right after each other, one.
 */
export const findings = (most: number): Findings => {
  let placed: Array<Placed> = [];
  let total = 0;
  let latest: Placed | null = null;
  /** The last one that is shown, when there are as many as are shown. */
  let last: Placed | undefined;

  const settle = (): void => {
    const all = withoutRepeats(placed.sort(inFiles));
    total -= placed.length - all.length;
    placed = all.slice(0, most);
    last = placed[most - 1];
  };

  return {
    add: (error, at) => {
      const next = { error, at };
      if (latest !== null && isSame(latest, next)) return;
      latest = next;
      total++;
      if (last !== undefined && inFiles(next, last) > 0) return;
      placed.push({ error: light(error), at });
      if (placed.length >= 2 * most + 1_000) settle();
    },
    count: () => total,
    sorted: () => {
      settle();
      return { errors: placed.map(({ error }) => error), total };
    },
  };
};

/** Takes notice of nothing. */
export const unheard: Findings = {
  add: () => undefined,
  count: () => 0,
  sorted: () => ({ errors: [], total: 0 }),
};
