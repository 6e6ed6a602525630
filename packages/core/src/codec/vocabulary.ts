import * as Schema from "effect/Schema";
import { balanceKinds, sides, signConventions } from "../vocabulary/budget-words.ts";
import { isDay, isInstant } from "../vocabulary/day.ts";
import { compare, isDecimal, sign } from "../vocabulary/decimal.ts";
import { deliverableStatuses } from "../vocabulary/deliverable-words.ts";
import {
  type AreaId,
  type AreaSetId,
  type ClaimId,
  type DeliverableId,
  type DocumentId,
  type Identifier,
  type IndicatorId,
  isEventId,
  isIdentifier,
  type LineId,
  type ObjectiveId,
  type ProgrammeId,
  type TargetId,
  type ThemeId,
} from "../vocabulary/identifier.ts";
import { flags, indicatorClasses, natures, polarities } from "../vocabulary/indicator-words.ts";
import { isPeriod } from "../vocabulary/period.ts";
import { definitionChangePolicies, targetClasses } from "../vocabulary/target-words.ts";
import { isUnit } from "../vocabulary/unit.ts";
import { missingReasons, type Value } from "../vocabulary/value.ts";
import { said } from "./messages.ts";
import type { Plain } from "./plain.ts";

/** An exact decimal, kept as its text. */
export const Decimal = Schema.String.pipe(Schema.refine(isDecimal, said.decimal));
/** A calendar day. */
export const Day = Schema.String.pipe(Schema.refine(isDay, said.day));
/** A moment in UTC. */
export const Instant = Schema.String.pipe(Schema.refine(isInstant, said.instant));
/** A period. */
export const Period = Schema.String.pipe(Schema.refine(isPeriod, said.period));
/** A unit. */
export const Unit = Schema.String.pipe(Schema.refine(isUnit, said.unit));
/** An event's id. */
export const EventId = Schema.String.pipe(Schema.refine(isEventId, said.eventId));
/** Text that says something. */
export const NonEmptyText = Schema.String.pipe(
  Schema.check(Schema.makeFilter((s: string) => s.trim() !== "", said.text)),
);

const identifier = <Id extends Identifier>() =>
  Schema.String.pipe(Schema.refine((text: string): text is string & Id => isIdentifier(text), said.identifier));

/** See {@link identifier}. */
export const ids = {
  document: identifier<DocumentId>(),
  programme: identifier<ProgrammeId>(),
  objective: identifier<ObjectiveId>(),
  indicator: identifier<IndicatorId>(),
  target: identifier<TargetId>(),
  area: identifier<AreaId>(),
  areaSet: identifier<AreaSetId>(),
  line: identifier<LineId>(),
  theme: identifier<ThemeId>(),
  deliverable: identifier<DeliverableId>(),
  claim: identifier<ClaimId>(),
} as const;

/** The closed lists of words. */
export const words = {
  side: Schema.Literals(sides),
  balance: Schema.Literals(balanceKinds),
  signConvention: Schema.Literals(signConventions),
  flag: Schema.Literals(flags),
  indicatorClass: Schema.Literals(indicatorClasses),
  nature: Schema.Literals(natures),
  polarity: Schema.Literals(polarities),
  definitionChangePolicy: Schema.Literals(definitionChangePolicies),
  targetClass: Schema.Literals(targetClasses),
  missing: Schema.Literals(missingReasons),
  deliverableStatus: Schema.Literals(deliverableStatuses),
} as const;

/** What was observed. */
export const ValueSchema: Schema.Codec<Value, Plain<Value>> = Schema.Union([
  Schema.TaggedStruct("Exact", { value: Decimal }),
  Schema.TaggedStruct("AtLeast", { low: Decimal }),
  Schema.TaggedStruct("AtMost", { high: Decimal }),
  Schema.TaggedStruct("Range", { low: Decimal, high: Decimal }).pipe(
    Schema.check(Schema.makeFilter(({ low, high }) => compare(low, high) <= 0, said.range)),
  ),
  Schema.TaggedStruct("About", {
    value: Decimal,
    tolerance: Schema.optionalKey(Decimal.pipe(Schema.check(Schema.makeFilter((t) => sign(t) >= 0, said.notNegative)))),
  }),
  Schema.TaggedStruct("Missing", { reason: words.missing }),
]);
