import { type BatchRejection, type Command, type Period, periodKey, type Rejection } from "@meetlat/core";

/** What the refused commands of a batch would have brought into the register, as `kind:name`. */
export type RefusedDefinitions = ReadonlySet<string>;

const budgetName = ({ programme, period }: { readonly programme: string; readonly period: Period }): string =>
  `budget:${programme}/${periodKey(period)}`;

const MEASUREMENTS = "measurements";

const definedBy = (command: Command): ReadonlyArray<string> => {
  switch (command._tag) {
    case "RegisterDocument":
      return [`document:${command.document}`];
    case "DefineAreaSet":
      return [`areaset:${command.set}`, ...command.areas.map(({ area }) => `area:${area}`)];
    case "EstablishProgramme":
      return [`programme:${command.programme}`];
    case "StateObjective":
      return [`objective:${command.objective}`];
    case "DefineIndicator":
      return [`indicator:${command.indicator}`];
    case "SetTarget":
      return [`target:${command.target}`];
    case "AdoptBudget":
      return [budgetName(command)];
    case "RecordMeasurements":
      return [MEASUREMENTS];
    case "PlanDeliverable":
      return [`deliverable:${command.deliverable}`];
    default:
      return [];
  }
};

/** What is missing from the register because these commands of the batch were refused. */
export const refusedDefinitions = (
  commandAt: (index: number) => Command | undefined,
  rejections: ReadonlyArray<BatchRejection>,
): RefusedDefinitions => {
  const refused = new Set(rejections.map(({ command }) => command));
  const definitions = new Set<string>();
  for (const index of refused) {
    const command = commandAt(index);
    if (command !== undefined) for (const name of definedBy(command)) definitions.add(name);
  }
  return definitions;
};

/** Whether a rejection only says that something is not there which the batch itself would have brought. */
export const isConsequence = (refused: RefusedDefinitions, command: Command, { _tag, value }: Rejection): boolean => {
  switch (_tag) {
    case "unknownDocument":
      return refused.has(`document:${value}`);
    case "unknownAreaSet":
      return refused.has(`areaset:${value}`);
    case "unknownArea":
      return refused.has(`area:${value}`);
    case "unknownProgramme":
      return refused.has(`programme:${value}`);
    case "unknownObjective":
      return refused.has(`objective:${value}`);
    case "unknownIndicator":
      return refused.has(`indicator:${value}`);
    case "unknownTarget":
      return refused.has(`target:${value}`);
    case "unknownBudget":
      return (
        "programme" in command &&
        "period" in command &&
        command.programme !== undefined &&
        refused.has(budgetName({ programme: command.programme, period: command.period }))
      );
    case "neverMeasured":
      // A correction follows its measurement in the same batch, and measurements are recorded all or none.
      return refused.has(MEASUREMENTS);
    case "unknownDeliverable":
      return refused.has(`deliverable:${value}`);
    default:
      return false;
  }
};
