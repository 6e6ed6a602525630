const marker = /^(?:canonical|canoniek):\s*/iu;

/** What follows `canonical:`, by which a cell of a Dutch table says that its numbers are canonical; `null` when it does not. */
export const canonicalIn = (text: string): string | null => {
  const found = marker.exec(text);
  return found === null ? null : text.slice(found[0].length);
};

/** A text in canonical notation that says so. */
export const sayCanonical = (text: string): string => `canonical: ${text}`;
