import type { TableKind } from "./table-kind.ts";

/** The columns of a kind of table; the required ones must have a header, and a cell that is not blank. */
interface Columns {
  readonly required: ReadonlyArray<string>;
  readonly optional: ReadonlyArray<string>;
}

/** What every fact may say of itself: where it was read, from when it was known, who decided it, and which comes first. */
const provenance = ["source", "known_on", "decided_by", "version"] as const;

const columns = {
  documents: {
    required: ["document", "kind", "title"],
    optional: [
      "published_on",
      "year",
      "unit_multiplier",
      "sign_convention",
      "dash",
      "blank",
      "known_on",
      "decided_by",
      "version",
    ],
  },
  areas: { required: ["set", "area", "title"], optional: ["set_title", ...provenance, "note"] },
  programmes: { required: ["programme", "title"], optional: ["parent", "from", "to", "closed_on", ...provenance] },
  objectives: { required: ["objective", "programme", "text"], optional: ["status", ...provenance, "note"] },
  indicators: {
    required: ["indicator", "title", "unit", "polarity", "nature"],
    optional: ["class", "programme", "monitor", "frequency", "definition", "numerator", "denominator", ...provenance],
  },
  redefinitions: {
    required: ["indicator", "from", "change", "note"],
    optional: ["title", "definition", "unit", "factor", ...provenance],
  },
  measurements: {
    required: ["indicator", "period", "value"],
    optional: [
      "area",
      "flags",
      "coverage",
      "collected_in",
      "published_on",
      "counts_for",
      "source",
      "note",
      "unit",
      "why",
      "decided_by",
      "version",
    ],
  },
  significance: {
    required: ["indicator", "period", "significant"],
    optional: ["area", "method", ...provenance],
  },
  targets: {
    required: ["target", "indicator", "rule"],
    optional: [
      "area",
      "title",
      "programme",
      "class",
      "baseline",
      "baseline_period",
      "on_definition_change",
      "minimum_detectable_change",
      "ambiguity",
      "decided_by",
      "known_on",
      "source",
      "note",
      "revises",
      "version",
    ],
  },
  budget: {
    required: ["programme", "year", "line", "side"],
    optional: [
      "title",
      "parent",
      "original",
      "budget",
      "amended",
      "actual",
      "published_deviation",
      "source",
      "amendment",
      "instrument",
      "unit",
      "known_on",
      "decided_by",
      "note",
      "version",
    ],
  },
  themes: {
    required: ["programme", "year", "theme", "income", "expense", "reserves"],
    optional: ["title", "published_balance", "text", "source", "is_total", "known_on", "decided_by", "version"],
  },
  deliverables: {
    required: ["deliverable", "programme", "title", "due"],
    optional: ["status", "on", "note", "source", "known_on", "decided_by", "version"],
  },
  forecasts: {
    required: ["indicator", "period", "value"],
    optional: ["area", "source", "note", "known_on", "decided_by", "version"],
  },
  explanations: { required: ["target", "text"], optional: ["period", ...provenance] },
  claims: { required: ["claim", "text", "formula", "published"], optional: ["note", ...provenance] },
} as const satisfies Record<TableKind, Columns>;

/** The name of a column, as Meetlat writes it. */
export type Column = (typeof columns)[TableKind]["required" | "optional"][number];

/** The columns that must be there. */
export const requiredColumns = (kind: TableKind): ReadonlyArray<Column> => columns[kind].required;

/** All columns that may be there. */
export const knownColumns = (kind: TableKind): ReadonlyArray<Column> => [
  ...columns[kind].required,
  ...columns[kind].optional,
];

