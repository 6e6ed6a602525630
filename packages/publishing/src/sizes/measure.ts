import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundle } from "./bundle.ts";

const folder = new URL("../../sizes/", import.meta.url);

/** Where the most that each bundle may weigh is kept, in bytes after gzip. */
export const budgetFile = new URL("../../size-budget.json", import.meta.url);

export const readBudget = (): Readonly<Record<string, number>> => JSON.parse(readFileSync(budgetFile, "utf8"));

/** What a bundle weighs, in bytes. */
export interface Weight {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Of the minified bytes: ours, and Effect's. */
  readonly own: number;
  readonly effect: number;
}

const bundleNames: ReadonlyArray<string> = readdirSync(folder).map((name) => name.replace(/\.js$/, ""));

/** Weighs the bundle of every program in `sizes/`. */
export const measureAll = (packedFolder: string): Promise<ReadonlyArray<Weight>> =>
  Promise.all(
    bundleNames.map(async (name) => {
      const { code, parts } = await bundle(packedFolder, name);
      const bytesOf = (is: (name: string) => boolean): number =>
        parts.filter((part) => is(part.package)).reduce((total, { bytes }) => total + bytes, 0);
      return {
        name,
        minified: code.length,
        gzip: gzipSync(code, { level: 9 }).length,
        brotli: brotliCompressSync(code).length,
        own: bytesOf((name) => name.startsWith("@meetlat/")),
        effect: bytesOf((name) => name === "effect"),
      };
    }),
  );

/** What another library needs for one command, against which ours are held. */
const rivals = ["one-command-in-zod", "one-command-in-valibot"];

/** A table of weights in kB, with the size of each against that of one command in zod and in valibot. */
export const tableOf = (weights: ReadonlyArray<Weight>): string => {
  const kB = (bytes: number) => (bytes / 1000).toFixed(1);
  const against = (weight: Weight) =>
    rivals.map((rival) => {
      const other = weights.find(({ name }) => name === rival);
      return other === undefined ? "" : `${(weight.gzip / other.gzip).toFixed(2)} ×`;
    });
  const headings = ["kB", "minified", "gzip", "brotli", "ours", "Effect's", "zod", "valibot"];
  const rows = [...weights]
    .sort((a, b) => a.gzip - b.gzip)
    .map((weight) => [
      weight.name.replaceAll("-", " "),
      ...[weight.minified, weight.gzip, weight.brotli, weight.own, weight.effect].map(kB),
      ...against(weight),
    ]);
  const widths = headings.map((_, i) => Math.max(...[headings, ...rows].map((row) => row[i]?.length ?? 0)));
  return [headings, ...rows]
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join("  "),
    )
    .join("\n");
};
