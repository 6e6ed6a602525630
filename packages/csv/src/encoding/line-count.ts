/** Counts the physical lines (LF, CRLF or CR) of a text that comes in pieces. */
export interface LineCount {
  readonly add: (piece: string) => void;
  /** The line, from 1, on which the next character stands that is no line break. */
  readonly line: () => number;
}

const occurrences = (text: string, of: string): number => {
  let count = 0;
  for (let at = text.indexOf(of); at >= 0; at = text.indexOf(of, at + 1)) count++;
  return count;
};

/** A count that has seen nothing yet. */
export const lineCount = (): LineCount => {
  let breaks = 0;
  let endedInCr = false;
  return {
    add: (piece) => {
      if (piece === "") return;
      // CRLF is one break; so is a CR and an LF that came in two pieces.
      if (endedInCr && piece.startsWith("\n")) breaks--;
      breaks += occurrences(piece, "\n") + occurrences(piece, "\r") - occurrences(piece, "\r\n");
      endedInCr = piece.endsWith("\r");
    },
    line: () => breaks + 1,
  };
};
