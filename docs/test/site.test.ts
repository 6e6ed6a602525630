import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { navigation, sidebar } from "../site/menu.ts";
import { pageOf } from "../site/repository-links.ts";
import { blocksOf } from "./command-pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const docs = join(root, "docs");

interface Item {
  readonly link?: string;
  readonly items?: ReadonlyArray<Item>;
}

const linksIn = (items: ReadonlyArray<Item>): ReadonlyArray<string> =>
  items.flatMap(({ link, items: inner = [] }) => [...(link === undefined ? [] : [link]), ...linksIn(inner)]);

const menus = Object.values(sidebar).flatMap((items) => linksIn(items as ReadonlyArray<Item>));

const pagesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(join(docs, folder))
    .filter((name) => name.endsWith(".md") && name !== "README.md" && name !== "index.md")
    .map((name) => `/${folder}/${name.replace(/\.md$/, "")}`);

describe("the menus of the site", () => {
  it.each(["tutorial", "guides", "explanation", "decisions", "nl", "reference"])("hold every page of %s", (folder) => {
    expect(pagesIn(folder).filter((page) => !menus.includes(page))).toEqual([]);
  });

  it("hold no page twice, and none that is not there", () => {
    expect(menus.filter((link, i) => menus.indexOf(link) !== i)).toEqual([]);
    const kept = [...menus, ...linksIn([...navigation.en, ...navigation.nl] as ReadonlyArray<Item>)].filter(
      (link) => !link.startsWith("/reference/api/") && !link.endsWith("/"),
    );
    const there = ["tutorial", "guides", "explanation", "decisions", "nl", "reference"].flatMap(pagesIn);
    expect(kept.filter((link) => !there.includes(link))).toEqual([]);
  });
});

describe("a link to a file of the repository", () => {
  it.each([
    ["README.md", "index.md"],
    ["docs/guides/rules.md", "guides/rules.md"],
    ["docs/decisions/README.md", "decisions/index.md"],
    ["packages/csv/README.md", "reference/api/csv/index.md"],
    ["docs/reference/schemas", "reference/schemas/index.md"],
    ["packages/core/src/index.ts", "reference/api/core/main.md"],
    ["packages/core/src/rules/rule.ts", "reference/api/core/main/rules/rule.md"],
    ["packages/sql/src/pg.ts", "reference/api/sql/pg.md"],
    ["packages/sql/roles.sql", null],
    ["docs/test/site.test.ts", null],
  ])("%s leads to %s", (file, page) => {
    expect(pageOf(file)).toBe(page);
  });
});

describe("pages that are made from the code", () => {
  it("are as the code has them now (npm run docs:reference makes them anew)", { timeout: 60_000 }, () => {
    const node = join(root, "node_modules/.bin/node");
    const script = join(docs, "site/write-reference.ts");
    const run = spawnSync(node, ["--conditions=@meetlat/source", script, "--check"], { encoding: "utf8" });
    expect(run.stderr).toBe("");
  });
});

describe("commands on pages", () => {
  const known = new Map<string, ReadonlySet<string>>();
  const sections = readFileSync(join(docs, "reference/command-line.md"), "utf8").split(/^## /m);
  const flagsIn = (text: string) => [...text.matchAll(/`(--?[\w-]+)/g)].map(([, flag = ""]) => flag);
  const everywhere = flagsIn(sections.find((section) => section.startsWith("Flags of every command")) ?? "");
  for (const section of sections) {
    const name = /^meetlat (\S+)/.exec(section)?.[1];
    if (name !== undefined) known.set(name, new Set([...everywhere, ...flagsIn(section)]));
  }
  const pages = [
    "README.md",
    "examples/rotterdam/README.md",
    ...readdirSync(join(root, "packages")).map((folder) => `packages/${folder}/README.md`),
    ...["guides", "tutorial", "explanation", "nl"].flatMap((folder) =>
      readdirSync(join(docs, folder)).map((name) => `docs/${folder}/${name}`),
    ),
  ].filter((file) => file.endsWith(".md") && existsSync(join(root, file)));

  it("name commands and flags that there are", () => {
    const wrong: Array<string> = [];
    let seen = 0;
    for (const page of pages) {
      for (const { info, text } of blocksOf(readFileSync(join(root, page), "utf8"))) {
        if (!/^sh\b/.test(info)) continue;
        const commands = text.replaceAll("\\\n", " ").matchAll(/\bmeetlat (?:-- )?([a-z]+)\b([^\n|;>]*)/g);
        for (const [, name = "", rest = ""] of commands) {
          seen += 1;
          const flags = known.get(name);
          if (flags === undefined) wrong.push(`${page}: meetlat ${name}`);
          for (const [, flag = ""] of rest.matchAll(/ (--[\w-]+)/g))
            if (flags?.has(flag) === false) wrong.push(`${page}: meetlat ${name} ${flag}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(40);
  });
});
