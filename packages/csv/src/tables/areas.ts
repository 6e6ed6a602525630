import {
  type AreaData,
  type AreaId,
  type AreaSetId,
  type Day,
  type DefineAreaSet,
  parseIdentifier,
} from "@meetlat/core";
import * as Equal from "effect/Equal";
import { complaint } from "../cell-error.ts";
import { groups } from "../groups.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { duplicateOf, inOrder } from "../repeats.ts";
import { anyText, optional, type Row, refuse, required, versionOf } from "../row.ts";
import type { Place } from "../table.ts";

type SetFacts = Omit<DefineAreaSet, "_tag" | "areas">;

/** The rows that give a set as it was from one day on. */
interface Read {
  readonly row: Row;
  readonly facts: SetFacts;
  readonly note: string | undefined;
  readonly knownOn: Day | undefined;
  readonly version: number;
  readonly areas: Array<AreaData>;
  readonly places: [Place, ...Array<Place>];
}

const otherFacts = (first: Place) =>
  complaint(
    {
      en: `says other things of this set than ${first.table.file}:${first.line} does`,
      nl: `zegt andere dingen van deze indeling dan ${first.table.file}:${first.line}`,
    },
    {
      en: "Give all areas of a set the same set_title, source, decided_by and note; for a change, a later known_on",
      nl: "Geef alle gebieden van een indeling dezelfde set_title, source, decided_by en note; bij een wijziging een latere known_on",
    },
  );

const noReason = complaint(
  { en: "This set is revised, and nothing says why", nl: "Deze indeling wordt herzien, en nergens staat waarom" },
  { en: "Say why in note", nl: "Zeg waarom, in note" },
);

const surplusNote = complaint(
  { en: "is a note with a set that is not revised", nl: "is een noot bij een indeling die niet wordt herzien" },
  {
    en: "Leave it out, or give the set as it was before too",
    nl: "Laat haar weg, of geef ook de indeling van daarvoor",
  },
);

const commandsOf = (reads: ReadonlyArray<Read>, { broken }: Reading): ReadonlyArray<Located> => {
  const { ordered, duplicates } = inOrder(reads);
  if (broken.has("documents")) return [];
  for (const { row, first } of duplicates) refuse(row.row, "set", duplicateOf(first.places[0], "known_on"));
  return ordered.map(({ row, facts, note, areas, places, version }, i): Located => {
    if (i === 0 && note !== undefined) refuse(row, "note", surplusNote);
    if (i > 0 && note === undefined) refuse(row, "note", noReason);
    return {
      command:
        i === 0
          ? { _tag: "DefineAreaSet", ...facts, areas }
          : { _tag: "ReviseAreaSet", ...facts, areas, why: note ?? "" },
      origin: { place: places[0], lists: { areas: places } },
      version,
    };
  });
};

/** areas.csv: the areas of each set; a set is one command. The same set again, known later, is a revision. */
export const areaReader = (reading: Reading): TableReader => {
  const sets = groups<Read>();
  const byVersion = new Map<string, Read>();
  return {
    row: (row) => {
      const set = required(row, "set", parseIdentifier<AreaSetId>);
      const area = required(row, "area", parseIdentifier<AreaId>);
      const title = optional(row, "title", anyText);
      const setTitle = optional(row, "set_title", anyText);
      const note = optional(row, "note", anyText);
      const known = provenance(row, reading);
      const version = versionOf(row);
      if (row.failed || set === undefined || area === undefined) return;
      const data = { area, title: title ?? area };
      const facts: SetFacts = { set, ...present({ title: setTitle }), ...known };
      const key = `${set} ${version} ${known.knownOn ?? ""}`;
      const before = byVersion.get(key);
      if (before === undefined) {
        const { knownOn } = known;
        const read: Read = { row, facts, note, knownOn, version, areas: [data], places: [placeOf(row)] };
        byVersion.set(key, read);
        sets.add(set, read);
        return;
      }
      if (!Equal.equals(before.facts, facts) || before.note !== note) refuse(row, "set", otherFacts(before.places[0]));
      before.areas.push(data);
      before.places.push(placeOf(row));
    },
    finish: () => {
      const all = sets.all().map((reads) => commandsOf(reads, reading));
      // First every set is defined, then they are revised.
      return [...all.flatMap((located) => located.slice(0, 1)), ...all.flatMap((located) => located.slice(1))];
    },
  };
};
