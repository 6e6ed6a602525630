import type { Place } from "./place.ts";

/** What a worker process is to do: a line of JSON that it reads. */
export interface Task {
  readonly place: Place;
  readonly register: string;
  readonly work: Writing | Following;
}

/** Appends batches one after another. */
export interface Writing {
  readonly does: "write";
  readonly writer: number;
  readonly size: number;
  readonly perTransaction: number;
  /** The number of the first batch, and of the first that is not sent any more; absent: go on until killed. */
  readonly from: number;
  readonly until?: number;
  /** What to do when the store is unavailable: stop, or send the same again, perhaps through a new connection. */
  readonly whenUnavailable: "stop" | "again" | "again through a new connection";
}

/** Subscribes to all events from the first on, and ends with the one at a position. */
export interface Following {
  readonly does: "follow";
  readonly upTo: number;
}

/** What a worker says, a line of JSON each. What it says of an append it says after the append. */
export type Line =
  | { readonly said: "ready" }
  | { readonly said: "sending"; readonly batch: number }
  | { readonly said: "acknowledged"; readonly batch: number; readonly position: number }
  | { readonly said: "unavailable"; readonly batch: number }
  | { readonly said: "seen"; readonly position: number; readonly id: string }
  | { readonly said: "done"; readonly trouble: string | null };
