/** A key that stands twice in one object of a JSON text: the way to it, and the line of the second one. */
export interface DuplicateKey {
  readonly path: ReadonlyArray<string | number>;
  readonly line: number;
}

interface Open {
  /** The keys so far; `null` in a list. */
  readonly keys: Set<string> | null;
  /** Where we are in it: a key, or a place in the list. */
  at: string | number;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\n/g;

/** Keys that stand twice in an object of a JSON text that parses. A parser keeps the last one and says nothing. */
export const duplicateKeys = (json: string): ReadonlyArray<DuplicateKey> => {
  const found: Array<DuplicateKey> = [];
  const stack: Array<Open> = [];
  let line = 1;
  let expectsKey = false;
  for (const [text] of json.matchAll(token)) {
    const open = stack.at(-1);
    if (text === "\n") line++;
    else if (text === "{") {
      stack.push({ keys: new Set(), at: "" });
      expectsKey = true;
    } else if (text === "[") {
      stack.push({ keys: null, at: 0 });
      expectsKey = false;
    } else if (text === "}" || text === "]") {
      stack.pop();
      expectsKey = false;
    } else if (text === "," && open !== undefined) {
      if (open.keys === null) open.at = Number(open.at) + 1;
      else expectsKey = true;
    } else if (expectsKey && text.startsWith('"') && open?.keys != null) {
      const key = String(JSON.parse(text));
      open.at = key;
      if (open.keys.has(key)) found.push({ path: stack.map(({ at }) => at), line });
      open.keys.add(key);
      expectsKey = false;
    }
  }
  return found;
};
