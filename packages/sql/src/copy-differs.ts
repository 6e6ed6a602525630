import type { Language, SequencePosition, Text } from "@meetlat/core";
import * as Data from "effect/Data";

/** In what way a copy of a register is not its continuation. */
export type CopyDifference =
  /** The register holds another event at the position. */
  | { readonly _tag: "OtherEvent" }
  /** The copy ends before the position, where the register goes on. */
  | { readonly _tag: "CopyEnds" }
  /** At the position the copy holds an event of another position. */
  | { readonly _tag: "OutOfOrder"; readonly found: SequencePosition }
  /** The event at the position has the id of another one. */
  | { readonly _tag: "IdTwice"; readonly id: string };

/** Nothing was added: a copy is not that of this register, or is not whole. It tells the first position that does not fit. */
export class CopyDiffers extends Data.TaggedError("CopyDiffers")<{
  readonly position: SequencePosition;
  readonly difference: CopyDifference;
}> {
  override get message(): string {
    return describeCopyDiffers(this, "en");
  }
}

const said = (position: SequencePosition, difference: CopyDifference): Text => {
  switch (difference._tag) {
    case "OtherEvent":
      return {
        en: `The register and the copy part at position ${position}: there they hold different events. Give an empty register, or a copy of this one.`,
        nl: `Het register en de kopie lopen vanaf positie ${position} uiteen: daar bevatten ze verschillende gebeurtenissen. Geef een leeg register, of een kopie van dit register.`,
      };
    case "CopyEnds":
      return {
        en: `The copy ends before position ${position}, where the register goes on: it is older than the register, or cut off. Give a newer copy, or an empty register.`,
        nl: `De kopie eindigt vóór positie ${position}, waar het register verdergaat: ze is ouder dan het register, of afgebroken. Geef een nieuwere kopie, of een leeg register.`,
      };
    case "OutOfOrder":
      return {
        en: `Where position ${position} should stand, the copy has position ${difference.found}. Give the events of a whole register from position 1 on, in order.`,
        nl: `Waar positie ${position} moet staan, heeft de kopie positie ${difference.found}. Geef de gebeurtenissen van een heel register vanaf positie 1, op volgorde.`,
      };
    case "IdTwice":
      return {
        en: `The event at position ${position} has the id ${difference.id}, which an event before it has too. Give a copy that was not changed.`,
        nl: `De gebeurtenis op positie ${position} heeft id ${difference.id}, dat een eerdere gebeurtenis ook heeft. Geef een kopie die niet is gewijzigd.`,
      };
  }
};

/** For a person: where a copy and a register part, and what to do. */
export const describeCopyDiffers = (
  { position, difference }: Pick<CopyDiffers, "position" | "difference">,
  language: Language,
): string => said(position, difference)[language];
