import * as Result from "effect/Result";

/** Decodes all bytes or none; a byte order mark is a character like any other. */
const strict = () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const isText = (bytes: Uint8Array): boolean => {
  try {
    strict().decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Bytes that are not UTF-8: the text before the first that is not, looked for only when it is asked. */
export interface NotUtf8 {
  readonly before: () => string;
}

/** The longest beginning that could still become text, by halving; an unfinished character at its end is left out. */
const beginningOf = (bytes: Uint8Array): string => {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (isText(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return strict().decode(bytes.subarray(0, good), { stream: true });
};

/** The text that bytes stand for in UTF-8; nothing is replaced. */
export const decodeUtf8 = (bytes: Uint8Array): Result.Result<string, NotUtf8> => {
  try {
    return Result.succeed(strict().decode(bytes));
  } catch {
    return Result.fail({ before: () => beginningOf(bytes) });
  }
};
