import type { PieceDecoder, Undecodable } from "./encoding.ts";
import { lineCount } from "./line-count.ts";

const NONE = new Uint8Array(0);
const RUN = 8192;

const halved = (line: number): Undecodable => ({
  line,
  value: "",
  problem: { en: "The file ends within a character", nl: "Het bestand eindigt midden in een teken" },
  mend: {
    en: "Get the whole file again, or read it in the encoding that it is in, such as --encoding utf-8",
    nl: "Haal het hele bestand opnieuw op, of lees het in de codering waarin het staat, zoals --encoding utf-8",
  },
});

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** The text of an even number of bytes, with whatever stands in them: halves of characters too. */
const asCodeUnits = (bytes: Uint8Array, isLittle: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let start = 0; start < bytes.length; start += 2 * RUN) {
    const codes: Array<number> = [];
    for (let at = start; at < Math.min(start + 2 * RUN, bytes.length); at += 2)
      codes.push(view.getUint16(at, isLittle));
    text += String.fromCharCode(...codes);
  }
  return text;
};

/**
 * UTF-16. Half of a character (a lone surrogate) stays in the text as it is: the reader of cells refuses it with its line
 * and column, which are not known here. A byte order mark is left in the text.
 */
const utf16Decoder = (encoding: "utf-16le" | "utf-16be") => (): PieceDecoder => {
  const isLittle = encoding === "utf-16le";
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lines = lineCount();
  let held = NONE;
  let before = "";

  const openAtEnd = (bytes: Uint8Array): number => {
    const odd = bytes.length % 2;
    const last = bytes[bytes.length - odd - (isLittle ? 1 : 2)] ?? 0;
    // The first half of a pair waits for its second.
    return last >= 0xd8 && last <= 0xdb ? odd + 2 : odd;
  };

  const decode = (bytes: Uint8Array): string => {
    lines.add(before);
    try {
      before = decoder.decode(bytes);
    } catch {
      before = asCodeUnits(bytes, isLittle);
    }
    return before;
  };

  return {
    push: (bytes) => {
      const all = held.length === 0 ? bytes : joined(held, bytes);
      const open = Math.min(openAtEnd(all), all.length);
      held = all.slice(all.length - open);
      return { text: decode(all.subarray(0, all.length - open)) };
    },
    end: () => {
      const rest = held;
      held = NONE;
      const text = decode(rest.subarray(0, rest.length - (rest.length % 2)));
      if (rest.length % 2 === 0) return { text };
      lines.add(text);
      return { text, problem: halved(lines.line()) };
    },
  };
};

/** UTF-16 with the low byte first, as Excel saves “Unicode text”. */
export const utf16leDecoder = utf16Decoder("utf-16le");

/** UTF-16 with the high byte first. */
export const utf16beDecoder = utf16Decoder("utf-16be");
