import type { Flag, MissingReason, Value } from "@meetlat/core";

/** The codes of SDMX's code list CL_OBS_STATUS that Meetlat gives. */
export const obsStatuses = {
  A: "Normal value",
  B: "Time series break",
  D: "Definition differs",
  E: "Estimated value",
  L: "Missing value; data exist but were not collected",
  M: "Missing value; data cannot exist",
  O: "Missing value",
  P: "Provisional value",
  Q: "Missing value; suppressed",
  U: "Low reliability",
} as const;

/** One of {@link obsStatuses}. */
export type ObsStatus = keyof typeof obsStatuses;

const ofReason: Readonly<Record<MissingReason, ObsStatus>> = {
  notMeasured: "L",
  notRegistered: "L",
  notPublished: "O",
  notDisclosed: "Q",
  unknown: "O",
  notApplicable: "M",
  suppressed: "Q",
};

/** Flags with a code, the one that matters most first; `revised` and `partialPeriod` have none. */
const ofFlag: ReadonlyArray<readonly [Flag, ObsStatus]> = [
  ["seriesBreak", "B"],
  ["definitionChanged", "D"],
  ["lowReliability", "U"],
  ["estimated", "E"],
  ["provisional", "P"],
];

/**
 * The one code that says most of a number: a break in the series before all, then why the number is missing, then what is
 * special about it. A bound or a range is no number that SDMX can hold: its value is missing there.
 */
export const obsStatusOf = (value: Value, flags: ReadonlyArray<Flag>): ObsStatus => {
  if (flags.includes("seriesBreak")) return "B";
  if (value._tag === "Missing") return ofReason[value.reason];
  if (value._tag !== "Exact" && value._tag !== "About") return "O";
  return ofFlag.find(([flag]) => flags.includes(flag))?.[1] ?? "A";
};
