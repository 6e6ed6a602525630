import { existsSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { MarkdownRenderer } from "vitepress";
import { entryPoints, rooms } from "./entry-points.ts";

type Token = ReturnType<MarkdownRenderer["parse"]>[number];

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Where on the site the page of a file of the repository stands; `null` when it has none. The page of a source file is the one
 * on which what it exports is explained.
 */
export const pageOf = (file: string): string | null => {
  if (file === "README.md" || file === "docs/README.md") return "index.md";
  const door = entryPoints.find(({ source }) => source === file);
  if (door !== undefined) return `reference/api/${door.path}.md`;
  const source = /^packages\/([^/]+)\/src\/(([^/]+)\/.+)\.ts$/.exec(file);
  if (source !== null && rooms.some((room) => room === source[3]))
    return `reference/api/${source[1]}/main/${source[2]}.md`;
  const readme = /^packages\/([^/]+)\/README\.md$/.exec(file);
  if (readme !== null) return `reference/api/${readme[1]}/index.md`;
  if (!file.startsWith("docs/") || file.startsWith("docs/test/") || file.startsWith("docs/site/")) return null;
  const page = file.slice("docs/".length).replace(/(^|\/)README\.md$/, "$1index.md");
  return existsSync(`${root}docs/${page}/README.md`) ? `${page}/index.md` : page;
};

/**
 * Pages link to files as they stand in the repository, so that they can be read there. On the site a link to a page leads to
 * that page. One to another file leads to the repository when the site was told where that is; else its text stays.
 */
export const repositoryLinks = (
  markdown: MarkdownRenderer,
  { repository }: { readonly repository: string | undefined },
): void => {
  markdown.core.ruler.after("inline", "repository-links", ({ tokens, env }) => {
    const source = String(env.realPath ?? env.path);
    const page: string = env.relativePath;
    const folder = posix.dirname(posix.relative(root, source));
    const mend = (children: ReadonlyArray<Token>): void => {
      let unlinked = false;
      for (const token of children) {
        if (token.type === "link_close" && unlinked) {
          token.tag = "span";
          unlinked = false;
        }
        const href = token.type === "link_open" ? token.attrGet("href") : null;
        if (href === null || /^([a-z]+:|#|\/)/.test(href)) continue;
        const [path = "", anchor] = decodeURI(href).split("#");
        const file = posix.join(folder, path).replace(/\/$/, "");
        const target = pageOf(file);
        const hash = anchor === undefined ? "" : `#${anchor}`;
        if (target !== null) {
          const relative = posix.relative(posix.dirname(page), target);
          token.attrSet("href", `${relative.startsWith(".") ? relative : `./${relative}`}${hash}`);
        } else if (repository !== undefined) token.attrSet("href", `${repository.replace(/\/$/, "")}/${file}${hash}`);
        else {
          unlinked = true;
          token.tag = "span";
          token.attrs = [["title", `${file}, in the repository`]];
        }
      }
    };
    for (const { children } of tokens) mend(children ?? []);
  });
};
