import * as Result from "effect/Result";
import { readJson } from "../strict/read-json.ts";

/** Control characters and noncharacters, which a text in CloudEvents cannot hold. */
const excluded = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu;

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, "0")}`).join("");

/** JSON in characters that an attribute can hold. */
export const asJsonText = (value: unknown): string => JSON.stringify(value).replace(excluded, escaped);

/**
 * A text as the value of an attribute: as it is, or in JSON, with quotes, when it is empty, begins with a quote, or holds a
 * character that CloudEvents does not allow. So every text comes back as it was.
 */
export const toAttribute = (text: string): string =>
  text === "" || text.startsWith('"') || text.search(excluded) >= 0 ? asJsonText(text) : text;

/** The text that the value of an attribute stands for; `null` when it begins with a quote and is no text in JSON. */
export const fromAttribute = (value: string): string | null => {
  if (!value.startsWith('"')) return value;
  const read = readJson(value, { allowNul: true });
  return Result.isSuccess(read) && typeof read.success === "string" ? read.success : null;
};
