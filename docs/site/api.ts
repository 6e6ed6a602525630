// Writes docs/reference/api from docstrings: a page per door of a package, and for a large door a page per source file.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  Application,
  Comment,
  type CommentDisplayPart,
  Converter,
  DeclarationReflection,
  LogLevel,
  type ProjectReflection,
  ReferenceReflection,
  ReflectionGroup,
  ReflectionKind,
  type TypeDocOptions,
} from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";
import { type EntryPoint, entryPoints, packages, rooms } from "./entry-points.ts";
import { rebased } from "./rebased.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const out = `${root}docs/reference/api`;

/** A door with more names than this is divided into a page per source file: what belongs together stands together there. */
const MAX_NAMES_ON_A_PAGE = 150;

const isDocumented = (reflection: DeclarationReflection): boolean =>
  // What is exported again has its docstring where it is from.
  reflection instanceof ReferenceReflection ||
  reflection.hasComment() ||
  (reflection.signatures ?? []).some((signature) => signature.hasComment()) ||
  reflection.type?.visit({
    reflection: ({ declaration }) => (declaration.signatures ?? []).some((signature) => signature.hasComment()),
  }) === true;

const undocumentedIn = (project: ProjectReflection): ReadonlyArray<string> =>
  (project.children ?? []).flatMap((module) =>
    (module.children ?? []).flatMap((child) =>
      isDocumented(child) ? [] : [`${module.name}: ${child.name} (${child.sources?.[0]?.fileName})`],
    ),
  );

const fileOf = (reflection: DeclarationReflection, entry: EntryPoint): string =>
  (reflection.sources?.[0]?.fileName ?? entry.source).replace(/^.*\/src\//, "").replace(/\.ts$/, "");

const linksTo = (names: ReadonlyArray<DeclarationReflection>): Comment =>
  new Comment(
    names.flatMap((target, i): ReadonlyArray<CommentDisplayPart> => {
      const link = { kind: "inline-tag", tag: "@link", text: target.name, target } as const;
      return i === 0 ? [link] : [{ kind: "text", text: ", " }, link];
    }),
  );

/** What an error inherits from the class that makes it an error says nothing of this one: left is what it is, and holds. */
const bare = (project: ProjectReflection, reflection: DeclarationReflection): void => {
  for (const child of [...(reflection.children ?? [])]) {
    delete child.inheritedFrom;
    delete child.overwrites;
    for (const signature of [...(child.signatures ?? []), ...(child.getSignature ? [child.getSignature] : [])]) {
      delete signature.inheritedFrom;
      delete signature.overwrites;
    }
    const isOfErrors = child.kind === ReflectionKind.Accessor && child.name === "message";
    if (isOfErrors || child.kind === ReflectionKind.Constructor) project.removeReflection(child);
  }
};

const divided: Array<{ readonly entry: EntryPoint; readonly files: ReadonlyArray<string> }> = [];

/** Gives each source file of a large door a module of its own, in which the names that it exports stand. */
const divide = (project: ProjectReflection, module: DeclarationReflection, entry: EntryPoint): void => {
  const files = Map.groupBy(module.children ?? [], (child) => fileOf(child, entry));
  const pages = [...files].map(([file, children]) => {
    const page = new DeclarationReflection(file, ReflectionKind.Module, module);
    page.children = children;
    page.comment = linksTo(children);
    for (const child of children) child.parent = page;
    project.registerReflection(page, undefined, undefined);
    return page;
  });
  divided.push({ entry, files: pages.map(({ name }) => name) });
  pages.sort((a, b) => (a.name < b.name ? -1 : 1));
  const homeless = pages.find(({ name }) => !rooms.some((room) => name.startsWith(`${room}/`)));
  if (homeless !== undefined)
    throw new Error(`${entry.name} exports ${homeless.name}, which is in no room of the menu`);
  module.children = pages;
  module.groups = rooms.flatMap((room) => {
    const group = new ReflectionGroup(room, module);
    group.children = pages.filter(({ name }) => name.startsWith(`${room}/`));
    return group.children.length === 0 ? [] : [group];
  });
};

const options: TypeDocOptions & Partial<PluginOptions> = {
  entryPoints: entryPoints.map(({ source }) => `${root}${source}`),
  basePath: root,
  tsconfig: fileURLToPath(new URL("tsconfig.api.json", import.meta.url)),
  plugin: ["typedoc-plugin-markdown"],
  out,
  router: "module",
  readme: "none",
  // The compiler that the project is held to is another one, and runs on its own.
  skipErrorChecking: true,
  excludeExternals: true,
  disableGit: true,
  sourceLinkTemplate: "{path}",
  logLevel: LogLevel.Warn,
  validation: { notExported: false, invalidLink: true, notDocumented: false, rewrittenLink: false },
  sort: ["source-order"],
  groupOrder: ["Functions", "Classes", "Interfaces", "Type Aliases", "Variables", "*"],
  entryFileName: "index",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandParameters: true,
  useCustomAnchors: true,
  useHTMLEncodedBrackets: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  propertyMembersFormat: "table",
  typeDeclarationFormat: "table",
  indexFormat: "table",
  tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
};

const importable = new Map<string, ReadonlySet<string>>();
for (const { source } of entryPoints) importable.set(source, new Set(Object.keys(await import(`${root}${source}`))));

const entryOf = (module: DeclarationReflection): EntryPoint => {
  const entry = entryPoints.find(({ source }) => module.sources?.[0]?.fileName === source);
  if (entry === undefined) throw new Error(`TypeDoc found an entry point that no package has: ${module.name}`);
  return entry;
};

/** After TypeDoc has found what extends what. */
const AFTER_ALL = -1000;

const application = await Application.bootstrapWithPlugins(options as TypeDocOptions);
// `export type *` lets a function be named in a type, and not be called: it is no part of what a reader can import.
application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const module of project.children ?? []) {
    const names = importable.get(entryOf(module).source);
    for (const child of [...(module.children ?? [])]) {
      const isValue = child.kindOf([ReflectionKind.Function, ReflectionKind.Variable, ReflectionKind.Class]);
      if (isValue && names?.has(child.name) !== true) project.removeReflection(child);
    }
  }
});
application.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
  for (const name of undocumentedIn(project)) application.logger.error(`No docstring says what this is. ${name}`);
  for (const module of project.children ?? []) {
    const entry = entryOf(module);
    module.name = entry.path;
    for (const child of module.children ?? []) if (child.kind === ReflectionKind.Class) bare(project, child);
    if ((module.children ?? []).length > MAX_NAMES_ON_A_PAGE) divide(project, module, entry);
  }
});
// A reader has the names, and their files in the package; a line number would be stale by tomorrow.
application.converter.on(
  Converter.EVENT_RESOLVE_END,
  ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.isDeclaration() && reflection.kind === ReflectionKind.Class) delete reflection.typeHierarchy;
      if (reflection.isDeclaration() || reflection.isSignature()) delete reflection.sources;
    }
  },
  AFTER_ALL,
);

