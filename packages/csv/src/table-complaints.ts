import { type Complaint, complaint } from "./cell-error.ts";
import { unlessRaised } from "./limits.ts";

/** A file without a header. */
export const nothing = complaint(
  { en: "The file is empty", nl: "Het bestand is leeg" },
  {
    en: "Give at least a row with headers, or leave the file out",
    nl: "Geef ten minste een rij met koppen, of laat het bestand weg",
  },
);

/** A row that has not as many cells as there are headers. */
export const ragged = (cells: number, headers: number): Complaint =>
  complaint(
    {
      en: `This row has ${cells} cells, and the header ${headers}`,
      nl: `Deze rij heeft ${cells} cellen, en de kop ${headers}`,
    },
    cells < headers
      ? { en: "Add the cells that are missing, if need be blank", nl: "Vul de ontbrekende cellen aan, desnoods leeg" }
      : {
          en: "Take the surplus cells out, or put a cell that contains the delimiter between quotes",
          nl: "Haal de overtollige cellen weg, of zet een cel waar het scheidingsteken in staat tussen aanhalingstekens",
        },
  );

/** A file that goes on after as much as is read of it. */
export const fileTooLarge = (most: number): Complaint =>
  unlessRaised(
    { en: `The file is larger than ${most} bytes`, nl: `Het bestand is groter dan ${most} bytes` },
    { en: "Divide it over several files", nl: "Verdeel het over meer bestanden" },
    "fileSize",
  );

/** A file of which the first row does not end in time. */
export const headerTooLong = (most: number): Complaint =>
  unlessRaised(
    {
      en: `No row of headers ends within the first ${most} characters`,
      nl: `Binnen de eerste ${most} tekens eindigt geen rij met koppen`,
    },
    {
      en: "Check that the file is a table, and that every quote in its first row is closed",
      nl: "Kijk na of het bestand een tabel is, en of elk aanhalingsteken in de eerste rij gesloten is",
    },
    "headerLength",
  );

/** A header with more cells than a table may have. */
export const tooManyColumns = (columns: number, most: number): Complaint =>
  unlessRaised(
    {
      en: `The table has ${columns} columns, more than ${most}`,
      nl: `De tabel heeft ${columns} kolommen, meer dan ${most}`,
    },
    { en: "Divide it over several tables", nl: "Verdeel haar over meer tabellen" },
    "columns",
  );

/** A cell with more text than is kept. */
export const cellTooLong = (length: number, most: number): Complaint =>
  unlessRaised(
    { en: `has ${length} characters, more than ${most}`, nl: `heeft ${length} tekens, meer dan ${most}` },
    {
      en: "Shorten the text, or close the quote before it",
      nl: "Kort de tekst in, of sluit het aanhalingsteken ervoor",
    },
    "cellLength",
  );

/** The first row that is not taken in any more. */
export const tooManyRows = (what: "rows" | "measurements", most: number): Complaint =>
  unlessRaised(
    what === "rows"
      ? {
          en: `Here the tables have more than ${most} rows, besides measurements`,
          nl: `Hier hebben de tabellen meer dan ${most} rijen, de metingen niet meegeteld`,
        }
      : {
          en: `Here the tables have more than ${most} measurements`,
          nl: `Hier hebben de tabellen meer dan ${most} metingen`,
        },
    { en: "Divide them over several imports", nl: "Verdeel ze over meer keren importeren" },
    what,
  );
