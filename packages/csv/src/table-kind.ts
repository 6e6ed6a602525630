/** The kinds of tables, in the order in which they are taken in, each after what it may refer to. */
export const tableKinds = [
  "documents",
  "areas",
  "programmes",
  "objectives",
  "indicators",
  "redefinitions",
  "measurements",
  "significance",
  "targets",
  "budget",
  "themes",
  "deliverables",
  "forecasts",
  "explanations",
  "claims",
] as const;
/** One of {@link tableKinds}. */
export type TableKind = (typeof tableKinds)[number];

/** How the name of a file may begin, by the kind of table that it then is; the first is the one that is written. */
export const stems: Readonly<Record<TableKind, ReadonlyArray<string>>> = {
  documents: ["documents", "documenten"],
  areas: ["areas", "gebieden"],
  programmes: ["programmes", "programmas", "programma's"],
  objectives: ["objectives", "doelen"],
  indicators: ["indicators", "indicatoren"],
  redefinitions: ["redefinitions", "herdefinities"],
  measurements: ["measurements", "metingen"],
  significance: ["significance", "significantie"],
  targets: ["targets", "streefwaarden"],
  budget: ["budget", "begroting"],
  themes: ["themes", "themas", "thema's"],
  deliverables: ["deliverables", "resultaten", "mijlpalen"],
  forecasts: ["forecasts", "prognoses"],
  explanations: ["explanations", "toelichtingen"],
  claims: ["claims", "beweringen"],
};

const kindByStem = new Map<string, TableKind>(
  tableKinds.flatMap((kind) => stems[kind].map((stem) => [stem, kind] as const)),
);

/**
 * The kind that a file's name says: `measurements.csv`, `metingen.csv`, or either with anything behind a hyphen or dot
 * (`measurements-2020.csv`, `measurements.2020.csv`). `null` when it says none.
 */
export const kindOf = (fileName: string): TableKind | null => {
  const base = fileName.slice(Math.max(fileName.lastIndexOf("/"), fileName.lastIndexOf("\\")) + 1).toLowerCase();
  const stem = /^[^.-]*/.exec(base)?.[0] ?? "";
  return kindByStem.get(stem) ?? null;
};
