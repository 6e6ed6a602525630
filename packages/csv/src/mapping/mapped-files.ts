import { type Complaint, complaint } from "../cell-error.ts";
import type { TableFile } from "../table.ts";
import type { Mapping } from "./mapping.ts";
import { openTexts } from "./wildcards.ts";

/** A file with the mapping that is for it. */
export interface MappedFile {
  readonly file: TableFile;
  readonly mapping?: Mapping;
}

/** A file, or a name for files, that mappings do not agree on. */
export interface MappingConflict {
  readonly file: string;
  readonly what: Complaint;
}

const severalMappings = complaint(
  { en: "Several mappings are for this file", nl: "Er zijn meer mappings voor dit bestand" },
  {
    en: 'Give each a "file" of its own, with * for what may differ',
    nl: 'Geef elk een eigen "file", met * voor wat kan verschillen',
  },
);

const noFiles = complaint(
  {
    en: "No file has a name like this, which a mapping is for",
    nl: "Geen bestand heet zo, terwijl een mapping ervoor is",
  },
  { en: 'Correct its "file", or leave the mapping out', nl: 'Verbeter "file", of laat de mapping weg' },
);

const isFor = ({ file }: Mapping): ((name: string) => boolean) => {
  if (file === undefined) return () => true;
  const parts = file.split("*");
  return (name) =>
    openTexts(parts, name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1), 0) !== null;
};

/** Finds the mapping of each file: none for tables that were made for Meetlat, and never more than one. */
export const mapFiles = (
  files: ReadonlyArray<TableFile>,
  mappings: ReadonlyArray<Mapping>,
): { readonly mapped: ReadonlyArray<MappedFile>; readonly problems: ReadonlyArray<MappingConflict> } => {
  const problems: Array<MappingConflict> = [];
  const matchers = mappings.map((mapping) => ({ mapping, matches: isFor(mapping), used: { yes: false } }));
  const mapped = files.flatMap((file): ReadonlyArray<MappedFile> => {
    const fitting = matchers.filter(({ matches }) => matches(file.name));
    for (const { used } of fitting) used.yes = true;
    if (fitting.length > 1) {
      problems.push({ file: file.name, what: severalMappings });
      return [];
    }
    const [one] = fitting;
    return [one === undefined ? { file } : { file, mapping: one.mapping }];
  });
  for (const { mapping, used } of matchers) {
    if (!used.yes && mapping.file !== undefined) problems.push({ file: mapping.file, what: noFiles });
  }
  return { mapped, problems };
};
