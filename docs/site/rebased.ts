import { posix } from "node:path";

/** The relative links of a Markdown text that stood in one folder, for when it stands in another. */
export const rebased = (markdown: string, from: string, to: string): string =>
  markdown.replace(/\]\((?![a-z]+:|#)([^)\s]+)\)/g, (_, target: string) => {
    const relative = posix.relative(to, posix.join(from, target));
    return `](${relative.startsWith(".") ? relative : `./${relative}`})`;
  });
