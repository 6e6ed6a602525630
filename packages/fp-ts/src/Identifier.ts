/**
 * Identifiers of what a register knows, and of events.
 *
 * @module
 */

import type {
  AreaId,
  AreaSetId,
  ClaimId,
  DeliverableId,
  DocumentId,
  EventId,
  Identifier,
  IndicatorId,
  LineId,
  ObjectiveId,
  ProgrammeId,
  TargetId,
  ThemeId,
  Unreadable,
} from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type { Refinement } from "fp-ts/lib/Refinement.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { textOrd, textShow } from "./internal/instances.ts";

export type {
  AreaId,
  AreaSetId,
  ClaimId,
  DeliverableId,
  DocumentId,
  EventId,
  Identifier,
  IndicatorId,
  LineId,
  ObjectiveId,
  ProgrammeId,
  TargetId,
  ThemeId,
};

/**
 * Reads an identifier: letters, digits, `.`, `_` and `-`, at most 100 characters.
 *
 * @example
 * ```ts
 * import { Identifier } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 *
 * const target = Identifier.parse<Identifier.TargetId>("4b");
 * console.assert(E.isRight(target) && E.isLeft(Identifier.parse("4b / 2018")));
 * ```
 */
export const parse = <Id extends Identifier = Identifier>(text: string): Either<Unreadable, Id> =>
  fromResult(core.parseIdentifier<Id>(text));

/**
 * An identifier written in source code: `literal<TargetId>("4b")`.
 *
 * @throws RangeError when it cannot be one: for literals only; read anything else with {@link parse}.
 */
export const literal = <Id extends Identifier>(text: string): Id => {
  if (!core.isIdentifier(text)) throw new RangeError(`Not an identifier: ${text}`);
  return text as Id;
};

/** Whether a text is an event's id: a UUID in lower case. */
export const isEventId: Refinement<string, EventId> = core.isEventId;

/** The area that is meant when none is named: the territory of the organisation itself. */
export const whole: AreaId = core.WHOLE;

/** The same identifier; upper and lower case differ. It serves for identifiers of every kind, and for ids of events. */
export const Eq: Eq_.Eq<Identifier | EventId> = textOrd();

/** By text: for sorting and for keys. Ids of events of version 7 sort by time. */
export const Ord: Ord_.Ord<Identifier | EventId> = textOrd();

/** The identifier, which {@link parse} reads back. */
export const Show: Show_.Show<Identifier | EventId> = textShow();
