/** A line of a file: its number from 1, and its bytes without line end; `null` when it is longer than is allowed. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const LF = 10;
const CR = 13;
const BOM = [0xef, 0xbb, 0xbf];

/**
 * Divides bytes into lines as they come, in whatever pieces. Lines end in LF or CR LF, and the last one need not; a byte
 * order mark at the beginning is no part of the first. It holds one line at most.
 */
export class LineDivider {
  readonly #longest: number;
  #number = 0;
  /** The beginning of a line whose end has not come yet; it grows by doubling. */
  #buffer = new Uint8Array(1024);
  /** How long that beginning is, also of what is not kept because it is too long. */
  #length = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that these bytes complete. */
  push(bytes: Uint8Array): ReadonlyArray<Line> {
    const lines: Array<Line> = [];
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      lines.push(this.#complete(bytes.subarray(start, end)));
      start = end + 1;
    }
    this.#keep(bytes.subarray(start));
    return lines;
  }

  /** The last line, when it has no line end. */
  end(): ReadonlyArray<Line> {
    return this.#length === 0 ? [] : [this.#complete(new Uint8Array())];
  }

  /** As much as a line can be: a byte order mark and the CR of its end are not known as such before it is whole. */
  get #most(): number {
    return this.#longest + BOM.length + 1;
  }

  #keep(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length <= this.#most) {
      if (length > this.#buffer.length) {
        const larger = new Uint8Array(Math.max(length, 2 * this.#buffer.length));
        larger.set(this.#buffer.subarray(0, this.#length));
        this.#buffer = larger;
      }
      this.#buffer.set(piece, this.#length);
    }
    this.#length = length;
  }

  #complete(rest: Uint8Array): Line {
    this.#number += 1;
    let bytes = rest;
    if (this.#length > 0) {
      this.#keep(rest);
      bytes = this.#buffer.slice(0, Math.min(this.#length, this.#most));
    }
    const isWhole = this.#length <= this.#most;
    this.#length = 0;
    if (this.#number === 1 && BOM.every((byte, i) => bytes[i] === byte)) bytes = bytes.subarray(BOM.length);
    if (bytes.at(-1) === CR) bytes = bytes.subarray(0, -1);
    return { number: this.#number, bytes: isWhole && bytes.length <= this.#longest ? bytes : null };
  }
}

/** Whether there is nothing on a line but spaces and tabs. */
export const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === CR);
