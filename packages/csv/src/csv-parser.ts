import { type Complaint, complaint } from "./cell-error.ts";
import { unlessRaised } from "./limits.ts";

/** One row of a file, as written. */
export interface CsvRecord {
  /** The physical line, from 1, on which the row begins. */
  readonly line: number;
  readonly cells: ReadonlyArray<string>;
}

/** A row that cannot be split into cells. */
export interface CsvProblem extends Complaint {
  readonly line: number;
  /** The place of the cell in its row, from 0, when one cell is to blame. */
  readonly cell?: number;
}

/** How a text is split, and who takes what comes out of it. */
export interface CsvParserOptions {
  readonly delimiter: string;
  /** A row longer than this, in UTF-16 code units, is taken to be a quote that was never closed. */
  readonly recordLength: number;
  /** Takes a row, and how long it is as written. */
  readonly onRecord: (record: CsvRecord, length: number) => void;
  readonly onProblem: (problem: CsvProblem) => void;
}

/** Splits a text into rows while it comes in. */
export interface CsvParser {
  /** Takes in the next piece of the text, however it is cut. */
  readonly push: (piece: string) => void;
  /** Hands over every row that is whole by now, though more may come. */
  readonly flush: () => void;
  /** Says that this was all of it. */
  readonly end: () => void;
  /** Whether the rest of the text is left, so that no more of it need be given. */
  readonly hasStopped: () => boolean;
}

/** After this many rows that cannot be split, the rest of a file is left. */
export const MAX_SYNTAX_ERRORS = 1000;

const LF = 10;
const CR = 13;
const QUOTE = 34;

const doubled = {
  en: "Put the whole cell between quotes, and double every quote inside it",
  nl: "Zet de hele cel tussen aanhalingstekens, en verdubbel elk aanhalingsteken erbinnen",
};

const quoteInside = complaint(
  { en: "A quote stands inside a cell", nl: "Er staat een aanhalingsteken in een cel" },
  doubled,
);

const textBehind = complaint(
  { en: "Text follows a closing quote", nl: "Er volgt tekst op een sluitend aanhalingsteken" },
  doubled,
);

const neverClosed = complaint(
  {
    en: "A quote is opened in this row and never closed",
    nl: "In deze rij wordt een aanhalingsteken geopend en nooit gesloten",
  },
  {
    en: "Close the quote, or double it when it belongs to the text",
    nl: "Sluit het aanhalingsteken, of verdubbel het als het bij de tekst hoort",
  },
);

const tooLong = (most: number): Complaint =>
  unlessRaised(
    {
      en: `This row is longer than ${most} characters`,
      nl: `Deze rij is langer dan ${most} tekens`,
    },
    { en: "Close the quote that was opened in it", nl: "Sluit het aanhalingsteken dat erin geopend is" },
    "recordLength",
  );

const leftOff = complaint(
  {
    en: `Reading of this file stopped here, after ${MAX_SYNTAX_ERRORS} rows that cannot be split into cells`,
    nl: `Het lezen van dit bestand is hier gestopt, na ${MAX_SYNTAX_ERRORS} rijen die niet in cellen te verdelen zijn`,
  },
  { en: "Mend those first", nl: "Verbeter die eerst" },
);

const breakPattern = /\r\n?|\n/g;

const breaksIn = (cell: string): number =>
  cell.includes("\n") || cell.includes("\r") ? (cell.match(breakPattern)?.length ?? 0) : 0;

/** Where the physical line ends on which a place stands; −1 when the text ends before it. */
const lineEnd = (text: string, from: number): number => {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || c === CR) return i;
  }
  return -1;
};

const INCOMPLETE = -1;

/**
 * Splits the text of a file into rows of cells (RFC 4180; LF, CRLF and CR), and hands them over one by one. Lines without a
 * character are skipped. However the text is cut into pieces, the same comes out.
 *
 * A row that cannot be split is reported, and reading goes on at the next physical line, up to
 * {@link MAX_SYNTAX_ERRORS}; a file whose very first row cannot be split is not read further. Holds no more than a piece and
 * a row, and reads no part of the text more than a few times, whatever quotes stand in it: of two rows that begin on
 * neighbouring lines, only one can be left open by its quotes.
 */
