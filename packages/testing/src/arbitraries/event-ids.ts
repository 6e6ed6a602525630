import type { EventId } from "@meetlat/core";

/** Ids that count up, in the form of a UUID. */
export const counter = (start = 0): (() => EventId) => {
  let n = start;
  return () => {
    n += 1;
    return `00000000-0000-7000-8000-${String(n).padStart(12, "0")}` as EventId;
  };
};
