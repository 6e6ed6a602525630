// Looks whether every link of the built site leads to a file that is there, and to a heading that is there. `--external` also
// asks the servers of other sites: `npm run docs:links`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { argv, env, stderr } from "node:process";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../.vitepress/dist/", import.meta.url));
const base = env.MEETLAT_DOCS_BASE ?? "/";

interface Page {
  readonly ids: ReadonlySet<string>;
  readonly links: ReadonlyArray<string>;
}

const decoded = (text: string): string =>
  text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">");

const attributes = (html: string, name: RegExp): ReadonlyArray<string> =>
  [...html.matchAll(name)].map(([, value = ""]) => decoded(value));

const pages = new Map<string, Page>(
  readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => {
      const html = readFileSync(`${dist}${file}`, "utf8");
      const ids = new Set(attributes(html, /\sid="([^"]*)"/g));
      return [file.replaceAll("\\", "/"), { ids, links: attributes(html, /\s(?:href|src)="([^"]*)"/g) }];
    }),
);

const broken: Array<string> = [];
const elsewhere = new Map<string, string>();
for (const [from, { links }] of pages) {
  for (const link of new Set(links)) {
    if (/^(mailto|data):/.test(link)) continue;
    if (/^https?:/.test(link)) {
      elsewhere.set(link.replace(/#.*$/, ""), from);
      continue;
    }
    const [path = "", hash] = link.split("#");
    const to =
      path === ""
        ? from
        : path.startsWith("/")
          ? posix.relative(base, decodeURI(path)) + (path.endsWith("/") ? "/" : "")
          : posix.join(posix.dirname(from), decodeURI(path));
    const file = to === "" || to.endsWith("/") ? `${to.replace(/^\//, "")}index.html` : to;
    const target = pages.get(file) ?? pages.get(`${file}.html`);
    if (target === undefined && !existsSync(`${dist}${file}`)) broken.push(`${from} → ${link}: no such file`);
    // An id may be written with a letter that an address must escape.
    else if (hash !== undefined && hash !== "" && target?.ids.has(decodeURIComponent(hash)) === false)
      broken.push(`${from} → ${link}: no such heading`);
  }
}

if (argv.includes("--external")) {
  for (const [link, from] of elsewhere) {
    const answer = await fetch(link, { signal: AbortSignal.timeout(30_000) }).catch((error: Error) => error);
    if (answer instanceof Error) broken.push(`${from} → ${link}: ${answer.message}`);
    else if (answer.status === 404 || answer.status === 410) broken.push(`${from} → ${link}: ${answer.status}`);
  }
}

for (const line of broken) stderr.write(`${line}\n`);
if (broken.length > 0) process.exitCode = 1;
else stderr.write(`${pages.size} pages, and every link on them leads somewhere.\n`);
