import type { Encoding } from "./encoding.ts";

/** What the first bytes of a file say that it is in. */
export interface ByteOrderMark {
  readonly encoding: Encoding | "utf-32le" | "utf-32be";
  /** How many bytes it takes. */
  readonly length: number;
}

// UTF-32 before UTF-16, whose mark is the beginning of its own.
const marks: ReadonlyArray<readonly [ByteOrderMark["encoding"], ReadonlyArray<number>]> = [
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** How many bytes suffice to tell. */
export const LONGEST_MARK = 4;

/** The byte order mark at the start of a file; `null` when it has none. */
export const byteOrderMark = (bytes: Uint8Array): ByteOrderMark | null => {
  for (const [encoding, mark] of marks) {
    if (mark.every((byte, i) => bytes[i] === byte)) return { encoding, length: mark.length };
  }
  return null;
};
