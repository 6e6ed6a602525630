import type { Complaint } from "./cell-error.ts";
import { cellHasher, hashIndex } from "./cell-hashes.ts";
import { unheard } from "./findings.ts";
import { type ReadLimits, unlessRaised } from "./limits.ts";
import { measurementStore } from "./measurement-store.ts";
import type { Reading, TableReader } from "./reading.ts";
import { errorAt } from "./table.ts";
import { measurementRows } from "./tables/measurements.ts";

/** What going over measurements without keeping them says of them. */
export interface MeasurementScan {
  /** Reads tables of measurements; makes commands of the corrections alone. */
  readonly reader: (reading: Reading) => TableReader;
  /** Which measurements correct another, by their numbers from 0 in the order of the files. */
  readonly corrections: () => ReadonlySet<number>;
  /** Measurements in all, the corrections too. */
  readonly measurements: () => number;
}

const tooManyRepeats = (most: number): Complaint =>
  unlessRaised(
    {
      en: `Here more than ${most} measurements are about a number that is given more than once`,
      nl: `Hier gaan meer dan ${most} metingen over een getal dat meer dan eens gegeven wordt`,
    },
    {
      en: "Import the tables one after the other, the earlier published first",
      nl: "Importeer de tabellen na elkaar, de eerst gepubliceerde eerst",
    },
    "repeats",
  );

/**
 * Goes over measurements to check them all, while it keeps no more of each than a hash of the number that it is about. Where
 * numbers seem to be given more than once, it goes over them again and keeps those, to put them in the order in which they
 * became known.
 */
export const measurementScan = ({ repeats }: ReadLimits): MeasurementScan => {
  let corrections: ReadonlySet<number> = new Set();
  let measurements = 0;

  const reader = (reading: Reading): TableReader => {
    const hashOf = cellHasher();
    const hashes = hashIndex();
    const kept = measurementStore(reading);
    const numbers: Array<number> = [];

    const again = (): TableReader["row"] | null => {
      const repeated = hashes.repeated();
      // Dates may come from the documents: without those, nothing can be said of the order.
      if (repeated.size === 0 || reading.broken.has("documents")) return null;
      let number = -1;
      return measurementRows(
        { ...reading, findings: unheard },
        {
          add: (key, row, place) => {
            number++;
            if (numbers.length > repeats || !repeated.has(hashOf(key))) return;
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
        add: (key) => {
          measurements++;
          hashes.add(hashOf(key));
        },
      }),
      again,
      finish: () => {
        const later = kept.later();
        corrections = new Set(later.flatMap((i) => numbers[i] ?? []));
        return later.flatMap((i) => kept.correction(i) ?? []);
      },
    };
  };

  return { reader, corrections: () => corrections, measurements: () => measurements };
};
