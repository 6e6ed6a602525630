import { type AreaData, type AreaId, type AreaSetId, parseIdentifier } from "@meetlat/core";
import { placeOf, type TableReader } from "../reading.ts";
import { cell, required } from "../row.ts";
import type { Place } from "../table.ts";

/** areas.csv: the areas of each set; a set is one command. */
export const areaReader = (): TableReader => {
  const sets = new Map<AreaSetId, { readonly areas: Array<AreaData>; readonly places: [Place, ...Array<Place>] }>();
  return {
    row: (row) => {
      const set = required(row, "set", parseIdentifier<AreaSetId>);
      const area = required(row, "area", parseIdentifier<AreaId>);
      if (row.failed || set === undefined || area === undefined) return;
      const title = cell(row, "title");
      const data = { area, title: title === "" ? area : title };
      const known = sets.get(set);
      if (known === undefined) sets.set(set, { areas: [data], places: [placeOf(row)] });
      else {
        known.areas.push(data);
        known.places.push(placeOf(row));
      }
    },
    finish: () =>
      [...sets].map(([set, { areas, places }]) => ({
        command: { _tag: "DefineAreaSet", set, areas },
        origin: { place: places[0], lists: { areas: places } },
      })),
  };
};
