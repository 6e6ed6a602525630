/** A line of a file: its number from 1, and its bytes without line end; `null` when it is longer than is allowed. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const LF = 10;
const CR = 13;
const BOM = [0xef, 0xbb, 0xbf];

const joined = (pieces: ReadonlyArray<Uint8Array>, length: number): Uint8Array => {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/**
 * Divides bytes into lines as they come, in whatever pieces. Lines end in LF or CR LF, and the last one need not; a byte
 * order mark at the beginning is no part of the first. It holds one line at most.
 */
export class LineDivider {
  readonly #longest: number;
  #number = 0;
  #pieces: Array<Uint8Array> = [];
  /** How long the line is so far, also of what is not kept because it is too long. */
  #length = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that these bytes complete. */
  push(bytes: Uint8Array): ReadonlyArray<Line> {
    const lines: Array<Line> = [];
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      this.#keep(bytes.subarray(start, end));
      lines.push(this.#complete());
      start = end + 1;
    }
    this.#keep(bytes.subarray(start));
    return lines;
  }

  /** The last line, when it has no line end. */
  end(): ReadonlyArray<Line> {
    return this.#length === 0 ? [] : [this.#complete()];
  }

  #keep(piece: Uint8Array): void {
    this.#length += piece.length;
    // One more than the longest: the CR of a line end, or half of a byte order mark, is not known as such yet.
    if (this.#length > this.#longest + BOM.length + 1) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  #complete(): Line {
    this.#number += 1;
    const isKept = this.#length <= this.#longest + BOM.length + 1;
    let bytes = isKept ? joined(this.#pieces, this.#length) : null;
    if (bytes !== null) {
      if (this.#number === 1 && BOM.every((byte, i) => bytes?.[i] === byte)) bytes = bytes.subarray(BOM.length);
      if (bytes.at(-1) === CR) bytes = bytes.subarray(0, -1);
      if (bytes.length > this.#longest) bytes = null;
    }
    this.#pieces = [];
    this.#length = 0;
    return { number: this.#number, bytes };
  }
}

/** Whether there is nothing on a line but spaces and tabs. */
export const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === CR);