export const csvParser = ({ delimiter, recordLength, onRecord, onProblem }: CsvParserOptions): CsvParser => {
  const separator = delimiter.charCodeAt(0);
  let text = "";
  const waiting: Array<string> = [];
  let length = 0;
  let line = 1;
  let given = 0;
  let problems = 0;
  let stopped = false;
  /** A CR ended the last line, so an LF right behind it belongs to that. */
  let mayCompleteBreak = false;
  /** The rest of a physical line is passed over. */
  let isPassing = false;

  /** Goes on behind the end of a physical line. */
  const behind = (end: number): number => {
    mayCompleteBreak = text.charCodeAt(end) === CR;
    line++;
    return end + 1;
  };

  const pass = (from: number): number => {
    const end = lineEnd(text, from);
    isPassing = end < 0;
    return isPassing ? text.length : behind(end);
  };

  const refuse = (start: number, what: Complaint, cell?: number): number => {
    onProblem(cell === undefined ? { line, ...what } : { line, cell, ...what });
    problems++;
    if (given === 0) stopped = true;
    else if (problems >= MAX_SYNTAX_ERRORS) {
      onProblem({ line, ...leftOff });
      stopped = true;
    }
    return pass(start);
  };

  /** Splits the row that begins here, and gives where the next one begins. */
  const record = (start: number, isLast: boolean): number => {
    const size = text.length;
    const most = start + recordLength;
    const cells: Array<string> = [];
    let breaks = 0;
    let at = start;
    const short = (): number => {
      if (size > most) return refuse(start, tooLong(recordLength));
      return isLast ? refuse(start, neverClosed, cells.length) : INCOMPLETE;
    };
    for (;;) {
      let end = at;
      if (text.charCodeAt(at) === QUOTE) {
        let from = at + 1;
        let cell = "";
        for (;;) {
          end = text.indexOf('"', from);
          if (end < 0) return short();
          if (text.charCodeAt(end + 1) !== QUOTE) break;
          cell += text.slice(from, end + 1);
          from = end + 2;
        }
        cell += text.slice(from, end);
        end++;
        if (end === size && !isLast) return size > most ? refuse(start, tooLong(recordLength)) : INCOMPLETE;
        const c = text.charCodeAt(end);
        if (end < size && c !== separator && c !== LF && c !== CR) {
          return end > most ? refuse(start, tooLong(recordLength)) : refuse(start, textBehind, cells.length);
        }
        breaks += breaksIn(cell);
        cells.push(cell);
      } else {
        let c = 0;
        for (; end < size; end++) {
          c = text.charCodeAt(end);
          if (c === separator || c === LF || c === CR || c === QUOTE) break;
        }
        if (end < size && c === QUOTE) {
          return end > most ? refuse(start, tooLong(recordLength)) : refuse(start, quoteInside, cells.length);
        }
        if (end === size && !isLast) return size > most ? refuse(start, tooLong(recordLength)) : INCOMPLETE;
        cells.push(text.slice(at, end));
      }
      if (end < size && text.charCodeAt(end) === separator) {
        at = end + 1;
        continue;
      }
      if (end > most) return refuse(start, tooLong(recordLength));
      if (cells.length > 1 || cells[0] !== "") {
        given++;
        onRecord({ line, cells }, end - start);
      }
      line += breaks;
      return end < size ? behind(end) : size;
    }
  };

  const split = (isLast: boolean): void => {
    // Joined rather than added: a text that was added together is slower to read character by character.
    text = [text, ...waiting].join("");
    waiting.length = 0;
    let at = 0;
    while (!stopped && at < text.length) {
      if (mayCompleteBreak) {
        mayCompleteBreak = false;
        if (text.charCodeAt(at) === LF) at++;
      } else {
        const next = isPassing ? pass(at) : record(at, isLast);
        if (next === INCOMPLETE) break;
        at = next;
      }
    }
    text = stopped ? "" : text.slice(at);
    length = 0;
  };

  return {
    push: (piece) => {
      if (stopped) return;
      waiting.push(piece);
      length += piece.length;
      // A row that is not there yet is begun again only when twice as much is there, so that a long one costs no more.
      if (length >= text.length) split(false);
    },
    flush: () => split(false),
    end: () => split(true),
    hasStopped: () => stopped,
  };
};
