/** The cells of a file, read by nothing but the rules of RFC 4180: so that writing is not held against our own reader. */
export const cellsIn = (content: string, delimiter: string): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<Array<string>> = [[]];
  let cell = "";
  let quoted = false;
  const end = (): void => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let i = 0; i < content.length; i++) {
    const c = content[i] ?? "";
    if (quoted && c === '"' && content[i + 1] === '"') {
      cell += c;
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && c === delimiter) end();
    else if (!quoted && c === "\n") {
      end();
      rows.push([]);
    } else cell += c;
  }
  rows.pop();
  return rows;
};
