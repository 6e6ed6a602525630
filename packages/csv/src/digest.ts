/** Tells content apart while it is read: the same content gives the same 16 hexadecimal digits. */
export interface Digest {
  readonly add: (content: Uint8Array | string) => void;
  /** The digits of all that was added so far. */
  readonly digits: () => string;
}

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Two lanes of 32-bit FNV-1a over bytes or characters: to tell files apart, not to protect them. */
export const digest = (): Digest => {
  let [a, b] = [BASIS, BASIS ^ 0x5bd1e995];
  // Two loops alike: one that is told how to get at a byte or a character takes twice as long.
  const addBytes = (bytes: Uint8Array): void => {
    let [x, y] = [a, b];
    for (let i = 0; i < bytes.length; i++) {
      const n = bytes[i] ?? 0;
      x = Math.imul(x ^ n, PRIME);
      y = Math.imul(y ^ (n + 0x9e), PRIME);
    }
    [a, b] = [x, y];
  };
  const addText = (text: string): void => {
    let [x, y] = [a, b];
    for (let i = 0; i < text.length; i++) {
      const n = text.charCodeAt(i);
      x = Math.imul(x ^ n, PRIME);
      y = Math.imul(y ^ (n + 0x9e), PRIME);
    }
    [a, b] = [x, y];
  };
  return {
    add: (content) => {
      if (typeof content === "string") addText(content);
      else addBytes(content);
    },
    digits: () => [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join(""),
  };
};

/** The digest of files with these names and digests, in this order. */
export const digestOfAll = (files: ReadonlyArray<{ readonly name: string; readonly digest: string }>): string => {
  const all = digest();
  for (const file of files) all.add(`${file.name}\0${file.digest}\n`);
  return all.digits();
};
