import * as Result from "effect/Result";
import { type Complaint, complaint } from "./cell-error.ts";

/** How the bytes of a file stand for characters. */
export type Encoding = "utf-8" | "windows-1252";

/** Bytes that are not text in the encoding given, and the line on which the first of them stands. */
export interface Undecodable extends Complaint {
  readonly line: number;
  readonly value: string;
}

const LF = 10;
const CR = 13;
const BOM = "\uFEFF";

/** Windows-1252 from 0x80 to 0x9F, where it differs from Latin-1; a space where nothing is defined. */
const windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

const byteText = (byte: number | undefined): string => `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;

const lineOf = (bytes: Uint8Array, offset: number): number => {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)) line++;
  }
  return line;
};

/** Where the first line begins and ends that is not UTF-8. Line breaks never stand inside a character of UTF-8. */
const firstBadLine = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LF, start);
    const end = found < 0 ? bytes.length : found + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return start;
    }
    start = end;
  }
  return 0;
};

/** The first byte on a line that is outside ASCII and not part of a character. */
const firstBadByte = (bytes: Uint8Array, start: number): number => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    try {
      decoder.decode(bytes.subarray(at, at + length));
    } catch {
      return at;
    }
    at += length;
  }
  return start;
};

const decodeUtf8 = (bytes: Uint8Array): Result.Result<string, Undecodable> => {
  try {
    return Result.succeed(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    const at = firstBadByte(bytes, firstBadLine(bytes));
    return Result.fail({
      line: lineOf(bytes, at),
      value: byteText(bytes[at]),
      problem: { en: "is a byte that is not UTF-8 text", nl: "is een byte die geen UTF-8-tekst is" },
      mend: {
        en: "Save the file as UTF-8, or read it with --encoding windows-1252 when that is what it is in",
        nl: "Sla het bestand op als UTF-8, of lees het met --encoding windows-1252 als het daarin staat",
      },
    });
  }
};

const decodeWindows1252 = (bytes: Uint8Array): Result.Result<string, Undecodable> => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const { problem, mend } = complaint(
      { en: "The file says at its start that it is UTF-8", nl: "Het bestand zegt aan het begin dat het UTF-8 is" },
      { en: "Read it without --encoding windows-1252", nl: "Lees het zonder --encoding windows-1252" },
    );
    return Result.fail({ line: 1, value: "", problem, mend });
  }
  const pieces: Array<string> = [];
  // In pieces, because every byte becomes an argument of a call.
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes: Array<number> = [];
    const end = Math.min(start + 8192, bytes.length);
    for (let i = start; i < end; i++) {
      const byte = bytes[i] ?? 0;
      const special = byte >= 0x80 && byte <= 0x9f;
      const code = special ? windows1252.charCodeAt(byte - 0x80) : byte;
      if (special && code === 32) {
        return Result.fail({
          line: lineOf(bytes, i),
          value: byteText(byte),
          problem: { en: "is a byte that Windows-1252 does not define", nl: "is een byte die Windows-1252 niet kent" },
          mend: { en: "Save the file as UTF-8", nl: "Sla het bestand op als UTF-8" },
        });
      }
      codes.push(code);
    }
    pieces.push(String.fromCharCode(...codes));
  }
  return Result.succeed(pieces.join(""));
};

/**
 * The text of a file, without a byte order mark. Nothing is replaced: bytes that are not text in this encoding are an
 * error. The table of Windows-1252 is our own, since not every engine's decoder agrees on 0x80 to 0x9F.
 */
export const decodeText = (content: Uint8Array | string, encoding: Encoding): Result.Result<string, Undecodable> => {
  const text =
    typeof content === "string"
      ? Result.succeed(content)
      : encoding === "utf-8"
        ? decodeUtf8(content)
        : decodeWindows1252(content);
  return Result.map(text, (decoded) => (decoded.startsWith(BOM) ? decoded.slice(1) : decoded));
};
