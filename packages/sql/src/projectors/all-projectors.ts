import { deliverableProjector } from "./deliverable.ts";
import { deviationProjector } from "./deviation.ts";
import { measurementProjector } from "./measurement.ts";
import type { Projector } from "./projector.ts";
import { targetCheckProjector } from "./target-check.ts";

/** One for each read model, measurements first. */
export const allProjectors: ReadonlyArray<Projector> = [
  measurementProjector,
  targetCheckProjector,
  deviationProjector,
  deliverableProjector,
];
