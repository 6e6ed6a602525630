/** A text of which the first lines are to be skipped. */
export interface Skipped {
  /** The text with those lines empty, so that every other line keeps its number. */
  readonly text: string;
  /** What stood on them, as far as there were any. */
  readonly lines: ReadonlyArray<string>;
}

/** Empties the first lines of a text. */
export const skipLines = (text: string, count: number): Skipped => {
  const pattern = /\r\n?|\n/g;
  const lines: Array<string> = [];
  let start = 0;
  while (lines.length < count && start < text.length) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    const end = found === null ? text.length : found.index;
    lines.push(text.slice(start, end));
    start = found === null ? text.length : pattern.lastIndex;
  }
  return { text: "\n".repeat(lines.length) + text.slice(start), lines };
};

const declared = /^"?sep=([^"\p{L}\p{N}\r\n])"?(?=\r|\n|$)/iu;

/** What the first line says stands between cells, as Excel writes and reads it (`sep=;`); `null` when it does not. */
export const declaredDelimiter = (text: string): string | null => declared.exec(text.slice(0, 10))?.[1] ?? null;
