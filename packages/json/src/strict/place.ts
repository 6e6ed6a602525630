/** Where something stands in a text: the line and the character in it, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The characters in a part of a text; a pair of surrogates is one. */
const charactersIn = (text: string): number => {
  let n = 0;
  for (const _character of text) n += 1;
  return n;
};

/** The place of an offset in a text; lines end in LF, CR or both. */
export const placeAt = (text: string, offset: number): Place => {
  let line = 1;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      line += 1;
      start = i + 1;
    }
  }
  return { line, column: charactersIn(text.slice(start, offset)) + 1 };
};

/** The place of an offset in a text that is a line of a larger one. */
export const placeOnLine = (line: number, text: string, offset: number): Place => ({
  line,
  column: charactersIn(text.slice(0, offset)) + 1,
});
