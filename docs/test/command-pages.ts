import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tutorials } from "../site/menu.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A block of a page: what stands behind its opening fence, its text, and the line on which that begins. */
export interface Block {
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in order. */
export const blocksOf = (markdown: string): ReadonlyArray<Block> => {
  const lines = markdown.split("\n");
  const blocks: Array<Block> = [];
  for (let i = 0; i < lines.length; i++) {
    const info = /^```(.*)$/.exec(lines[i] ?? "")?.[1];
    if (info === undefined) continue;
    const end = lines.indexOf("```", i + 1);
    if (end < 0) throw new Error(`The block of line ${i + 1} has no end`);
    blocks.push({ info: info.trim(), text: lines.slice(i + 1, end).join("\n"), line: i + 2 });
    i = end;
  }
  return blocks;
};

/** What a command printed, beside what the page says that it prints. */
export interface Printed {
  readonly line: number;
  readonly command: string;
  readonly status: number;
  readonly mayFail: boolean;
  readonly actual: string;
  readonly expected: Block | null;
}

const meetlat = `meetlat() { "${root}node_modules/.bin/node" --conditions=@meetlat/source "${root}packages/cli/src/main.ts" "$@"; }
node() { "${root}node_modules/.bin/node" "$@"; }
set -e -o pipefail
`;

/**
 * Does what a page tells its reader to do, in a folder: writes the files that it shows (```` ```csv city/targets.csv ````) and
 * runs its commands (```` ```sh ````), of which a block ```` ```text ```` that follows shows the output. A command that is
 * meant to be refused stands in ```` ```sh refused ````, and one that belongs elsewhere in ```` ```sh not-run ````.
 */
export const followPage = (markdown: string, folder: string): ReadonlyArray<Printed> => {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ info, text, line }, i): ReadonlyArray<Printed> => {
    const [language, what] = info.split(" ");
    if (language !== "sh") {
      if (what === undefined || !/^[\w./-]+\.\w+$/.test(what)) return [];
      mkdirSync(dirname(join(folder, what)), { recursive: true });
      writeFileSync(join(folder, what), `${text}\n`);
      return [];
    }
    if (what === "not-run") return [];
    const { NODE_OPTIONS: _, ...env } = process.env;
    const run = spawnSync("bash", ["-c", `${meetlat}{ ${text}\n} 2>&1`], {
      cwd: folder,
      encoding: "utf8",
      env: { ...env, NO_COLOR: "1" },
    });
    const next = blocks[i + 1];
    return [
      {
        line,
        command: text,
        status: run.status ?? 1,
        mayFail: what === "refused",
        actual: run.stdout.trimEnd(),
        expected: next?.info.startsWith("text") === true || next?.info === "json" ? next : null,
      },
    ];
  });
};

/** Whether a printed text is the one that a page shows; `…` on the page stands for whatever is there. */
export const isAsShown = (actual: string, shown: string): boolean => {
  const pattern = shown
    .split("…")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[\\s\\S]*?");
  return new RegExp(`^${pattern}$`).test(actual);
};

/** Pages whose commands are run: one after the other, each sequence in a folder of its own that is empty at first. */
export const followed: ReadonlyArray<ReadonlyArray<string>> = [
  tutorials[0][1].map((name) => `tutorial/${name}.md`),
  ["nl/beginnen.md"],
];

export const readPage = (page: string): string => readFileSync(join(root, "docs", page), "utf8");
