import { type Formula, parseFormula } from "@meetlat/core";
import * as Result from "effect/Result";
import { complaint } from "./cell-error.ts";
import type { Locale } from "./numbers.ts";
import type { CellReader } from "./row.ts";
import { canonicalIn } from "./said-canonical.ts";
import { restoreText } from "./text-cell.ts";

/** A number, and no part of a name, that a Dutch reader takes for thousands and a canonical one for a fraction. */
const grouped = /(?<![\p{L}\p{N}._-])\d{1,3}(?:\.\d{3})+(?![\p{L}\p{N}._-]|\s*[[@])/u;

/**
 * Reads a formula, which is always in canonical notation. In a Dutch table `1.900` would be read as 1.9, so it is refused
 * there: nothing is guessed. With `canonical:` before it there is nothing to guess.
 */
export const formulaIn =
  (locale: Locale): CellReader<Formula> =>
  (cell) => {
    const text = restoreText(cell);
    const canonical = canonicalIn(text);
    if (canonical !== null) return parseFormula(canonical);
    const thousands = locale === "nl" ? grouped.exec(text)?.[0] : undefined;
    if (thousands === undefined) return parseFormula(text);
    const digits = thousands.replaceAll(".", "");
    return Result.fail(
      complaint(
        {
          en: `holds ${thousands}, which is ${digits} in a Dutch table and a fraction in a formula`,
          nl: `bevat ${thousands}, wat in een Nederlandse tabel ${digits} is en in een formule een breuk`,
        },
        {
          en: `Formulas have a point for decimals and nothing between thousands: write ${digits}, or the fraction with another number of decimals`,
          nl: `Formules hebben een punt voor decimalen en niets tussen duizendtallen: schrijf ${digits}, of de breuk met een ander aantal decimalen`,
        },
      ),
    );
  };
