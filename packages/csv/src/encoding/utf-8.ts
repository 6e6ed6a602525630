import { byteText, type DecodedPiece, type PieceDecoder, type Undecodable } from "./encoding.ts";
import { lineCount } from "./line-count.ts";

const NONE = new Uint8Array(0);
const LF = 10;

/** How many bytes at the end are the beginning of a character that may go on in the next piece. */
const openAtEnd = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return length > back ? back : 0;
    }
  }
  return 0;
};

const strict = () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Where the line begins on which the first byte stands that is not UTF-8. A line break never stands inside a character. */
const firstBadLine = (bytes: Uint8Array): number => {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LF, start);
    const end = found < 0 ? bytes.length : found + 1;
    try {
      strict().decode(bytes.subarray(start, end));
    } catch {
      return start;
    }
    start = end;
  }
  return 0;
};

/** Where the first byte stands that is part of no character. */
const firstBadByte = (bytes: Uint8Array): number => {
  const start = firstBadLine(bytes);
  for (let at = start; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    try {
      strict().decode(bytes.subarray(at, at + length));
    } catch {
      return at;
    }
    at += length;
  }
  return start;
};

const undecodable = (line: number, byte: number | undefined): Undecodable => ({
  line,
  value: byteText(byte),
  problem: { en: "is a byte that is not UTF-8 text", nl: "is een byte die geen UTF-8-tekst is" },
  mend: {
    en: "Save the file as UTF-8, or read it with --encoding windows-1252 or utf-16le when that is what it is in",
    nl: "Sla het bestand op als UTF-8, of lees het met --encoding windows-1252 of utf-16le als het daarin staat",
  },
});

/** UTF-8; what is not is an error, and a byte order mark is left in the text. */
export const utf8Decoder = (): PieceDecoder => {
  const decoder = strict();
  const lines = lineCount();
  let held = NONE;
  let before = "";

  const joined = (bytes: Uint8Array): Uint8Array => {
    if (held.length === 0) return bytes;
    const both = new Uint8Array(held.length + bytes.length);
    both.set(held);
    both.set(bytes, held.length);
    return both;
  };

  const decode = (bytes: Uint8Array): DecodedPiece => {
    // Lines are counted one piece late, so that a file in one piece is never counted at all.
    lines.add(before);
    before = "";
    try {
      before = decoder.decode(bytes);
      return { text: before };
    } catch {
      const at = firstBadByte(bytes);
      const text = strict().decode(bytes.subarray(0, at));
      lines.add(text);
      return { text, problem: undecodable(lines.line(), bytes[at]) };
    }
  };

  return {
    push: (bytes) => {
      const all = joined(bytes);
      const open = openAtEnd(all);
      // A copy: who reads a file may use the same bytes for its next piece.
      held = open === 0 ? NONE : all.slice(all.length - open);
      return decode(open === 0 ? all : all.subarray(0, all.length - open));
    },
    end: () => {
      const rest = held;
      held = NONE;
      return rest.length === 0 ? { text: "" } : decode(rest);
    },
  };
};
