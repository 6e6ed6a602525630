import type { Complaint } from "./cell-error.ts";
import { cellHasher, hashIndex } from "./cell-hashes.ts";
import { unheard } from "./findings.ts";
import { type ReadLimits, unlessRaised } from "./limits.ts";
import { measurementStore, standsApart } from "./measurement-store.ts";
import type { Reading, TableReader } from "./reading.ts";
import { errorAt } from "./table.ts";
import { measurementRows } from "./tables/measurements.ts";

/** What going over measurements without keeping them says of them. */
export interface MeasurementScan {
  /** Reads tables of measurements; makes commands of what stands apart alone, such as corrections. */
  readonly reader: (reading: Reading) => TableReader;
  /** Which measurements are not simply the first about a number, by their own numbers from 0 in the order of the files. */
  readonly apart: () => ReadonlySet<number>;
  /** Measurements in all, those too. */
  readonly measurements: () => number;
}

const tooManyRepeats = (most: number): Complaint =>
  unlessRaised(
    {
      en: `Here more than ${most} measurements are corrections, or about a number that is given more than once`,
      nl: `Hier zijn meer dan ${most} metingen correcties, of gaan over een getal dat meer dan eens gegeven wordt`,
    },
    {
      en: "Import the tables one after the other, the earlier published first",
      nl: "Importeer de tabellen na elkaar, de eerst gepubliceerde eerst",
    },
    "repeats",
  );

/**
 * Goes over measurements to check them all, while it keeps no more of each than a hash of the number that it is about. Where
 * numbers seem to be given more than once, or rows say that they correct or retract one, it goes over them again and keeps
 * those, to put them in the order in which they became known.
 */
export const measurementScan = ({ repeats }: ReadLimits): MeasurementScan => {
  let apart: ReadonlySet<number> = new Set();
  let measurements = 0;

  const reader = (reading: Reading): TableReader => {
    const hashOf = cellHasher();
    const hashes = hashIndex();
    const kept = measurementStore(reading);
    const numbers: Array<number> = [];
    let hasApart = false;

    const again = (): TableReader["row"] | null => {
      const repeated = hashes.repeated();
      // Dates may come from the documents: without those, nothing can be said of the order.
      if ((repeated.size === 0 && !hasApart) || reading.broken.has("documents")) return null;
      let number = -1;
      return measurementRows(
        { ...reading, findings: unheard },
        {
          add: (key, row, place) => {
            number++;
            if (numbers.length > repeats) return;
            if (!standsApart(key, row) && !repeated.has(hashOf(key))) return;
            if (numbers.length === repeats) {
              reading.findings.add(errorAt(place, "", tooManyRepeats(repeats)), place.at);
            } else kept.add(key, row === null ? null : structuredClone(row), place);
            numbers.push(number);
          },
        },
      );
    };

    return {
      row: measurementRows(reading, {
        add: (key, row) => {
          measurements++;
          hasApart ||= standsApart(key, row);
          hashes.add(hashOf(key));
        },
      }),
      again,
      finish: () => {
        const { rows, located } = kept.apart();
        apart = new Set([...rows].flatMap((i) => numbers[i] ?? []));
        return located;
      },
    };
  };

  return { reader, apart: () => apart, measurements: () => measurements };
};
