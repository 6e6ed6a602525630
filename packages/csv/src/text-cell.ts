/**
 * What may stand before the text of a cell so that a spreadsheet runs it: `=`, `+`, `-`, `@`, a tab or a line break, and
 * the wide and small forms of those signs, which some spreadsheets take for the plain ones.
 */
const dangerous = "=+\\-@\\t\\r\\n＝＋－＠﹦﹢﹣﹫";

const startsDangerously = new RegExp(`^[${dangerous}]`, "u");
const guardable = new RegExp(`^'*[${dangerous}]`, "u");
const guarded = new RegExp(`^'+[${dangerous}]`, "u");
const wrapped = /^'="([\s\S]*)"$/u;
const wrappable = /^="[\s\S]*"$/u;

/** Whether a spreadsheet may take a text for a formula. */
export const isDangerous = (text: string): boolean => startsDangerously.test(text);

/**
 * A text as a cell holds it, so that no spreadsheet runs it and {@link restoreText} gives it back to the letter: with an
 * apostrophe before what begins with a sign such as `=`, and as `'="text"` when nothing would be left of it, or space
 * around it would be lost. Any other text stays as it is, also one that begins with an apostrophe.
 */
export const guardText = (text: string): string => {
  if (text.trim() !== text || text === "" || wrappable.test(text)) return `'="${text}"`;
  return guardable.test(text) ? `'${text}` : text;
};

/** The text that a cell holds, without what {@link guardText} put around it. */
export const restoreText = (cell: string): string =>
  wrapped.exec(cell)?.[1] ?? (guarded.test(cell) ? cell.slice(1) : cell);