const project = await application.convert();
if (project === undefined) process.exit(1);
application.validate(project);
rmSync(out, { recursive: true, force: true });
await application.generateOutputs(project);

const rewrite = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, "utf8")));

for (const { name, path } of entryPoints)
  rewrite(`${out}/${path}.md`, (text) =>
    text.replace(/^# .*$/m, `# ${name}`).replaceAll("| Module | Description |", "| File | What it exports |"),
  );
for (const { entry, files } of divided)
  for (const file of files)
    rewrite(`${out}/${entry.path}/${file}.md`, (text) =>
      text.replace(/^# .*$/m, `# ${file.replace("/", " / ")}\n\nFrom \`${entry.name}\`:`),
    );

/** Examples get anchors of their own, so that none is that of something that is called Example. */
const anchored = (text: string): string => {
  let examples = 0;
  return text.replace(/^#{3,6} Example$/gm, (heading) => `${heading} {#an-example-${++examples}}`);
};

/** Tables say themselves what they list, headings of names have a rule above them already, and the menu holds names only. */
const plainer = (text: string): string =>
  `---\noutline: ${/^#+ (Interfaces|Classes|Functions|Variables|Type Aliases)/m.test(text) ? 3 : 2}\n---\n\n${text
    .replace(/^\*\*\*\n\n/gm, "")
    .replace(/^#{2,6} (?:Properties|Parameters)\n\n/gm, "")
    .replace(/^#{2,6} Returns\n\n/gm, "Returns ")}`;

for (const file of readdirSync(out, { recursive: true, encoding: "utf8" }))
  if (file.endsWith(".md")) rewrite(`${out}/${file}`, (text) => plainer(anchored(text)));

// Each package begins with its own README.
for (const { folder } of packages) {
  mkdirSync(`${out}/${folder}`, { recursive: true });
  const readme = readFileSync(`${root}packages/${folder}/README.md`, "utf8");
  writeFileSync(`${out}/${folder}/index.md`, rebased(readme, `packages/${folder}`, `docs/reference/api/${folder}`));
}
const list = packages.map(({ folder, manifest }) => {
  const doors = entryPoints.filter(({ path }) => path.startsWith(`${folder}/`));
  return `| [${manifest.name}](${folder}/index.md) | ${manifest.description} | ${doors.map(({ name, path }) => `[\`${name}\`](${path}.md)`).join("<br>")} |`;
});
writeFileSync(
  `${out}/index.md`,
  `# Packages

Made from the docstrings of what each package exports.

| package | what it is for | imports |
| --- | --- | --- |
${list.join("\n")}
`,
);

if (application.logger.hasErrors() || application.logger.hasWarnings()) process.exit(1);
