import * as Result from "effect/Result";
import type { Encoding, Undecodable } from "./encoding/encoding.ts";
import { fileDecoder } from "./encoding/file-decoder.ts";

export type { Encoding, Undecodable } from "./encoding/encoding.ts";

/** The text of a whole file, and what it was in; text that was given as text is in none. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding | null;
}

const BOM = "\uFEFF";

/**
 * The text of a file, without a byte order mark. Nothing is replaced: bytes that are not text in this encoding are an
 * error.
 */
export const decodeText = (content: Uint8Array | string, encoding?: Encoding): Result.Result<Decoded, Undecodable> => {
  if (typeof content === "string") {
    return Result.succeed({ text: content.startsWith(BOM) ? content.slice(1) : content, encoding: null });
  }
  const decoder = fileDecoder(encoding);
  const text = decoder.write(content);
  if (Result.isFailure(text)) return Result.fail(text.failure);
  return Result.map(decoder.end(), (rest) => ({ text: text.success + rest, encoding: decoder.encoding() }));
};
