// The menus. What is listed here stands where it is put; a page that is not listed still comes in the menu of its folder.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { DefaultTheme } from "vitepress";
import { entryPoints, packages, rooms } from "./entry-points.ts";

type Item = DefaultTheme.SidebarItem;

/** A part of a menu: its title, and the names of its pages. */
type Group = readonly [title: string, pages: ReadonlyArray<string>];

const docs = new URL("../", import.meta.url);

/** The title of a page, as its first heading has it. */
export const titleOf = (page: string): string => {
  const heading = /^# (.+)$/m.exec(readFileSync(new URL(page, docs), "utf8"));
  return (heading?.[1] ?? basename(page, ".md")).replaceAll("`", "");
};

const pagesIn = (folder: string): ReadonlyArray<string> =>
  existsSync(new URL(`${folder}/`, docs))
    ? readdirSync(new URL(`${folder}/`, docs))
        .filter((name) => name.endsWith(".md") && name !== "README.md" && name !== "index.md")
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];

const linkTo = (page: string, text = titleOf(page)): Item => ({ text, link: `/${page.replace(/\.md$/, "")}` });

/** The tutorials: the pages of the first are followed one after the other. */
export const tutorials: readonly [Group, ...ReadonlyArray<Group>] = [
  [
    "From a promise to a report",
    [
      "first-target",
      "measurements-with-gaps",
      "why-unknown",
      "correct-and-revise",
      "budget-and-claims",
      "publish-a-report",
    ],
  ],
  ["For developers", ["in-typescript"]],
];

const guides: ReadonlyArray<Group> = [
  ["Record", ["promises", "rules", "tables", "foreign-files"]],
  ["Ask", ["command-line", "why-unknown", "as-of-known-at", "claims"]],
  ["Publish", ["reports", "exporting", "bi", "small-counts"]],
  ["Build on it", ["embedding", "fp-ts", "testing", "json"]],
  ["Run it", ["many-machines", "other-event-stores"]],
];

const explanations: ReadonlyArray<Group> = [
  ["Explanation", ["why-events", "why-unknown", "why-boundaries", "three-clocks", "exact-and-printed"]],
];

/** The groups with the pages that are there, and a last one with the pages of the folder that no group names. */
const grouped = (folder: string, groups: ReadonlyArray<Group>): Array<Item> => {
  const there = pagesIn(folder);
  const named = new Set(groups.flatMap(([, pages]) => pages.map((page) => `${folder}/${page}.md`)));
  const rest = there.filter((page) => !named.has(page));
  return [
    ...groups.map(([text, pages]) => ({
      text,
      items: pages
        .map((page) => `${folder}/${page}.md`)
        .filter((page) => there.includes(page))
        .map((page) => linkTo(page)),
    })),
    ...(rest.length === 0 ? [] : [{ text: "More", items: rest.map((page) => linkTo(page)) }]),
  ].filter(({ items }) => items.length > 0);
};

/** Of a door that is divided: its rooms, with a page per file. */
const roomsOf = (path: string): Array<Item> => {
  const folder = `reference/api/${path}`;
  if (!existsSync(new URL(`${folder}/`, docs))) return [];
  const there = readdirSync(new URL(`${folder}/`, docs));
  return rooms
    .filter((room) => there.includes(room))
    .map((room) => ({
      text: room,
      link: `/${folder}#${room}`,
      collapsed: true,
      items: pagesIn(`${folder}/${room}`).map((page) => linkTo(page, basename(page, ".md"))),
    }));
};

const api = packages.map(({ folder, manifest }) => ({
  text: manifest.name,
  link: `/reference/api/${folder}/`,
  collapsed: true,
  items: entryPoints
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .flatMap(({ name, path }) => [
      { text: name === manifest.name ? "All that it exports" : name, link: `/reference/api/${path}` },
      ...roomsOf(path),
    ]),
}));

const reference: Array<Item> = [
  {
    text: "Reference",
    items: [
      linkTo("reference/command-line.md"),
      linkTo("reference/tables.md"),
      linkTo("reference/words.md"),
      { text: "JSON Schemas", link: "/reference/schemas/" },
    ],
  },
  { text: "Packages", link: "/reference/api/", items: api },
];

const decisions: Array<Item> = [
  {
    text: "Decisions",
    link: "/decisions/",
    items: pagesIn("decisions").map((page) => linkTo(page)),
  },
];

/** The menu beside the pages of each kind. */
export const sidebar: DefaultTheme.SidebarMulti = {
  "/tutorial/": grouped("tutorial", tutorials),
  "/guides/": grouped("guides", guides),
  "/explanation/": grouped("explanation", explanations),
  "/reference/": reference,
  "/decisions/": decisions,
  "/nl/": [
    { text: "Meetlat", items: [{ text: "Over Meetlat", link: "/nl/" }, ...pagesIn("nl").map((page) => linkTo(page))] },
  ],
};

const first = (folder: string, groups: ReadonlyArray<Group>): string => `/${folder}/${groups[0]?.[1][0]}`;

const places = (words: readonly [string, string, string, string, string]): Array<DefaultTheme.NavItemWithLink> => [
  { text: words[0], link: first("tutorial", tutorials), activeMatch: "^/tutorial/" },
  { text: words[1], link: first("guides", guides), activeMatch: "^/guides/" },
  { text: words[2], link: first("explanation", explanations), activeMatch: "^/explanation/" },
  { text: words[3], link: "/reference/api/", activeMatch: "^/reference/" },
  { text: words[4], link: "/decisions/", activeMatch: "^/decisions/" },
];

/** The menu above all pages. */
export const navigation = {
  en: places(["Tutorial", "Guides", "Explanation", "Reference", "Decisions"]),
  nl: [
    { text: "Beginnen", link: "/nl/beginnen", activeMatch: "^/nl/" },
    ...places([
      "Tutorial (Engels)",
      "Gidsen (Engels)",
      "Uitleg (Engels)",
      "Naslag (Engels)",
      "Besluiten (Engels)",
    ]).slice(0, 4),
  ],
};
