import type { TableKind } from "./table-kind.ts";

/** The columns of a kind of table; the required ones must have a header, and a cell that is not blank. */
interface Columns {
  readonly required: ReadonlyArray<string>;
  readonly optional: ReadonlyArray<string>;
}

const columns = {
  documents: {
    required: ["document", "kind", "title"],
    optional: ["published_on", "year", "unit_multiplier", "sign_convention", "dash", "blank"],
  },
  areas: { required: ["set", "area", "title"], optional: [] },
  programmes: { required: ["programme", "title"], optional: ["parent", "from", "to"] },
  objectives: { required: ["objective", "programme", "text"], optional: [] },
  indicators: {
    required: ["indicator", "title", "unit", "polarity", "nature"],
    optional: ["class", "programme", "monitor", "frequency", "definition", "numerator", "denominator"],
  },
  measurements: {
    required: ["indicator", "period", "value"],
    optional: ["area", "flags", "coverage", "collected_in", "published_on", "counts_for", "source", "note", "unit"],
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
    ],
  },
  budget: {
    required: ["programme", "year", "line", "side"],
    optional: ["title", "parent", "original", "budget", "amended", "actual", "published_deviation", "source"],
  },
  themes: {
    required: ["programme", "year", "theme", "income", "expense", "reserves"],
    optional: ["title", "published_balance", "text", "source"],
  },
  deliverables: {
    required: ["deliverable", "programme", "title", "due"],
    optional: ["status", "on", "note", "source", "known_on"],
  },
  forecasts: {
    required: ["indicator", "period", "value"],
    optional: ["area", "source", "note", "known_on"],
  },
  claims: { required: ["claim", "text", "formula", "published"], optional: ["source", "note"] },
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
};

const normal = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/gu, "_");

const byName = new Map<TableKind, ReadonlyMap<string, Column>>(
  (Object.keys(columns) as ReadonlyArray<TableKind>).map((kind) => [
    kind,
    new Map(
      knownColumns(kind).flatMap((column) => [column, ...aliases[column]].map((name) => [name, column] as const)),
    ),
  ]),
);

/** The column that a header means in a kind of table, whatever its case; `null` when it means none. */
export const columnNamed = (kind: TableKind, header: string): Column | null =>
  byName.get(kind)?.get(normal(header)) ?? null;

/** Every name that a header may have in a kind of table, with its column. */
export const columnNames = (kind: TableKind): ReadonlyMap<string, Column> => byName.get(kind) ?? new Map();
