/**
 * The words that people get to see, in Dutch and English.
 *
 * @module
 */
import type {
  BalanceKind,
  ClaimReason,
  ClaimStatus,
  DeliverableStatus,
  Favourability,
  Flag,
  IndicatorClass,
  Labelled,
  Language,
  MissingReason,
  Nature,
  Polarity,
  Reason,
  Side,
  Stage,
  TargetClass,
  Verdict,
} from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Show } from "fp-ts/lib/Show.js";
import { showBy } from "./internal/instances.ts";

export type { Labelled, Language };

/** The closed list of words of each kind. */
export interface Words {
  readonly verdict: Verdict;
  readonly stage: Stage;
  readonly reason: Reason;
  readonly missing: MissingReason;
  readonly flag: Flag;
  readonly side: Side;
  readonly balance: BalanceKind;
  readonly favourability: Favourability;
  readonly targetClass: TargetClass;
  readonly indicatorClass: IndicatorClass;
  readonly nature: Nature;
  readonly polarity: Polarity;
  readonly deliverableStatus: DeliverableStatus;
  readonly claimStatus: ClaimStatus;
  readonly claimReason: ClaimReason;
}

/**
 * Shows the words of one kind in a language.
 *
 * @example
 * ```ts
 * import { Label } from "@meetlat/fp-ts";
 *
 * console.assert(Label.getShow("reason", "nl").show("notRegistered") === "niet geregistreerd");
 * ```
 */
export const getShow = <Kind extends Labelled>(kind: Kind, language: Language): Show<Words[Kind]> =>
  showBy((word) => core.label<Labelled, never>(kind, word as never, language));
