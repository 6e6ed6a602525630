import type { Text } from "../vocabulary/language.ts";
import type { Value } from "../vocabulary/value.ts";

/** One coordinate that is the sum of others: Rotterdam of its gebieden, a gebied of its wijken, 2021 of its quarters. */
export interface CountTotal {
  readonly total: string;
  /**
   * All its parts. A part that the table has no cells for is a remainder that is not published: name one (`elsewhere`) when
   * the parts that are shown are not the whole.
   */
  readonly parts: ReadonlyArray<string>;
}

/** One direction of a table: its areas, its periods, its groups; with what adds up to what. Totals may nest. */
export interface CountDimension {
  readonly name: string;
  readonly totals: ReadonlyArray<CountTotal>;
}

/** One cell: where it stands, a coordinate for each dimension, and what is counted there. */
export interface CountCell {
  readonly at: ReadonlyArray<string>;
  readonly value: Value;
}

/** A table of counts, in any number of dimensions. Totals are cells like all others. */
export interface CountTable {
  readonly dimensions: ReadonlyArray<CountDimension>;
  readonly cells: ReadonlyArray<CountCell>;
}

/** Why a table cannot be made fit to be published. */
export type DisclosureProblemTag =
  | "unsoundPolicy"
  | "unsoundTotal"
  | "unsoundCell"
  | "givenTwice"
  | "notACount"
  | "doesNotAddUp"
  | "unknownIndicator"
  | "unknownAreaSet";

/** What is wrong with a table of counts: in which cell, what, and how to mend it. */
export interface DisclosureProblem {
  readonly _tag: DisclosureProblemTag;
  /** The cell, or the coordinate or word that it is about. */
  readonly at: ReadonlyArray<string>;
  readonly problem: Text;
  readonly mend: Text;
}

/** Makes a {@link DisclosureProblem}. */
export const disclosureProblem = (
  _tag: DisclosureProblemTag,
  at: ReadonlyArray<string>,
  problem: Text,
  mend: Text,
): DisclosureProblem => ({ _tag, at, problem, mend });

const repeats = (names: ReadonlyArray<string>): boolean => new Set(names).size < names.length;

/** A total that is, through its parts, a part of itself. */
const isCyclic = ({ totals }: CountDimension, total: string): boolean => {
  const seen = new Set<string>();
  const below = [total];
  for (let name = below.pop(); name !== undefined; name = below.pop()) {
    for (const one of totals.filter((t) => t.total === name)) {
      for (const part of one.parts) {
        if (part === total) return true;
        if (!seen.has(part)) below.push(part);
        seen.add(part);
      }
    }
  }
  return false;
};

/** What is wrong with the form of a table, whatever is counted in it. */
export const formProblems = ({ dimensions, cells }: CountTable): ReadonlyArray<DisclosureProblem> => {
  const found: Array<DisclosureProblem> = [];
  for (const dimension of dimensions) {
    for (const { total, parts } of dimension.totals) {
      if (parts.length > 0 && !repeats(parts) && !isCyclic(dimension, total)) continue;
      found.push(
        disclosureProblem(
          "unsoundTotal",
          [dimension.name, total],
          {
            en: `“${total}” cannot be the total of these parts`,
            nl: `“${total}” kan niet het totaal van deze delen zijn`,
          },
          {
            en: "Name at least one part, each once, and never the total itself",
            nl: "Noem ten minste één deel, elk één keer, en nooit het totaal zelf",
          },
        ),
      );
    }
  }
  const seen = new Set<string>();
  for (const { at } of cells) {
    if (at.length !== dimensions.length) {
      found.push(
        disclosureProblem(
          "unsoundCell",
          at,
          { en: "The cell does not stand in this table", nl: "De cel staat niet in deze tabel" },
          {
            en: `Give a coordinate for each of the ${dimensions.length} dimensions`,
            nl: `Geef een coördinaat voor elk van de ${dimensions.length} dimensies`,
          },
        ),
      );
    }
    const key = JSON.stringify(at);
    if (seen.has(key)) {
      found.push(
        disclosureProblem(
          "givenTwice",
          at,
          { en: "The cell is given twice", nl: "De cel staat er twee keer in" },
          { en: "Leave one out", nl: "Laat er één weg" },
        ),
      );
    }
    seen.add(key);
  }
  return found;
};
