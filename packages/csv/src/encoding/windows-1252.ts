import { byteText, type PieceDecoder, type Undecodable } from "./encoding.ts";
import { lineCount } from "./line-count.ts";

/**
 * Windows-1252 from 0x80 to 0x9F, where it differs from Latin-1; a space where nothing is defined. The table is our own:
 * the web's decoder makes control characters of those five bytes instead of an error, and engines do not agree on the rest.
 */
const special = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const RUN = 8192;

const undefinedByte = (line: number, byte: number): Undecodable => ({
  line,
  value: byteText(byte),
  problem: { en: "is a byte that Windows-1252 does not define", nl: "is een byte die Windows-1252 niet kent" },
  mend: { en: "Save the file as UTF-8", nl: "Sla het bestand op als UTF-8" },
});

/** Windows-1252: a character is a byte. */
export const windows1252Decoder = (): PieceDecoder => {
  const lines = lineCount();
  let before = "";
  return {
    push: (bytes) => {
      lines.add(before);
      before = "";
      const pieces: Array<string> = [];
      // In runs, because every byte becomes an argument of a call.
      for (let start = 0; start < bytes.length; start += RUN) {
        const codes: Array<number> = [];
        const end = Math.min(start + RUN, bytes.length);
        for (let i = start; i < end; i++) {
          const byte = bytes[i] ?? 0;
          const isSpecial = byte >= 0x80 && byte <= 0x9f;
          const code = isSpecial ? special.charCodeAt(byte - 0x80) : byte;
          if (isSpecial && code === 32) {
            const text = pieces.join("") + String.fromCharCode(...codes);
            lines.add(text);
            return { text, problem: undefinedByte(lines.line(), byte) };
          }
          codes.push(code);
        }
        pieces.push(String.fromCharCode(...codes));
      }
      before = pieces.join("");
      return { text: before };
    },
    end: () => ({ text: "" }),
  };
};
