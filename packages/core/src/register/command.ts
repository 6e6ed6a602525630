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

/** Something that a register is asked to record. */
export type Command =
  | DocumentCommand
  | AreaCommand
  | ProgrammeCommand
  | IndicatorCommand
  | MeasurementCommand
  | TargetCommand
  | BudgetCommand
  | DeliverableCommand
  | ForecastCommand
  | ClaimCommand;
