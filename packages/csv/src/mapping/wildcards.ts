/**
 * The texts that stand where a pattern is open: between its fixed parts, of which the first and the last are the ends of the
 * text. Each fixed part is taken where it first comes, and every open place holds at least `least` characters; `null` when
 * the text does not fit. It goes through the text once, whatever the pattern.
 */
export const openTexts = (parts: ReadonlyArray<string>, text: string, least: number): ReadonlyArray<string> | null => {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first ? [] : null;
  if (!text.startsWith(first)) return null;
  const found: Array<string> = [];
  let at = first.length;
  for (const part of rest) {
    const next = text.indexOf(part, at + least);
    if (next < 0) return null;
    found.push(text.slice(at, next));
    at = next + part.length;
  }
  const end = text.length - last.length;
  if (end - at < least || !text.endsWith(last)) return null;
  found.push(text.slice(at, end));
  return found;
};
