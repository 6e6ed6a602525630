/** How many rows one statement carries. */
const BATCH = 1_000;

/** Rows in their order, as many together as one statement carries. */
export const inBatches = <A>(all: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH));
