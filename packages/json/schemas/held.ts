import type { SchemaDocument } from "../src/index.ts";
import { incompatibility } from "./compatibility.ts";
import { type Files, fileOf, pathOf, readFile } from "./files.ts";
import { indexPage } from "./index-page.ts";

/** What the schemas that are made now come to, beside those that stand in files. */
export interface Held {
  /** What should stand in the folder: schemas of earlier versions as they are, and those of now. */
  readonly files: Files;
  /** Changes that are refused, each with why and what to do. */
  readonly refusals: ReadonlyArray<string>;
}

const byPath = (a: SchemaDocument, b: SchemaDocument): number => (pathOf(a) < pathOf(b) ? -1 : 1);

/** Holds the schemas that are made now against those that stand in files. */
export const hold = (made: ReadonlyArray<SchemaDocument>, standing: Files): Held => {
  const refusals: Array<string> = [];
  const paths = new Set(made.map(pathOf));
  const newest = new Map<string, number>();
  for (const { kind, name, version } of made) {
    newest.set(`${kind}/${name}`, Math.max(version, newest.get(`${kind}/${name}`) ?? 0));
  }
  const earlier: Array<SchemaDocument> = [];
  for (const [path, text] of standing) {
    const document = readFile(path, text);
    if (document === null) {
      if (path !== "README.md") refusals.push(`${path} is not a schema: take it away, or mend it.`);
    } else if (!paths.has(path)) {
      earlier.push(document);
      const now = newest.get(`${document.kind}/${document.name}`);
      if (now === undefined) {
        refusals.push(
          `${path}: there is no ${document.name} any more, and others rely on it. Keep it, or give it a later version.`,
        );
      } else if (now < document.version) {
        refusals.push(`${path} is of a later version than ${now}, which is the one that is made now.`);
      }
    }
  }
  for (const document of made) {
    const before = standing.get(pathOf(document));
    const read = before === undefined ? null : readFile(pathOf(document), before);
    const refusal = read === null ? null : incompatibility(document, read.schema);
    if (refusal !== null) refusals.push(refusal);
  }
  const all = [...made, ...earlier].sort(byPath);
  return {
    refusals,
    files: new Map([
      ...all.map((document): [string, string] => [
        pathOf(document),
        paths.has(pathOf(document)) ? fileOf(document.schema) : (standing.get(pathOf(document)) ?? ""),
      ]),
      ["README.md", indexPage(all)],
    ]),
  };
};

/** What became of the schemas of an earlier time: those that are gone, and those that changed in a way that is not compatible. */
export const lostSince = (before: Files, now: Files): ReadonlyArray<string> =>
  [...before].flatMap(([path, text]) => {
    const earlier = readFile(path, text);
    if (earlier === null) return [];
    const current = readFile(path, now.get(path) ?? "");
    if (current === null) return [`${path} is gone, and others rely on it: put it back.`];
    return incompatibility(current, earlier.schema) ?? [];
  });
