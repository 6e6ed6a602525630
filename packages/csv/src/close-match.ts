const MAX_LENGTH = 40;

/** How many letters must be added, left out, changed or swapped with their neighbour to make one text the other. */
const distance = (a: string, b: string): number => {
  let before: Array<number> = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The candidate that was probably meant: at most two letters off, and fewer than half of them; `null` when none is. */
export const closeMatch = (text: string, candidates: Iterable<string>): string | null => {
  const word = text.toLowerCase();
  if (word.length > MAX_LENGTH) return null;
  let best: string | null = null;
  let least = Math.min(2, Math.ceil(word.length / 2) - 1) + 1;
  for (const candidate of candidates) {
    const off = distance(word, candidate);
    if (off < least) {
      best = candidate;
      least = off;
    }
  }
  return best;
};
