/** A text of which the first lines are to be skipped. */
export interface Skipped {
  /** The text with those lines empty, so that every other line keeps its number. */
  readonly text: string;
  /** How many there were. */
  readonly count: number;
  /** What stood on the first of them, in short. */
  readonly lines: ReadonlyArray<string>;
}

const MAX_LINES = 20;
const MAX_LENGTH = 200;

/** Empties the first lines of a text. */
export const skipLines = (text: string, count: number): Skipped => {
  const pattern = /\r\n?|\n/g;
  const lines: Array<string> = [];
  let skipped = 0;
  let start = 0;
  while (skipped < count && start < text.length) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    const end = found === null ? text.length : found.index;
    if (lines.length < MAX_LINES) lines.push(text.slice(start, Math.min(end, start + MAX_LENGTH)));
    skipped++;
    start = found === null ? text.length : pattern.lastIndex;
  }
  return { text: "\n".repeat(skipped) + text.slice(start), count: skipped, lines };
};

const declared = /^"?sep=([^"\p{L}\p{N}\r\n])"?(?=\r|\n|$)/iu;

/** What the first line says stands between cells, as Excel writes and reads it (`sep=;`); `null` when it does not. */
export const declaredDelimiter = (text: string): string | null => declared.exec(text.slice(0, 10))?.[1] ?? null;
