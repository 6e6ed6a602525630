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
  const { text, problem } = decoder.push(content);
  if (problem !== undefined) return Result.fail(problem);
  const rest = decoder.end();
  return rest.problem === undefined
    ? Result.succeed({ text: text + rest.text, encoding: decoder.encoding() })
    : Result.fail(rest.problem);
};
