import * as Effect from "effect/Effect";
import { type AllRead, type ReadHow, readKinds } from "./read-kinds.ts";
import { type ReadProgress, readSource, type TableSource } from "./table-source.ts";

const sizeOf = (sources: ReadonlyArray<TableSource<unknown, unknown>>): number | null => {
  let total = 0;
  for (const { size } of sources) {
    if (size === undefined) return null;
    total += size;
  }
  return total;
};

/** Reads all files of a batch piece by piece, and tells how far it is. */
export const readSources = <E, R>(
  sources: ReadonlyArray<TableSource<E, R>>,
  how: ReadHow,
  onProgress: (progress: ReadProgress) => Effect.Effect<void>,
): Effect.Effect<AllRead<TableSource<E, R>>, E, R> =>
  Effect.gen(function* () {
    let [bytes, totalBytes, rowsBefore] = [0, sizeOf(sources), 0];
    const steps = readKinds(sources, how);
    let step = steps.next();
    while (step.done !== true) {
      const { file, opening, again } = step.value;
      if (again && totalBytes !== null) totalBytes += file.size ?? 0;
      const read = yield* readSource(file, opening, (more, rows) => {
        bytes += more;
        return onProgress({ bytes, totalBytes, rows: rowsBefore + (again ? 0 : rows) });
      });
      if (!again) rowsBefore += read.rows;
      step = steps.next(read);
    }
    return step.value;
  });
