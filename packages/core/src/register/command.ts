import type { AreaCommand } from "./areas.ts";
import type { BudgetCommand } from "./budgets.ts";
import type { ClaimCommand } from "./claims.ts";
import type { DeliverableCommand } from "./deliverables.ts";
import type { DocumentCommand } from "./documents.ts";
import type { ForecastCommand } from "./forecasts.ts";
import type { IndicatorCommand } from "./indicators.ts";
import type { MeasurementCommand } from "./measurements.ts";
import type { ProgrammeCommand } from "./programmes.ts";
import type { TargetCommand } from "./targets.ts";
import type { VerdictExplanationCommand } from "./verdict-explanations.ts";

/** Something that a register is asked to record. */
export type Command =
  | DocumentCommand
  | AreaCommand
  | ProgrammeCommand
  | IndicatorCommand
  | MeasurementCommand
  | TargetCommand
  | VerdictExplanationCommand
  | BudgetCommand
  | DeliverableCommand
  | ForecastCommand
  | ClaimCommand;

/** How many facts a command gives: as many as it has measurements, and one when it is about anything else. */
export const factsIn = (command: Command): number => (command._tag === "RecordMeasurements" ? command.rows.length : 1);
