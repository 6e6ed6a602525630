import * as fc from "fast-check";
import type { Law } from "../../src/index.ts";

// That a law is broken is all that is asked here, and not by how little.
fc.configureGlobal({ endOnFailure: true });

/** The names of the laws that are broken. */
export const brokenAmong = async (laws: ReadonlyArray<Law>): Promise<ReadonlyArray<string>> => {
  const broken: Array<string> = [];
  for (const { name, run } of laws) {
    await run().catch(() => broken.push(name));
  }
  return broken;
};
