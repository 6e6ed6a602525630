import type { Unit } from "@meetlat/core";
import { type Complaint, complaint } from "./cell-error.ts";
import type { Mark } from "./numbers.ts";

const euros: ReadonlyArray<string> = ["EUR", "kEUR", "MEUR"];

/** Why a mark with a number does not agree with the unit that the number is in; `null` when it does. */
export const markComplaint = (mark: Mark | null, unit: Unit | undefined): Complaint | null => {
  if (mark === null || (mark === "%" ? unit === "%" : unit !== undefined && euros.includes(unit))) return null;
  return unit === undefined
    ? complaint(
        {
          en: `has a ${mark}, and the unit of its indicator is not in these tables`,
          nl: `heeft een ${mark}, en de eenheid van de indicator staat niet in deze tabellen`,
        },
        {
          en: `Write the number without ${mark}, in the unit of the indicator`,
          nl: `Schrijf het getal zonder ${mark}, in de eenheid van de indicator`,
        },
      )
    : complaint(
        { en: `has a ${mark}, and is measured in ${unit}`, nl: `heeft een ${mark}, en wordt gemeten in ${unit}` },
        {
          en: `Write the number in ${unit}, without ${mark}, or correct the unit of the indicator`,
          nl: `Schrijf het getal in ${unit}, zonder ${mark}, of verbeter de eenheid van de indicator`,
        },
      );
};
