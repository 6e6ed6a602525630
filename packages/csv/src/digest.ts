import type { TableFile } from "./table.ts";

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Two lanes of 32-bit FNV-1a over the names and contents of files, as 16 hexadecimal digits: to tell tables apart, not to protect them. */
export const digestOf = (files: ReadonlyArray<TableFile>): string => {
  let [a, b] = [BASIS, BASIS ^ 0x5bd1e995];
  const mix = (n: number): void => {
    a = Math.imul(a ^ n, PRIME);
    b = Math.imul(b ^ (n + 0x9e), PRIME);
  };
  const mixText = (text: string): void => {
    for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i));
  };
  for (const { name, content } of files) {
    mixText(name);
    mix(0x110000);
    if (typeof content === "string") mixText(content);
    else for (let i = 0; i < content.length; i++) mix(content[i] ?? 0);
    mix(0x110001);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
};
