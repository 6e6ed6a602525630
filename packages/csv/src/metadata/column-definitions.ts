import type { Text } from "@meetlat/core";
import type { Column } from "../columns.ts";

/** What the cells of a column hold. `amount` is a number or `none`, `printed` a number with V or N behind it if need be. */
export type ColumnType =
  | "identifier"
  | "text"
  | "day"
  | "period"
  | "year"
  | "count"
  | "number"
  | "amount"
  | "printed"
  | "value"
  | "notation"
  | "word";

/** What a column is: what people call it, what it holds, and how that is written. */
export interface ColumnDefinition {
  readonly title: Text;
  readonly description: Text;
  readonly type: ColumnType;
}

const define = (type: ColumnType, title: Text, description: Text): ColumnDefinition => ({ type, title, description });

/** Every column of the tables. */
export const columnDefinitions: Readonly<Record<Column, ColumnDefinition>> = {
  document: define(
    "identifier",
    { en: "Document", nl: "Document" },
    { en: "Identifies the document", nl: "Identificeert het document" },
  ),
  kind: define(
    "word",
    { en: "Kind", nl: "Soort" },
    { en: "What kind of document it is", nl: "Wat voor document het is" },
  ),
  title: define("text", { en: "Title", nl: "Titel" }, { en: "What people call it", nl: "Hoe mensen het noemen" }),
  published_on: define(
    "day",
    { en: "Published on", nl: "Gepubliceerd op" },
    {
      en: "The day on which it was published, from which it is known",
      nl: "De dag van publicatie, waarop het bekend is",
    },
  ),
  year: define(
    "period",
    { en: "Year", nl: "Jaar" },
    { en: "The year or period that it is about", nl: "Het jaar of de periode waarover het gaat" },
  ),
  unit_multiplier: define(
    "count",
    { en: "Unit multiplier", nl: "Vermenigvuldiger" },
    { en: "How many euros an amount of 1 stands for", nl: "Voor hoeveel euro een bedrag van 1 staat" },
  ),
  sign_convention: define(
    "word",
    { en: "Sign convention", nl: "Tekenafspraak" },
    { en: "How the document signs its deviations", nl: "Welk teken het document zijn afwijkingen geeft" },
  ),
  dash: define(
    "word",
    { en: "Dash", nl: "Streepje" },
    { en: "What a dash in its tables means", nl: "Wat een streepje in de tabellen betekent" },
  ),
  blank: define(
    "word",
    { en: "Blank", nl: "Leeg" },
    { en: "What an empty cell in its tables means", nl: "Wat een lege cel in de tabellen betekent" },
  ),
  set: define(
    "identifier",
    { en: "Set of areas", nl: "Indeling" },
    { en: "Identifies the set of areas", nl: "Identificeert de gebiedsindeling" },
  ),
  set_title: define(
    "text",
    { en: "Title of the set", nl: "Titel van de indeling" },
    { en: "What people call the set", nl: "Hoe mensen de indeling noemen" },
  ),
  area: define(
    "identifier",
    { en: "Area", nl: "Gebied" },
    {
      en: "Identifies the area; the whole territory when blank",
      nl: "Identificeert het gebied; leeg is het hele grondgebied",
    },
  ),
  programme: define(
    "identifier",
    { en: "Programme", nl: "Programma" },
    { en: "Identifies the programme", nl: "Identificeert het programma" },
  ),
  parent: define(
    "identifier",
    { en: "Part of", nl: "Onderdeel van" },
    { en: "What it is a part of", nl: "Waar het een deel van is" },
  ),
  from: define(
    "day",
    { en: "From", nl: "Vanaf" },
    { en: "The first day on which it holds", nl: "De eerste dag waarop het geldt" },
  ),
  to: define(
    "day",
    { en: "To", nl: "Tot en met" },
    { en: "The last day on which it holds", nl: "De laatste dag waarop het geldt" },
  ),
  closed_on: define(
    "day",
    { en: "Closed on", nl: "Gesloten op" },
    { en: "The day on which the programme was closed", nl: "De dag waarop het programma is gesloten" },
  ),
  objective: define(
    "identifier",
    { en: "Objective", nl: "Doel" },
    { en: "Identifies the objective", nl: "Identificeert het doel" },
  ),
  text: define(
    "text",
    { en: "Text", nl: "Tekst" },
    { en: "What is said, in words", nl: "Wat er wordt gezegd, in woorden" },
  ),
  indicator: define(
    "identifier",
    { en: "Indicator", nl: "Indicator" },
    { en: "Identifies the indicator", nl: "Identificeert de indicator" },
  ),
  unit: define("text", { en: "Unit", nl: "Eenheid" }, { en: "What the numbers count", nl: "Wat de getallen tellen" }),
  polarity: define(
    "word",
    { en: "Polarity", nl: "Richting" },
    { en: "Which way is better", nl: "Welke kant beter is" },
  ),
  nature: define(
    "word",
    { en: "Nature", nl: "Aard" },
    { en: "How the numbers behave in time", nl: "Hoe de getallen zich in de tijd gedragen" },
  ),
  class: define(
    "word",
    { en: "Class", nl: "Klasse" },
    { en: "What sort of indicator or promise it is", nl: "Wat voor indicator of belofte het is" },
  ),
  monitor: define(
    "text",
    { en: "Monitor", nl: "Monitor" },
    {
      en: "The survey or administration that the numbers come from",
      nl: "Het onderzoek of de administratie waar de getallen uit komen",
    },
  ),
  frequency: define(
    "text",
    { en: "Frequency", nl: "Frequentie" },
    { en: "How often it is measured", nl: "Hoe vaak er wordt gemeten" },
  ),
  definition: define(
    "text",
    { en: "Definition", nl: "Definitie" },
    { en: "What exactly is measured", nl: "Wat er precies wordt gemeten" },
  ),
  numerator: define(
    "identifier",
    { en: "Numerator", nl: "Teller" },
    { en: "The indicator that is divided", nl: "De indicator die wordt gedeeld" },
  ),
  denominator: define(
    "identifier",
    { en: "Denominator", nl: "Noemer" },
    { en: "The indicator that it is divided by", nl: "De indicator waardoor wordt gedeeld" },
  ),
  change: define(
    "word",
    { en: "Change", nl: "Wijziging" },
    {
      en: "Whether numbers before and after it compare, or the indicator ends",
      nl: "Of getallen ervoor en erna vergelijkbaar zijn, of de indicator vervalt",
    },
  ),
  factor: define(
    "number",
    { en: "Factor", nl: "Omrekenfactor" },
    {
      en: "By what an old number is multiplied to give a new one",
      nl: "Waarmee een oud getal wordt vermenigvuldigd tot een nieuw",
    },
  ),
  period: define(
    "period",
    { en: "Period", nl: "Periode" },
    { en: "The period that it is about", nl: "De periode waarover het gaat" },
  ),
  value: define(
    "value",
    { en: "Value", nl: "Waarde" },
    {
      en: "A number, a bound, a range, about a number, or why it is missing",
      nl: "Een getal, een grens, een bereik, ongeveer een getal, of waarom het ontbreekt",
    },
  ),
  flags: define(
    "text",
    { en: "Flags", nl: "Vlaggen" },
    {
      en: "What is special about the number, with spaces between",
      nl: "Wat er bijzonder is aan het getal, met spaties ertussen",
    },
  ),
  coverage: define(
    "period",
    { en: "Coverage", nl: "Dekking" },
    { en: "The part of the period that was covered", nl: "Het deel van de periode dat is waargenomen" },
  ),
  collected_in: define(
    "period",
    { en: "Collected in", nl: "Verzameld in" },
    { en: "When the data were gathered", nl: "Wanneer de gegevens zijn verzameld" },
  ),
  counts_for: define(
    "period",
    { en: "Counts for", nl: "Telt voor" },
    {
      en: "The period of a target that the number is meant for",
      nl: "De periode van een streefwaarde waarvoor het getal telt",
    },
  ),
  why: define(
    "text",
    { en: "Why", nl: "Waarom" },
    { en: "Why the number takes the place of an earlier one", nl: "Waarom het getal in de plaats komt van een eerder" },
  ),
  significant: define(
    "word",
    { en: "Significant", nl: "Significant" },
    { en: "Whether the change is more than chance", nl: "Of de verandering meer is dan toeval" },
  ),
  method: define("text", { en: "Method", nl: "Methode" }, { en: "How that was assessed", nl: "Hoe dat is bepaald" }),
  source: define(
    "text",
    { en: "Source", nl: "Bron" },
    { en: "A document, and after a space the place in it", nl: "Een document, en na een spatie de plaats erin" },
  ),
  known_on: define(
    "day",
    { en: "Known on", nl: "Bekend op" },
    { en: "The day from which it counts as known", nl: "De dag vanaf welke het als bekend geldt" },
  ),
  decided_by: define(
    "text",
    { en: "Decided by", nl: "Besloten door" },
    { en: "The body that decided it", nl: "Het orgaan dat erover heeft besloten" },
  ),
  note: define(
    "text",
    { en: "Note", nl: "Noot" },
    { en: "A note, or why it changed", nl: "Een noot, of waarom het is veranderd" },
  ),
  version: define(
    "count",
    { en: "Version", nl: "Versie" },
    {
      en: "In which order it was recorded, where the day does not tell",
      nl: "In welke volgorde het is vastgelegd, waar de dag dat niet zegt",
    },
  ),
  target: define(
    "identifier",
    { en: "Target", nl: "Streefwaarde" },
    { en: "Identifies the target", nl: "Identificeert de streefwaarde" },
  ),
  rule: define(
    "notation",
    { en: "Rule", nl: "Regel" },
    {
      en: "The promise, in Meetlat's notation; withdrawn when it is taken back",
      nl: "De belofte, in de notatie van Meetlat; withdrawn als zij is ingetrokken",
    },
  ),
  revises: define(
    "word",
    { en: "Revises", nl: "Herziet" },
    {
      en: "Whether the row revises the rule, the baseline or both",
      nl: "Of de rij de regel, de nulmeting of beide herziet",
    },
  ),
  baseline: define(
    "value",
    { en: "Baseline", nl: "Nulmeting" },
    {
      en: "The value that change is counted from; none when it no longer holds",
      nl: "De waarde vanwaar verandering wordt geteld; none als zij niet meer geldt",
    },
  ),
  baseline_period: define(
    "period",
    { en: "Period of the baseline", nl: "Periode van de nulmeting" },
    { en: "The period that the baseline is about", nl: "De periode waarover de nulmeting gaat" },
  ),
  on_definition_change: define(
    "word",
    { en: "On a change of definition", nl: "Bij definitiewijziging" },
    { en: "Whether a changed definition blocks a verdict", nl: "Of een gewijzigde definitie een oordeel blokkeert" },
  ),
  minimum_detectable_change: define(
    "number",
    { en: "Minimum detectable change", nl: "Minimaal aantoonbare verandering" },
    {
      en: "The least change that can be told from chance",
      nl: "De kleinste verandering die van toeval is te onderscheiden",
    },
  ),
  ambiguity: define(
    "text",
    { en: "Ambiguity", nl: "Dubbelzinnigheid" },
    { en: "How the promise can be read in more than one way", nl: "Hoe de belofte op meer dan één manier te lezen is" },
  ),
  line: define(
    "identifier",
    { en: "Line", nl: "Post" },
    { en: "Identifies the line of the budget", nl: "Identificeert de begrotingspost" },
  ),
  side: define(
    "word",
    { en: "Side", nl: "Kant" },
    { en: "The side of the budget, or which balance it is", nl: "De kant van de begroting, of welk saldo het is" },
  ),
  original: define(
    "amount",
    { en: "Original budget", nl: "Oorspronkelijke begroting" },
    { en: "The amount as first adopted", nl: "Het bedrag zoals eerst vastgesteld" },
  ),
  budget: define(
    "amount",
    { en: "Budget", nl: "Begroting" },
    {
      en: "The amount of a budget that does not say which it is",
      nl: "Het bedrag van een begroting die niet zegt welke zij is",
    },
  ),
  amended: define(
    "amount",
    { en: "Amended budget", nl: "Bijgestelde begroting" },
    { en: "The amount that takes the place of the one before", nl: "Het bedrag dat in de plaats komt van het vorige" },
  ),
  amendment: define(
    "amount",
    { en: "Amendment", nl: "Begrotingswijziging" },
    { en: "What is added to the amount before", nl: "Wat bij het vorige bedrag komt" },
  ),
  instrument: define(
    "text",
    { en: "Instrument", nl: "Instrument" },
    { en: "What changed the budget", nl: "Waarmee de begroting is gewijzigd" },
  ),
  actual: define(
    "amount",
    { en: "Actual", nl: "Realisatie" },
    { en: "What was spent or received", nl: "Wat is uitgegeven of ontvangen" },
  ),
  published_deviation: define(
    "printed",
    { en: "Published deviation", nl: "Gepubliceerde afwijking" },
    { en: "The deviation as its document prints it", nl: "De afwijking zoals het document die geeft" },
  ),
  theme: define(
    "identifier",
    { en: "Theme", nl: "Thema" },
    {
      en: "Identifies the theme; total for the totals as printed",
      nl: "Identificeert het thema; total voor de totalen zoals gedrukt",
    },
  ),
  income: define(
    "printed",
    { en: "Income", nl: "Baten" },
    {
      en: "Its deviation of income, as its document prints it",
      nl: "De afwijking op de baten, zoals het document die geeft",
    },
  ),
  expense: define(
    "printed",
    { en: "Expense", nl: "Lasten" },
    {
      en: "Its deviation of expense, as its document prints it",
      nl: "De afwijking op de lasten, zoals het document die geeft",
    },
  ),
  reserves: define(
    "printed",
    { en: "Reserves", nl: "Reserves" },
    {
      en: "Its deviation of reserves, as its document prints it",
      nl: "De afwijking op de reserves, zoals het document die geeft",
    },
  ),
  published_balance: define(
    "printed",
    { en: "Published balance", nl: "Gepubliceerd saldo" },
    { en: "The balance as its document prints it", nl: "Het saldo zoals het document dat geeft" },
  ),
  is_total: define(
    "word",
    { en: "Is a total", nl: "Is een totaal" },
    { en: "Whether the row holds totals as printed", nl: "Of de rij totalen zoals gedrukt bevat" },
  ),
  deliverable: define(
    "identifier",
    { en: "Deliverable", nl: "Resultaat" },
    { en: "Identifies the deliverable", nl: "Identificeert het resultaat" },
  ),
  due: define(
    "period",
    { en: "Due", nl: "Gereed" },
    { en: "The period at the end of which it is due", nl: "De periode aan het einde waarvan het gereed is" },
  ),
  status: define("word", { en: "Status", nl: "Stand" }, { en: "How far it is", nl: "Hoe ver het is" }),
  on: define(
    "day",
    { en: "On", nl: "Op" },
    { en: "The day that the status is about", nl: "De dag waarop de stand slaat" },
  ),
  claim: define(
    "identifier",
    { en: "Claim", nl: "Bewering" },
    { en: "Identifies the claim", nl: "Identificeert de bewering" },
  ),
  formula: define(
    "notation",
    { en: "Formula", nl: "Formule" },
    {
      en: "How the number follows from the register, in Meetlat's notation",
      nl: "Hoe het getal uit het register volgt, in de notatie van Meetlat",
    },
  ),
  published: define(
    "notation",
    { en: "Published", nl: "Gepubliceerd" },
    { en: "What was published of it", nl: "Wat ervan is gepubliceerd" },
  ),
};
