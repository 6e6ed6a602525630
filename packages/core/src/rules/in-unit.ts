import { type Decimal, decimal } from "../vocabulary/decimal.ts";
import { convert, type Unit, type UnitFactor } from "../vocabulary/unit.ts";
import { mapNumbers, type Value } from "../vocabulary/value.ts";

const ONE: Decimal = decimal("1");

/** A value in another unit, by a declared factor only; `null` when none was declared. A missing value has no unit. */
export const inUnit = (value: Value, from: Unit, to: Unit, factors: ReadonlyArray<UnitFactor>): Value | null => {
  if (value._tag === "Missing") return value;
  if (convert(ONE, from, to, factors) === null) return null;
  return mapNumbers(value, (n) => convert(n, from, to, factors) ?? n);
};
