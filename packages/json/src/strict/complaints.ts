import type { Complaint } from "./json-error.ts";

const c = (en: string, nl: string, mendEn: string, mendNl: string): Complaint => ({
  problem: { en, nl },
  mend: { en: mendEn, nl: mendNl },
});

/** What can be wrong with a text that should be JSON. */
export const complaints = {
  unexpected: (found: string): Complaint =>
    c(
      `JSON cannot go on with ${found} here`,
      `hier kan in JSON geen ${found} staan`,
      "Write JSON as a program writes it: texts and names in double quotes, a comma between two and none after the last",
      "Schrijf JSON zoals een programma het schrijft: teksten en namen tussen dubbele aanhalingstekens, een komma tussen twee en geen na de laatste",
    ),
  ended: c(
    "The text ends before the JSON does",
    "De tekst houdt op voordat de JSON af is",
    "The end is lost: copy the whole text again",
    "Het einde ontbreekt: kopieer de hele tekst opnieuw",
  ),
  more: c(
    "Something follows after the end of the JSON",
    "Na het einde van de JSON staat nog iets",
    "Leave it out, or put every document in a file or on a line of its own",
    "Laat het weg, of zet elk document in een eigen bestand of op een eigen regel",
  ),
  nothing: c("There is no JSON here", "Hier staat geen JSON", "Write a value", "Schrijf een waarde"),
  controlCharacter: c(
    "A text holds a control character, such as a line break or a tab, as it is",
    "Een tekst bevat een stuurteken, zoals een regeleinde of een tab, zoals het is",
    "Write it as \\n, \\t or \\u and four digits",
    "Schrijf het als \\n, \\t of \\u en vier cijfers",
  ),
  escape: c(
    "After the backslash stands something that it has no meaning for",
    "Na de backslash staat iets waarvoor die geen betekenis heeft",
    'Write \\\\ for a backslash itself; else \\", \\/, \\b, \\f, \\n, \\r, \\t or \\u and four digits',
    'Schrijf \\\\ voor een backslash zelf; anders \\", \\/, \\b, \\f, \\n, \\r, \\t of \\u en vier cijfers',
  ),
  byteOrderMark: c(
    "A byte order mark stands in the middle, as where two files were put together",
    "Er staat een byte order mark in het midden, zoals waar twee bestanden zijn samengevoegd",
    "Take it out: it may only stand at the very beginning",
    "Haal het weg: het mag alleen helemaal vooraan staan",
  ),
  nul: c(
    "A text holds the character NUL",
    "Een tekst bevat het teken NUL",
    "Leave it out: it says nothing, and not every program can keep it",
    "Laat het weg: het zegt niets, en niet elk programma kan het bewaren",
  ),
  halfCharacter: c(
    "A text holds half a character (a lone surrogate)",
    "Een tekst bevat een half teken (een losse surrogate)",
    "Write the whole character, or leave it out",
    "Schrijf het hele teken, of laat het weg",
  ),
  twice: (name: string): Complaint =>
    c(
      `“${name}” stands there twice`,
      `“${name}” staat er tweemaal`,
      "Keep the one that is meant: readers do not agree on which counts",
      "Houd alleen de bedoelde over: lezers verschillen in welke telt",
    ),
  forbiddenName: (name: string): Complaint =>
    c(
      `“${name}” cannot be the name of a field, since programs may take it for their own`,
      `“${name}” kan geen naam van een veld zijn, omdat programma's het voor iets van henzelf kunnen houden`,
      "Leave the field out: nothing of Meetlat has that name",
      "Laat het veld weg: niets van Meetlat heeft die naam",
    ),
  tooLarge: (number: string): Complaint =>
    c(
      `${number} is larger than a number in JSON can be kept`,
      `${number} is groter dan een getal in JSON kan worden bewaard`,
      `Write it as a text: "${number}"`,
      `Schrijf het als tekst: "${number}"`,
    ),
  inexact: (number: string, kept: string): Complaint =>
    c(
      `${number} would be kept as ${kept}`,
      `${number} zou worden bewaard als ${kept}`,
      `Write it as a text, so that no digit is lost: "${number}"`,
      `Schrijf het als tekst, zodat geen cijfer verloren gaat: "${number}"`,
    ),
  tooDeep: (depth: number): Complaint =>
    c(
      `Lists and objects stand more than ${depth} deep in each other`,
      `Lijsten en objecten staan meer dan ${depth} diep in elkaar`,
      "Check what wrote this: nothing that Meetlat reads is that deep",
      "Controleer wat dit schreef: niets dat Meetlat leest is zo diep",
    ),
  tooLong: (size: number): Complaint =>
    c(
      `The text is longer than ${size} bytes`,
      `De tekst is langer dan ${size} bytes`,
      "Read it in parts, or allow more if you know that it is right",
      "Lees het in delen, of sta meer toe als u weet dat het klopt",
    ),
  notUtf8: c(
    "A byte stands here that is not UTF-8 text",
    "Hier staat een byte die geen UTF-8-tekst is",
    "Save the file as UTF-8, or copy it again: it may be damaged",
    "Sla het bestand op als UTF-8, of kopieer het opnieuw: het kan beschadigd zijn",
  ),
} as const;
