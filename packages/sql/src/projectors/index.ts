/**
 * Read models that other tools can query: rows of measurements, verdicts, deviations and deliverables, made from the log.
 *
 * @module
 */
export {
  type ProjectError,
  type Projected,
  ProjectedByNewer,
  type ProjectOptions,
  projectAll,
  rebuild,
} from "./project-all.ts";
export { type ProjectionName, projectionNames } from "./projection.ts";
export type { CaughtUp, Progress } from "./projector.ts";
export { type RunProjectorsOptions, runProjectors } from "./run-projectors.ts";
export { NotCaughtUp, type WhenCaughtUpOptions, whenCaughtUp } from "./when-caught-up.ts";
