import type { Path } from "@meetlat/core";
import { complaints } from "./complaints.ts";
import { isKept } from "./exact-number.ts";
import type { Complaint } from "./json-error.ts";
import { oneLine } from "./one-line.ts";

/** Something wrong at a place in a text, in UTF-16 code units. */
export interface Problem {
  readonly offset: number;
  readonly path: Path;
  readonly complaint: Complaint;
}

/** What a scan looks for besides the grammar. */
export interface ScanOptions {
  readonly maxDepth: number;
  readonly allowNul: boolean;
  /** Called for each problem; the scan goes on after all but those of grammar. */
  readonly onProblem: (problem: Problem) => void;
  /** Called where a value begins; the path is the scanner's own, and changes as it goes on. */
  readonly onValue?: (offset: number, path: Path) => void;
}

const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words = ["true", "false", "null"] as const;
const escapes = new Set(["b", "f", "n", "r", "t", '"', "/", "\\"].map((one) => one.charCodeAt(0)));
const hexadecimal = /^[0-9a-fA-F]{4}$/;

/** Names by which an object could reach what all objects share, in a program that copies fields without looking. */
const forbidden = new Set(["__proto__", "constructor"]);

/** As much of a name or number as fits in a sentence. */
const shown = (text: string): string => oneLine(text, 40);

/** Grammar is broken: nothing after it has a meaning. */
class Stop {
  readonly offset: number;
  readonly complaint: Complaint;
  constructor(offset: number, complaint: Complaint) {
    this.offset = offset;
    this.complaint = complaint;
  }
}

/**
 * Goes through a text that should be one value of JSON, and says all that is wrong with it. What passes is read by
 * `JSON.parse` as it stands: no field replaces another, no number or character is changed.
 */
export const scan = (text: string, { maxDepth, allowNul, onProblem, onValue }: ScanOptions): void => {
  let at = 0;
  let depth = 0;
  const path: Array<string | number> = [];

  const complain = (offset: number, complaint: Complaint): void => onProblem({ offset, path: [...path], complaint });

  const unexpected = (): Stop => {
    if (at >= text.length) return new Stop(at, complaints.ended);
    const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (found === "\uFEFF") return new Stop(at, complaints.byteOrderMark);
    const isPlain = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(found);
    return new Stop(
      at,
      complaints.unexpected(
        isPlain ? `“${found}”` : `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
      ),
    );
  };

  const skipSpace = (): void => {
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== SPACE && code !== 10 && code !== 13 && code !== 9) return;
    }
  };

  /** A code unit that is written as a backslash and what follows; the place goes to the last of it. */
  const escaped = (): number => {
    const start = at;
    at += 1;
    if (at >= text.length) throw new Stop(at, complaints.ended);
    const code = text.charCodeAt(at);
    if (escapes.has(code)) return code;
    const digits = text.slice(at + 1, at + 5);
    if (code !== 117 || !hexadecimal.test(digits)) throw new Stop(start, complaints.escape);
    at += 4;
    return Number.parseInt(digits, 16);
  };

  /** Goes over a text in quotes; `true` when something in it is written with a backslash. */
  const string = (): boolean => {
    const start = at;
    let [hasEscapes, hasNul, hasHalf] = [false, false, false];
    let high = false;
    for (at += 1; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (code === QUOTE) {
        if (hasNul && !allowNul) complain(start, complaints.nul);
        if (hasHalf || high) complain(start, complaints.halfCharacter);
        at += 1;
        return hasEscapes;
      }
      if (code < SPACE) throw new Stop(at, code === 0 ? complaints.nul : complaints.controlCharacter);
      if (code === BACKSLASH) {
        hasEscapes = true;
        code = escaped();
        hasNul ||= code === 0;
      }
      const isLow = code >= 0xdc00 && code <= 0xdfff;
      hasHalf ||= high !== isLow;
      high = code >= 0xd800 && code <= 0xdbff;
    }
    throw new Stop(at, complaints.ended);
  };

  const member = (names: Set<string>): void => {
    skipSpace();
    if (text.charCodeAt(at) !== QUOTE) throw unexpected();
    const start = at;
    const hasEscapes = string();
    const raw = text.slice(start + 1, at - 1);
    const name: string = hasEscapes ? JSON.parse(text.slice(start, at)) : raw;
    path.push(name);
    if (forbidden.has(name)) complain(start, complaints.forbiddenName(name));
    else if (names.has(name)) complain(start, complaints.twice(shown(name)));
    names.add(name);
    skipSpace();
    if (text[at] !== ":") throw unexpected();
    at += 1;
    value();
    path.pop();
  };

  /** What stands between brackets, parted by commas. */
  const between = (close: string, element: (i: number) => void): void => {
    if (depth === maxDepth) throw new Stop(at, complaints.tooDeep(maxDepth));
    depth += 1;
    at += 1;
    skipSpace();
    for (let i = 0; text[at] !== close; i++) {
      if (i > 0) {
        if (text[at] !== ",") throw unexpected();
        at += 1;
      }
      element(i);
      skipSpace();
    }
    at += 1;
    depth -= 1;
  };

  const scalar = (): void => {
    const word = words.find((one) => text.startsWith(one, at));
    if (word !== undefined) {
      at += word.length;
      return;
    }
    number.lastIndex = at;
    const found = number.exec(text)?.[0];
    if (found === undefined) throw unexpected();
    if (!isKept(found)) {
      const kept = Number(found);
      complain(
        at,
        Number.isFinite(kept) ? complaints.inexact(shown(found), String(kept)) : complaints.tooLarge(shown(found)),
      );
    }
    at += found.length;
  };

  const value = (): void => {
    skipSpace();
    onValue?.(at, path);
    switch (text[at]) {
      case "{": {
        const names = new Set<string>();
        between("}", () => member(names));
        return;
      }
      case "[":
        between("]", (i) => {
          path.push(i);
          value();
          path.pop();
        });
        return;
      case '"':
        string();
        return;
      default:
        scalar();
    }
  };

  try {
    skipSpace();
    if (at >= text.length) throw new Stop(at, complaints.nothing);
    value();
    skipSpace();
    if (at < text.length) {
      const found = unexpected();
      throw text[at] === "\uFEFF" ? found : new Stop(at, complaints.more);
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    complain(error.offset, error.complaint);
  }
};
