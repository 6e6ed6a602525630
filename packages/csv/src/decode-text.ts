import { type Complaint, complaint } from "./cell-error.ts";

/** How the bytes of a file stand for characters. */
export type Encoding = "utf-8" | "windows-1252";

/** Bytes that are not text in the encoding given, and the line on which the first of them stands. */
export interface Undecodable extends Complaint {
  readonly line: number;
  readonly value: string;
}

/** A piece of text; with what is wrong with the bytes behind it, when that is why it ends. */
export interface Decoded {
  readonly text: string;
  readonly problem?: Undecodable;
}

/** Makes text of bytes while they come in. However they are cut into pieces, the same comes out. */
export interface TextDecoding {
  readonly push: (bytes: Uint8Array) => Decoded;
  /** What is left when these were all bytes. */
  readonly end: () => Decoded;
}

/** The byte order mark, as a character. */
export const BOM = "\uFEFF";

const LF = 10;
const CR = 13;
const NOTHING = new Uint8Array(0);

/** Windows-1252 from 0x80 to 0x9F, where it differs from Latin-1; a space where nothing is defined. */
const windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

const byteText = (byte: number | undefined): string => `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

/** Counts the lines that end in bytes, of which more and more come in. */
const lineCounter = () => {
  let breaks = 0;
  let endsWithCr = false;
  const count = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    for (let i = bytes.indexOf(LF); i >= 0; i = bytes.indexOf(LF, i + 1)) {
      if (i > 0 ? bytes[i - 1] !== CR : !endsWithCr) breaks++;
    }
    for (let i = bytes.indexOf(CR); i >= 0; i = bytes.indexOf(CR, i + 1)) breaks++;
    endsWithCr = bytes[bytes.length - 1] === CR;
  };
  return { count, line: () => breaks + 1 };
};

/** How many bytes a character of UTF-8 has that begins with this one. */
const lengthOf = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

/** Where the last character begins, when the bytes may end in the midst of it; else the end. */
const wholeCharacters = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc2 && byte < 0xf5) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80 || byte >= 0xc0) return bytes.length;
  }
  return bytes.length;
};

const decodes = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The first byte outside ASCII that is not part of a character. Line breaks never stand inside a character of UTF-8. */
const firstBadByte = (bytes: Uint8Array): number => {
  let start = 0;
  for (let end = 0; start < bytes.length; start = end) {
    end = bytes.indexOf(LF, start) + 1 || bytes.length;
    if (!decodes(bytes.subarray(start, end))) break;
  }
  for (let at = start; at < bytes.length; at += lengthOf(bytes[at] ?? 0)) {
    if (!decodes(bytes.subarray(at, at + lengthOf(bytes[at] ?? 0)))) return at;
  }
  return start;
};

const PACKED = complaint(
  { en: "The file is packed (gzip)", nl: "Het bestand is ingepakt (gzip)" },
  {
    en: "Give it a name that ends with .csv.gz and read it from its folder, or unpack it first",
    nl: "Geef het een naam die eindigt op .csv.gz en lees het uit zijn map, of pak het eerst uit",
  },
);

const notUtf8 = (byte: number | undefined): Omit<Undecodable, "line"> => ({
  value: byteText(byte),
  problem: { en: "is a byte that is not UTF-8 text", nl: "is een byte die geen UTF-8-tekst is" },
  mend: {
    en: "Save the file as UTF-8, or read it with --encoding windows-1252 when that is what it is in",
    nl: "Sla het bestand op als UTF-8, of lees het met --encoding windows-1252 als het daarin staat",
  },
});

/** Files that gzip made begin with these; the second is never UTF-8 there. */
const GZIP = [0x1f, 0x8b] as const;

const utf8 = (): TextDecoding => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lines = lineCounter();
  let tail: Uint8Array = NOTHING;
  let offset = 0;
  let first: number | undefined;

  const refuse = (bytes: Uint8Array): Decoded => {
    const at = firstBadByte(bytes);
    const good = bytes.subarray(0, at);
    lines.count(good);
    const isPacked = offset + at === 1 && (first ?? bytes[0]) === GZIP[0] && bytes[at] === GZIP[1];
    const what = isPacked ? { value: "", ...PACKED } : notUtf8(bytes[at]);
    return { text: decoder.decode(good), problem: { line: lines.line(), ...what } };
  };

  const decode = (bytes: Uint8Array): Decoded => {
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      return refuse(bytes);
    }
    lines.count(bytes);
    first ??= bytes[0];
    offset += bytes.length;
    return { text };
  };

  return {
    push: (bytes) => {
      const all = joined(tail, bytes);
      const end = wholeCharacters(all);
      tail = all.slice(end);
      return decode(all.subarray(0, end));
    },
    end: () => decode(tail),
  };
};

const SAYS_UTF8 = complaint(
  { en: "The file says at its start that it is UTF-8", nl: "Het bestand zegt aan het begin dat het UTF-8 is" },
  { en: "Read it without --encoding windows-1252", nl: "Lees het zonder --encoding windows-1252" },
);

const UTF8_BOM = [0xef, 0xbb, 0xbf];

/** Every byte becomes an argument of a call, so not too many at once. */
const ARGUMENTS = 8192;

const windows = (): TextDecoding => {
  const lines = lineCounter();
  let head: Uint8Array = NOTHING;
  let hasBegun = false;

  const decode = (bytes: Uint8Array): Decoded => {
    const codes = new Uint16Array(bytes);
    let end = codes.length;
    for (let i = 0; i < end; i++) {
      const byte = codes[i] ?? 0;
      if (byte < 0x80 || byte > 0x9f) continue;
      const code = windows1252.charCodeAt(byte - 0x80);
      if (code === 32) end = i;
      else codes[i] = code;
    }
    const pieces: Array<string> = [];
    for (let start = 0; start < end; start += ARGUMENTS) {
      pieces.push(String.fromCharCode(...codes.subarray(start, Math.min(start + ARGUMENTS, end))));
    }
    const text = pieces.join("");
    lines.count(bytes.subarray(0, end));
    if (end === bytes.length) return { text };
    return {
      text,
      problem: {
        line: lines.line(),
        value: byteText(bytes[end]),
        problem: { en: "is a byte that Windows-1252 does not define", nl: "is een byte die Windows-1252 niet kent" },
        mend: { en: "Save the file as UTF-8", nl: "Sla het bestand op als UTF-8" },
      },
    };
  };

  const begin = (): Decoded => {
    hasBegun = true;
    if (UTF8_BOM.every((byte, i) => head[i] === byte)) {
      return { text: "", problem: { line: 1, value: "", ...SAYS_UTF8 } };
    }
    return head[0] === GZIP[0] && head[1] === GZIP[1]
      ? { text: "", problem: { line: 1, value: "", ...PACKED } }
      : decode(head);
  };

  return {
    push: (bytes) => {
      if (hasBegun) return decode(bytes);
      head = joined(head, bytes);
      return head.length < UTF8_BOM.length ? { text: "" } : begin();
    },
    end: () => (hasBegun ? { text: "" } : begin()),
  };
};

/** The same decoding, without a byte order mark at the start of the text. */
const withoutBom = ({ push, end }: TextDecoding): TextDecoding => {
  let isStart = true;
  return {
    push: (bytes) => {
      const decoded = push(bytes);
      if (!isStart || decoded.text === "") return decoded;
      isStart = false;
      return decoded.text.startsWith(BOM) ? { ...decoded, text: decoded.text.slice(1) } : decoded;
    },
    end,
  };
};

/**
 * Makes text of the bytes of a file, without a byte order mark. Nothing is replaced: bytes that are not text in this encoding
 * are an error, and what stands before them is text. The table of Windows-1252 is our own, since not every engine's decoder
 * agrees on 0x80 to 0x9F.
 */
export const decodeText = (encoding: Encoding): TextDecoding => withoutBom(encoding === "utf-8" ? utf8() : windows());