/** Other names that are read, Dutch ones above all. Within one kind of table none of them means two columns. */
const aliases: Readonly<Record<Column, ReadonlyArray<string>>> = {
  document: [],
  kind: ["soort"],
  title: ["titel", "naam", "omschrijving"],
  published_on: ["gepubliceerd_op", "publicatiedatum", "known_on", "bekend_op"],
  year: ["jaar", "period", "periode"],
  unit_multiplier: ["eenheid_factor", "vermenigvuldiger"],
  sign_convention: ["tekenafspraak", "tekenconventie"],
  dash: ["streepje"],
  blank: ["leeg"],
  set: ["indeling", "gebiedsindeling"],
  area: ["gebied", "wijk"],
  programme: ["programma"],
  parent: ["onderdeel_van", "bovenliggend"],
  from: ["van", "vanaf"],
  to: ["tot", "tot_en_met", "t/m"],
  objective: ["doel"],
  text: ["tekst", "toelichting"],
  indicator: [],
  unit: ["eenheid"],
  polarity: ["richting", "polariteit"],
  nature: ["aard"],
  class: ["klasse"],
  monitor: [],
  frequency: ["frequentie"],
  definition: ["definitie"],
  numerator: ["teller"],
  denominator: ["noemer"],
  period: ["periode"],
  value: ["waarde"],
  flags: ["vlaggen", "kenmerken"],
  coverage: ["dekking"],
  collected_in: ["verzameld_in"],
  counts_for: ["telt_voor"],
  source: ["bron"],
  note: ["noot", "opmerking"],
  target: ["streefwaarde"],
  rule: ["regel"],
  baseline: ["nulmeting"],
  baseline_period: ["nulmeting_periode", "periode_nulmeting"],
  on_definition_change: ["bij_definitiewijziging"],
  minimum_detectable_change: ["minimaal_aantoonbare_verandering"],
  ambiguity: ["dubbelzinnigheid"],
  decided_by: ["besloten_door", "vastgesteld_door"],
  known_on: ["bekend_op", "published_on", "gepubliceerd_op"],
  line: ["post", "regel"],
  side: ["kant", "zijde"],
  original: ["oorspronkelijk"],
  budget: ["begroting", "begroot"],
  amended: ["bijgesteld"],
  actual: ["realisatie"],
  published_deviation: ["gepubliceerde_afwijking", "afwijking"],
  theme: ["thema"],
  income: ["baten"],
  expense: ["lasten"],
  reserves: [],
  published_balance: ["gepubliceerd_saldo", "saldo"],
  deliverable: ["resultaat", "mijlpaal"],
  due: ["gereed", "uiterlijk", "termijn"],
  status: ["stand"],
  on: ["op", "datum"],
  claim: ["bewering"],
  formula: ["formule"],
  published: ["gepubliceerd"],
  set_title: ["indeling_titel", "titel_indeling"],
  closed_on: ["gesloten_op"],
  change: ["wijziging", "verandering"],
  factor: ["omrekenfactor"],
  significant: [],
  method: ["methode"],
  revises: ["herziet"],
  amendment: ["begrotingswijziging", "mutatie"],
  instrument: [],
  is_total: ["is_totaal"],
  why: ["reden", "waarom"],
  version: ["versie"],
};

const normal = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/gu, "_");

/** A column's own name always means that column; another name means the first column that has it. */
const namesIn = (kind: TableKind): ReadonlyMap<string, Column> => {
  const names = new Map<string, Column>(knownColumns(kind).map((column) => [column, column]));
  for (const column of knownColumns(kind)) {
    for (const name of aliases[column]) if (!names.has(name)) names.set(name, column);
  }
  return names;
};

const byName = new Map<TableKind, ReadonlyMap<string, Column>>(
  (Object.keys(columns) as ReadonlyArray<TableKind>).map((kind) => [kind, namesIn(kind)]),
);

/** The column that a header means in a kind of table, whatever its case; `null` when it means none. */
export const columnNamed = (kind: TableKind, header: string): Column | null =>
  byName.get(kind)?.get(normal(header)) ?? null;

/** Every name that a header may have in a kind of table, with its column. */
export const columnNames = (kind: TableKind): ReadonlyMap<string, Column> => byName.get(kind) ?? new Map();
