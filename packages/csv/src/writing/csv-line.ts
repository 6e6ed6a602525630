/** A line of cells between delimiters, quoted where they must be (RFC 4180), with its end. */
export const csvLine = (cells: ReadonlyArray<string>, delimiter: "," | ";"): string => {
  const quoted = cells.map((cell) =>
    cell.includes(delimiter) || cell.includes('"') || cell.includes("\n") || cell.includes("\r")
      ? `"${cell.replaceAll('"', '""')}"`
      : cell,
  );
  return `${quoted.join(delimiter)}\n`;
};
