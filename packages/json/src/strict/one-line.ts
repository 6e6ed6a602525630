/** A text in one line of at most so many characters, without what would disturb a terminal or turn the reading direction. */
export const oneLine = (text: string, most = 80): string => {
  const line = text.slice(0, most + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ");
  return text.length > most ? `${line.slice(0, most)}…` : line;
};
