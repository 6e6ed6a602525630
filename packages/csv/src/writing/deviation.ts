import {
  absolute,
  type BalanceKind,
  type Decimal,
  effectOnBalance,
  negate,
  type Side,
  type SignConvention,
  sign,
} from "@meetlat/core";

/** A deviation (actual − budget) as its document prints it: the reverse of what reading does. */
export const printDeviation = (
  number: (value: Decimal) => string,
  convention: SignConvention | undefined,
  side: Side | BalanceKind,
  deviation: Decimal,
): string => {
  switch (convention) {
    case undefined:
    case "actualMinusBudget":
      return number(deviation);
    case "budgetMinusActual":
      return number(negate(deviation));
    case "effectOnBalance":
      return number(effectOnBalance(side, deviation));
    case "absolute": {
      const effect = sign(effectOnBalance(side, deviation));
      return `${number(absolute(deviation))}${effect === 0 ? "" : effect > 0 ? " V" : " N"}`;
    }
  }
};
