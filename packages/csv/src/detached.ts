/** A text as short as this has characters of its own in every engine. */
const SHORT = 12;

/**
 * The same text with characters of its own. Engines let a cell point into the piece of the file that it was cut from; kept
 * for long, it would keep the whole piece.
 */
export const detached = (text: string): string => {
  if (text.length <= SHORT) return text;
  const characters: Array<string> = [];
  for (let i = 0; i < text.length; i++) characters.push(text[i] ?? "");
  return characters.join("");
};
