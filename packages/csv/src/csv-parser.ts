import * as Effect from "effect/Effect";
import * as Csv from "effect/encoding/Csv";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { type Complaint, complaint } from "./cell-error.ts";

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

/** After this many rows that cannot be split, the rest of a file is left. */
export const MAX_SYNTAX_ERRORS = 1000;

/** A row longer than this, in UTF-16 code units, is taken to be a quote that was never closed. */
export const MAX_RECORD_SIZE = 1024 * 1024;

/** What the decoder gets to see at once. */
const PIECE = 64 * 1024;

const doubled = {
  en: "Put the whole cell between quotes, and double every quote inside it",
  nl: "Zet de hele cel tussen aanhalingstekens, en verdubbel elk aanhalingsteken erbinnen",
};

const complaintOf = (error: Csv.CsvError): Complaint => {
  if (error.kind === "RecordSize") {
    return complaint(
      { en: "This row is longer than 1 MiB", nl: "Deze rij is langer dan 1 MiB" },
      { en: "Close the quote that was opened in it", nl: "Sluit het aanhalingsteken dat erin geopend is" },
    );
  }
  if (error.message.startsWith("Unterminated")) {
    return complaint(
      {
        en: "A quote is opened in this row and never closed",
        nl: "In deze rij wordt een aanhalingsteken geopend en nooit gesloten",
      },
      {
        en: "Close the quote, or double it when it belongs to the text",
        nl: "Sluit het aanhalingsteken, of verdubbel het als het bij de tekst hoort",
      },
    );
  }
  return error.message.startsWith("Unexpected quote")
    ? complaint({ en: "A quote stands inside a cell", nl: "Er staat een aanhalingsteken in een cel" }, doubled)
    : complaint({ en: "Text follows a closing quote", nl: "Er volgt tekst op een sluitend aanhalingsteken" }, doubled);
};

function* pieces(text: string, start: number, end: number): Generator<string> {
  for (let at = start; at < end; at += PIECE) yield text.slice(at, Math.min(at + PIECE, end));
}

/** The error that stopped the decoder, if one did. */
const decode = (
  text: string,
  start: number,
  end: number,
  delimiter: string,
  each: (cells: ReadonlyArray<string>) => void,
): Csv.CsvError | null => {
  const run = Stream.fromIterable(pieces(text, start, end), { chunkSize: 1 }).pipe(
    Stream.pipeThroughChannel(Csv.decodeString<never>({ delimiter, maxRecordSize: MAX_RECORD_SIZE })),
    Stream.runForEachArray((rows) =>
      Effect.sync(() => {
        for (const row of rows) each(row);
      }),
    ),
    Effect.result,
    Effect.runSync,
  );
  return Result.isFailure(run) ? run.failure : null;
};

const breakPattern = /\r\n?|\n/g;

/** Finds where physical lines begin, always further on in the text. */
const lineFinder = (text: string) => {
  let line = 1;
  let offset = 0;
  return (wanted: number): number => {
    breakPattern.lastIndex = offset;
    while (line < wanted && breakPattern.exec(text) !== null) {
      line++;
      offset = breakPattern.lastIndex;
    }
    if (line < wanted) offset = text.length;
    return offset;
  };
};

const breaksIn = (cells: ReadonlyArray<string>): number => {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes("\n") || cell.includes("\r")) count += cell.match(breakPattern)?.length ?? 0;
  }
  return count;
};

/**
 * Splits the text of a file into rows of cells (RFC 4180; LF, CRLF and CR), and hands them over one by one, so that a
 * file of a million rows need not be held in memory. Lines without a character are skipped.
 *
 * A row that cannot be split is reported, and reading goes on at the next physical line, up to
 * {@link MAX_SYNTAX_ERRORS}; a file whose very first row cannot be split is not read further.
 */
export const parseCsv = (
  text: string,
  delimiter: string,
  onRecord: (record: CsvRecord) => void,
): ReadonlyArray<CsvProblem> => {
  const problems: Array<CsvProblem> = [];
  const offsetOf = lineFinder(text);
  const mayHoldBreaks = text.includes('"');
  let nextLine = 1;
  let given = 0;
  const each = (cells: ReadonlyArray<string>): void => {
    const line = nextLine;
    nextLine += 1 + (mayHoldBreaks ? breaksIn(cells) : 0);
    if (cells.length === 1 && cells[0] === "") return;
    given++;
    onRecord({ line, cells });
  };
  let start = 0;
  while (start < text.length) {
    const firstLine = nextLine;
    const error = decode(text, start, text.length, delimiter, each);
    if (error === null) break;
    const line = firstLine + error.line - 1;
    // The decoder drops the rows that it found in the same piece before the one that stopped it: read those again.
    const from = offsetOf(nextLine);
    const until = offsetOf(line);
    if (from < until) decode(text, from, until, delimiter, each);
    problems.push({ line, ...complaintOf(error), ...(error.column === undefined ? {} : { cell: error.column - 1 }) });
    if (given === 0) break;
    if (problems.length >= MAX_SYNTAX_ERRORS) {
      const left = complaint(
        {
          en: `Reading of this file stopped here, after ${MAX_SYNTAX_ERRORS} rows that cannot be split into cells`,
          nl: `Het lezen van dit bestand is hier gestopt, na ${MAX_SYNTAX_ERRORS} rijen die niet in cellen te verdelen zijn`,
        },
        { en: "Mend those first", nl: "Verbeter die eerst" },
      );
      problems.push({ line, ...left });
      break;
    }
    nextLine = line + 1;
    start = offsetOf(nextLine);
  }
  return problems;
};
