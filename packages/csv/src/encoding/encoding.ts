import type * as Result from "effect/Result";
import type { Complaint } from "../cell-error.ts";

/** How the bytes of a file stand for characters. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
/** One of {@link encodings}. */
export type Encoding = (typeof encodings)[number];

/** Bytes that are not text in the encoding given, and the line on which the first of them stands. */
export interface Undecodable extends Complaint {
  readonly line: number;
  readonly value: string;
}

/**
 * Turns bytes that come in pieces into text. Wherever the pieces are cut, the texts together are the same: what is only
 * part of a character is held back until the rest of it comes. After an error nothing more may be written.
 */
export interface PieceDecoder {
  /** The text of a next piece. */
  readonly write: (bytes: Uint8Array) => Result.Result<string, Undecodable>;
  /** The text that was held back, if any; an error when the bytes end within a character. */
  readonly end: () => Result.Result<string, Undecodable>;
}

/** A byte as people write it: `0xE9`. */
export const byteText = (byte: number | undefined): string =>
  `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
