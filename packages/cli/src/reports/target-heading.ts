import { type TargetCheck, WHOLE } from "@meetlat/core";

/** What stands above all that is said of a target. Where goes without saying when it is the whole territory. */
export const targetHeading = ({ target, title, area, unit }: TargetCheck): string =>
  `${target} · ${title} (${area === WHOLE ? "" : `${area}, `}${unit})`;
