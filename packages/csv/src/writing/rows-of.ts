import type { Event } from "@meetlat/core";
import type { TableRow } from "./table-row.ts";
import { areaRows } from "./tables/areas.ts";
import { budgetRows, themeRows } from "./tables/budget.ts";
import { claimRows } from "./tables/claims.ts";
import { deliverableRows } from "./tables/deliverables.ts";
import { documentRows } from "./tables/documents.ts";
import { indicatorRows, redefinitionRows } from "./tables/indicators.ts";
import { forecastRows, measurementRows, significanceRows } from "./tables/measurements.ts";
import { objectiveRows, programmeRows } from "./tables/programmes.ts";
import { explanationRows, targetRows } from "./tables/targets.ts";
import type { Order } from "./versions.ts";
import type { Writing } from "./writing.ts";

/** The rows that say what an event says. Every kind of event has a table. */
export const rowsOf = (event: Event, order: Order, writing: Writing): ReadonlyArray<TableRow> => {
  switch (event.type) {
    case "DocumentRegistered":
      return documentRows(event, order, writing);
    case "AreaSetDefined":
    case "AreaSetRevised":
      return areaRows(event, order, writing);
    case "ProgrammeEstablished":
    case "ProgrammeClosed":
      return programmeRows(event, order, writing);
    case "ObjectiveStated":
    case "ObjectiveDropped":
      return objectiveRows(event, order, writing);
    case "IndicatorDefined":
      return indicatorRows(event, order, writing);
    case "IndicatorRedefined":
    case "IndicatorRetired":
      return redefinitionRows(event, order, writing);
    case "MeasurementRecorded":
    case "MeasurementCorrected":
    case "MeasurementRetracted":
      return measurementRows(event, order, writing);
    case "SignificanceAssessed":
      return significanceRows(event, order, writing);
    case "TargetSet":
    case "TargetRevised":
    case "TargetWithdrawn":
      return targetRows(event, order, writing);
    case "VerdictExplained":
      return explanationRows(event, order, writing);
    case "BudgetAdopted":
    case "BudgetAmended":
    case "ActualsRecorded":
      return budgetRows(event, order, writing);
    case "DeviationExplained":
      return themeRows(event, order, writing);
    case "DeliverablePlanned":
    case "DeliverableRescheduled":
    case "DeliverableReported":
      return deliverableRows(event, order, writing);
    case "ForecastRecorded":
      return forecastRows(event, order, writing);
    case "ClaimRecorded":
      return claimRows(event, order, writing);
  }
};
