import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Every example that a reader can copy, from a page or a docstring, is compiled and run as it stands.

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = fileURLToPath(new URL("./generated-examples", import.meta.url));
const execute = promisify(execFile);

interface Example {
  readonly from: string;
  readonly line: number;
  readonly code: string;
}

const walk = (path: string): ReadonlyArray<string> =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (
      // Made from the docstrings, of which the examples are run where they stand.
      join(path, entry.name) === join("docs", "reference", "api") ||
      entry.name === "generated-examples" ||
      entry.name === "node_modules" ||
      entry.name === "dist" ||
      entry.name.startsWith(".")
    )
      return [];
    const inside = join(path, entry.name);
    return entry.isDirectory() ? walk(inside) : [inside];
  });

const examplesIn = (file: string): ReadonlyArray<Example> => {
  const found: Array<Example> = [];
  let open: { line: number; lines: Array<string> } | null = null;
  readFileSync(join(root, file), "utf8")
    .split("\n")
    .forEach((text, i) => {
      // In a docstring every line begins with a star.
      const line = file.endsWith(".ts") ? text.replace(/^\s*\* ?/, "") : text;
      if (open === null && /^```ts\b/.test(line)) {
        // A block that goes on is one program with those before it.
        const before = line === "```ts continued" ? found.pop() : undefined;
        open = { line: before?.line ?? i + 2, lines: before === undefined ? [] : [before.code] };
      } else if (open !== null && /^```/.test(line)) {
        found.push({ from: file, line: open.line, code: open.lines.join("\n") });
        open = null;
      } else open?.lines.push(line);
    });
  return found;
};

const files = [
  "README.md",
  "CONTRIBUTING.md",
  ...walk("docs").filter((file) => file.endsWith(".md")),
  ...walk("packages").filter((file) => /\/README\.md$|\/src\/.*\.ts$/.test(file)),
];
const examples = files.flatMap(examplesIn);
const nameOf = (n: number): string => `example-${String(n).padStart(3, "0")}.ts`;

describe("the examples in pages and docstrings", () => {
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    examples.forEach(({ code }, i) => {
      writeFileSync(join(folder, nameOf(i)), `${code}\nexport {};\n`);
    });
    const tsconfig = {
      extends: "../../../tsconfig.json",
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
      include: ["."],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    writeFileSync(
      join(folder, "run.mjs"),
      `console.assert = (ok, ...said) => { if (!ok) throw new Error("An assertion of the example does not hold " + said.join(" ")); };
console.log = () => {};
const failures = [];
for (let i = 0; i < ${examples.length}; i++) {
  const file = "example-" + String(i).padStart(3, "0") + ".ts";
  try { await import("./" + file); } catch (error) { failures.push({ i, error: String(error) }); }
}
process.stdout.write(JSON.stringify(failures));
process.exit(0);
`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const where = (i: number): string => `${examples[i]?.from}:${examples[i]?.line}`;

  it("are there", () => {
    expect(examples.length).toBeGreaterThan(20);
    expect(examples.some(({ from }) => from === "README.md")).toBe(true);
  });

  it("compile", { timeout: 60_000 }, async () => {
    const tsc = join(root, "node_modules", ".bin", "tsc");
    const { stdout } = await execute(tsc, ["-p", folder, "--pretty", "false"], { cwd: root }).catch(
      (error: { stdout: string }) => error,
    );
    const mistakes = stdout.replace(/\S*example-(\d+)\.ts/g, (_, n) => where(Number(n)));
    expect(mistakes).toBe("");
  });

  it("run, and what they assert holds", { timeout: 60_000 }, async () => {
    const { stdout } = await execute(process.execPath, ["--conditions=@meetlat/source", join(folder, "run.mjs")], {
      cwd: root,
    });
    const failures: ReadonlyArray<{ i: number; error: string }> = JSON.parse(stdout);
    expect(failures.map(({ i, error }) => `${where(i)}: ${error}`)).toEqual([]);
  });
});

describe("the pages", () => {
  const pages = files.filter((file) => file.endsWith(".md"));

  it("link only to files that exist", () => {
    const broken = pages.flatMap((page) =>
      [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].flatMap(
        ([, target]) => {
          const path = join(page, "..", target ?? "");
          try {
            readdirSync(join(root, path, ".."));
            readFileSync(join(root, path));
            return [];
          } catch (error) {
            return (error as NodeJS.ErrnoException).code === "EISDIR"
              ? []
              : [`${page} → ${relative("", target ?? "")}`];
          }
        },
      ),
    );
    expect(broken).toEqual([]);
  });
});
