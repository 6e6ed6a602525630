import { type EstablishProgramme, type ProgrammeId, parseIdentifier } from "@meetlat/core";
import { complaint } from "../cell-error.ts";
import { firstDayIn, lastDayIn } from "../cells.ts";
import { present } from "../present.ts";
import { placeOf, type Reading, type TableReader } from "../reading.ts";
import { anyText, optional, type Row, refuse, required } from "../row.ts";

interface Read {
  readonly row: Row;
  readonly command: EstablishProgramme;
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

/** programmes.csv: programmes, given in any order. */
export const programmeReader = (reading: Reading): TableReader => {
  const all: Array<Read> = [];
  const firstDay = firstDayIn(reading.locale);
  const lastDay = lastDayIn(reading.locale);
  return {
    row: (row) => {
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const title = required(row, "title", anyText);
      const parent = optional(row, "parent", parseIdentifier<ProgrammeId>);
      const from = optional(row, "from", firstDay);
      const to = optional(row, "to", lastDay);
      if (row.failed || programme === undefined || title === undefined) return;
      all.push({ row, command: { _tag: "EstablishProgramme", programme, title, ...present({ parent, from, to }) } });
    },
    finish: () => {
      const { ordered, cyclic } = parentsFirst(all);
      for (const { row } of cyclic) refuse(row, "parent", cycle);
      return ordered.map(({ row, command }) => ({ command, origin: { place: placeOf(row) } }));
    },
  };
};
