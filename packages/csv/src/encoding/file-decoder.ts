import { byteOrderMark, LONGEST_MARK } from "./byte-order-mark.ts";
import type { DecodedPiece, Encoding, PieceDecoder, Undecodable } from "./encoding.ts";
import { utf8Decoder } from "./utf-8.ts";
import { utf16beDecoder, utf16leDecoder } from "./utf-16.ts";
import { windows1252Decoder } from "./windows-1252.ts";

const NONE: Uint8Array = new Uint8Array(0);

const decoders: Readonly<Record<Encoding, () => PieceDecoder>> = {
  "utf-8": utf8Decoder,
  "utf-16le": utf16leDecoder,
  "utf-16be": utf16beDecoder,
  "windows-1252": windows1252Decoder,
};

/** Decodes a file from its first byte on. */
export interface FileDecoder extends PieceDecoder {
  /** What the file is in; `null` until enough of it has come to tell. */
  readonly encoding: () => Encoding | null;
}

const otherwise = (said: string, asked: Encoding): Undecodable => ({
  line: 1,
  value: "",
  problem: {
    en: `The file says at its start that it is ${said.toUpperCase()}, and it is read as ${asked.toUpperCase()}`,
    nl: `Het bestand zegt aan het begin dat het ${said.toUpperCase()} is, en het wordt gelezen als ${asked.toUpperCase()}`,
  },
  mend: {
    en: `Read it without an encoding, or with --encoding ${said}`,
    nl: `Lees het zonder codering, of met --encoding ${said}`,
  },
});

const utf32: Undecodable = {
  line: 1,
  value: "",
  problem: {
    en: "The file says at its start that it is UTF-32",
    nl: "Het bestand zegt aan het begin dat het UTF-32 is",
  },
  mend: { en: "Save the file as UTF-8", nl: "Sla het bestand op als UTF-8" },
};

/**
 * Decodes a file in the encoding asked for; when none is asked for, in the one that its byte order mark names, and without
 * a mark as UTF-8. A byte order mark is no part of the text; one that names another encoding than was asked for is an error.
 */
export const fileDecoder = (asked?: Encoding): FileDecoder => {
  let found: Encoding | null = null;
  let decoder: PieceDecoder | null = null;
  let first: Uint8Array = NONE;

  const start = (): DecodedPiece => {
    const mark = byteOrderMark(first);
    if (mark !== null) {
      // UTF-16 that begins with a NUL looks like UTF-32: who asks for it is believed, and the NUL is refused later.
      const encoding = mark.encoding === "utf-32le" && asked === "utf-16le" ? asked : mark.encoding;
      if (encoding === "utf-32le" || encoding === "utf-32be") return { text: "", problem: utf32 };
      if (asked !== undefined && encoding !== asked) return { text: "", problem: otherwise(encoding, asked) };
      found = encoding;
    }
    found ??= asked ?? "utf-8";
    decoder = decoders[found]();
    const rest = mark === null ? first : first.subarray(mark.encoding === "utf-32le" ? 2 : mark.length);
    first = NONE;
    return decoder.push(rest);
  };

  return {
    encoding: () => found,
    push: (bytes) => {
      if (decoder !== null) return decoder.push(bytes);
      if (first.length === 0 && bytes.length >= LONGEST_MARK) first = bytes;
      else {
        const both = new Uint8Array(first.length + bytes.length);
        both.set(first);
        both.set(bytes, first.length);
        first = both;
      }
      return first.length < LONGEST_MARK ? { text: "" } : start();
    },
    end: () => {
      const head = decoder === null ? start() : { text: "" };
      if (head.problem !== undefined || decoder === null) return head;
      const rest = decoder.end();
      return { ...rest, text: head.text + rest.text };
    },
  };
};
