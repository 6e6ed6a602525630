import { type CloseProgramme, type EstablishProgramme, type ProgrammeId, parseIdentifier } from "@meetlat/core";
import { complaint } from "../cell-error.ts";
import { firstDayIn, lastDayIn } from "../cells.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, cell, optional, type Row, refuse, required, versionOf } from "../row.ts";

interface Read {
  readonly row: Row;
  readonly command: EstablishProgramme;
  readonly version: number;
}

/** Puts every programme behind the one above it, else in the order given; `cyclic` holds those that are under themselves. */
const parentsFirst = (
  all: ReadonlyArray<Read>,
): { readonly ordered: ReadonlyArray<Read>; readonly cyclic: ReadonlyArray<Read> } => {
  const byId = new Map<ProgrammeId, Read>();
  for (const read of all) if (!byId.has(read.command.programme)) byId.set(read.command.programme, read);
  const done = new Set<Read>();
  const cyclic = new Set<Read>();
  const ordered: Array<Read> = [];
  for (const start of all) {
    const chain: Array<Read> = [];
    const inChain = new Set<Read>();
    let at: Read | undefined = start;
    while (at !== undefined && !done.has(at) && !inChain.has(at)) {
      chain.push(at);
      inChain.add(at);
      const parent: ProgrammeId | undefined = at.command.parent;
      at = parent === undefined ? undefined : byId.get(parent);
    }
    if (at !== undefined && inChain.has(at)) for (const read of chain.slice(chain.indexOf(at))) cyclic.add(read);
    for (const read of chain.reverse()) {
      ordered.push(read);
      done.add(read);
    }
  }
  return { ordered, cyclic: [...cyclic] };
};

const cycle = complaint(
  { en: "puts this programme under itself", nl: "brengt dit programma onder zichzelf" },
  { en: "Name the programme above it, or none", nl: "Noem het programma erboven, of geen" },
);

/** programmes.csv: programmes, given in any order; `closed_on` closes one. */
export const programmeReader = (reading: Reading): TableReader => {
  const all: Array<Read> = [];
  const closings: Array<Located> = [];
  const firstDay = firstDayIn(reading.locale);
  const lastDay = lastDayIn(reading.locale);
  return {
    row: (row) => {
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const closedOn = optional(row, "closed_on", lastDay);
      // A row that only closes a programme need not say again what it is called.
      const title = cell(row, "closed_on") === "" ? required(row, "title", anyText) : optional(row, "title", anyText);
      const parent = optional(row, "parent", parseIdentifier<ProgrammeId>);
      const from = optional(row, "from", firstDay);
      const to = optional(row, "to", lastDay);
      const known = provenance(row, reading);
      const version = versionOf(row);
      if (row.failed || programme === undefined) return;
      if (title !== undefined) {
        const command: EstablishProgramme = { _tag: "EstablishProgramme", programme, title, ...known };
        all.push({ row, command: { ...command, ...present({ parent, from, to }) }, version });
      }
      if (closedOn !== undefined) {
        const command: CloseProgramme = { _tag: "CloseProgramme", programme, on: closedOn, ...known };
        closings.push({ command, origin: { place: placeOf(row) }, version, isEnding: true });
      }
    },
    finish: () => {
      const { ordered, cyclic } = parentsFirst(all);
      for (const { row } of cyclic) refuse(row, "parent", cycle);
      const established = ordered.map(({ row, command, version }) => ({
        command,
        origin: { place: placeOf(row) },
        version,
      }));
      return [...established, ...closings];
    },
  };
};
