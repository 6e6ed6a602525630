import type * as Brand from "effect/Brand";
import * as Result from "effect/Result";
import { type Unreadable, unreadable } from "./unreadable.ts";

/** Identifies a document, such as `jaarstukken-2020`. */
export type DocumentId = Brand.Branded<string, "DocumentId">;
/** Identifies a programme. */
export type ProgrammeId = Brand.Branded<string, "ProgrammeId">;
/** Identifies an objective. */
export type ObjectiveId = Brand.Branded<string, "ObjectiveId">;
/** Identifies an indicator. */
export type IndicatorId = Brand.Branded<string, "IndicatorId">;
/** Identifies a target. */
export type TargetId = Brand.Branded<string, "TargetId">;
/** Identifies an area, such as `Rotterdam`, `Delfshaven` or the benchmark `NL`. */
export type AreaId = Brand.Branded<string, "AreaId">;
/** Identifies a frozen set of areas, such as `gebieden`. */
export type AreaSetId = Brand.Branded<string, "AreaSetId">;
/** Identifies a budget line within a programme and year. */
export type LineId = Brand.Branded<string, "LineId">;
/** Identifies a theme by which a deviation is explained. */
export type ThemeId = Brand.Branded<string, "ThemeId">;
/** Identifies a deliverable. */
export type DeliverableId = Brand.Branded<string, "DeliverableId">;
/** Identifies a claim: a sentence with a number. */
export type ClaimId = Brand.Branded<string, "ClaimId">;

/** Any identifier. */
export type Identifier =
  | DocumentId
  | ProgrammeId
  | ObjectiveId
  | IndicatorId
  | TargetId
  | AreaId
  | AreaSetId
  | LineId
  | ThemeId
  | DeliverableId
  | ClaimId;

/** Identifies an event: a UUID in lower case, version 7 by preference, so that ids sort by time. */
export type EventId = Brand.Branded<string, "EventId">;

/**
 * The area that is meant when none is named: the territory of the organisation itself. It always exists and cannot be
 * defined again.
 */
export const WHOLE: AreaId = "whole" as AreaId;

/** The most characters that an identifier may have. */
export const MAX_IDENTIFIER_LENGTH = 100;

const pattern = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text can be an identifier. */
export const isIdentifier = (text: string): boolean =>
  text.length <= MAX_IDENTIFIER_LENGTH && pattern.test(text) && !text.includes("..") && text.normalize("NFC") === text;

/**
 * Reads an identifier: letters, digits, `.`, `_` and `-`, starting with a letter or digit, without `..`, in Unicode's
 * composed form (NFC), at most 100 characters. Upper and lower case differ.
 *
 * @example
 * ```ts
 * import { type IndicatorId, parseIdentifier } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const id = parseIdentifier<IndicatorId>("uitkeringen-statushouders");
 * console.assert(Result.isSuccess(id));
 * console.assert(Result.isFailure(parseIdentifier<IndicatorId>("4b / 2018")));
 * ```
 */
export const parseIdentifier = <Id extends Identifier>(text: string): Result.Result<Id, Unreadable> =>
  isIdentifier(text)
    ? Result.succeed(text as Id)
    : Result.fail(
        unreadable(
          "identifier",
          text,
          { en: "cannot be an identifier", nl: "kan geen identificatie zijn" },
          {
            en: `Use letters, digits, “.”, “_” and “-” only, starting with a letter or digit, at most ${MAX_IDENTIFIER_LENGTH} characters`,
            nl: `Gebruik alleen letters, cijfers, “.”, “_” en “-”, te beginnen met een letter of cijfer, hoogstens ${MAX_IDENTIFIER_LENGTH} tekens`,
          },
        ),
      );

/** Whether a text is an event's id: a UUID in lower case. */
export const isEventId = (text: string): text is EventId => uuid.test(text);
