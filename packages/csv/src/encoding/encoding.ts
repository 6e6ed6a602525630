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

/** A piece of text; with what is wrong with the bytes behind it, when that is why it ends. */
export interface DecodedPiece {
  readonly text: string;
  readonly problem?: Undecodable;
}

/**
 * Turns bytes that come in pieces into text. Wherever the pieces are cut, the texts together are the same: what is only
 * part of a character is held back until the rest of it comes. After a problem nothing more may be pushed.
 */
export interface PieceDecoder {
  readonly push: (bytes: Uint8Array) => DecodedPiece;
  /** What was held back when these were all bytes, and a problem when they end within a character. */
  readonly end: () => DecodedPiece;
}

/** A byte as people write it: `0xE9`. */
export const byteText = (byte: number | undefined): string =>
  `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
