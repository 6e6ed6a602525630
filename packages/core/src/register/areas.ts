import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { Day } from "../vocabulary/day.ts";
import { type AreaId, type AreaSetId, WHOLE } from "../vocabulary/identifier.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { present } from "./present.ts";
import { type Query, union } from "./query.ts";
import {
  alreadyDefined,
  decided,
  type Path,
  type Rejection,
  type Rejections,
  reject,
  unknownReference,
} from "./rejection.ts";
import { currentVersion, owned, ownedList, type Version, versionOf, whenKnown } from "./versions.ts";

/** One area in a set. */
export interface AreaData {
  readonly area: AreaId;
  readonly title: string;
}

/** A frozen set of areas: the 14 gebieden, the 27 wijken that score worst. A benchmark such as NL is an area too. */
export interface AreaSetData {
  readonly set: AreaSetId;
  readonly title?: string;
  readonly areas: ReadonlyArray<AreaData>;
}

/** A set as revised, and why. */
export interface AreaSetRevisedData extends AreaSetData {
  readonly why: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type AreaSetDefined = Sequenced<"AreaSetDefined", AreaSetData>;
/** See {@link AreaSetDefined}. */
export type AreaSetRevised = Sequenced<"AreaSetRevised", AreaSetRevisedData>;
/** What happens to areas. */
export type AreaEvent = AreaSetDefined | AreaSetRevised;

/** Defines a set of areas. */
export interface DefineAreaSet extends Provenance, AreaSetData {
  readonly _tag: "DefineAreaSet";
}
/** Changes which areas a set holds; the set as it was stays in the log. */
export interface ReviseAreaSet extends Provenance, AreaSetRevisedData {
  readonly _tag: "ReviseAreaSet";
}
/** What can be asked about areas. */
export type AreaCommand = DefineAreaSet | ReviseAreaSet;

/** A set of areas at one moment. */
export interface AreaSetVersion extends Version {
  readonly data: AreaSetData;
}

/** The places of a register. */
export interface Areas {
  readonly areaSets: ReadonlyMap<AreaSetId, ReadonlyArray<AreaSetVersion>>;
  readonly areas: ReadonlyMap<AreaId, AreaData>;
}

/** Folds an event about areas. */
export const evolveAreas = (state: Areas, event: AreaEvent): void => {
  const { why: _why, ...data }: AreaSetData & { why?: string } = event.data;
  const versions = state.areaSets.get(data.set) ?? [];
  ownedList(versions).push({ ...versionOf(event), data });
  owned(state.areaSets).set(data.set, versions);
  for (const area of data.areas) if (!state.areas.has(area.area)) owned(state.areas).set(area.area, area);
};

const setTag = (set: AreaSetId): string => `areaset:${set}`;
const areaTag = (area: AreaId): string => `area:${area}`;

/** What must be known of an area. */
export const areaRefBoundary = (area: AreaId): Query => ({ items: area === WHOLE ? [] : [{ tags: [areaTag(area)] }] });

/** What must be known of a set of areas. */
export const areaSetBoundary = (set: AreaSetId): Query => ({ items: [{ tags: [setTag(set)] }] });

/** Refuses an area that no set holds. */
export const checkArea = (state: Areas, area: AreaId, path: Path): ReadonlyArray<Rejection> =>
  area === WHOLE || state.areas.has(area) ? [] : [unknownReference("unknownArea", [...path, "area"], area)];

/** What a decision about areas depends on. */
export const areaBoundary = (command: AreaCommand): Query =>
  union([{ items: [{ tags: [setTag(command.set)] }] }, sourceBoundary(command.source)]);

type AreaDraft = Draft<"AreaSetDefined", AreaSetData> | Draft<"AreaSetRevised", AreaSetRevisedData>;

/** Defines or revises a set; the same again adds nothing. */
export const decideArea = (
  state: Areas & Documents,
  command: AreaCommand,
  today: Day | null,
): Result.Result<ReadonlyArray<AreaDraft>, Rejections> => {
  const { set, title, areas, knownOn, source, decidedBy } = command;
  const data: AreaSetData = { set, areas, ...present({ title }) };
  const versions = state.areaSets.get(set) ?? [];
  const current = (currentVersion(versions, whenKnown(knownOn, today)) ?? versions[0])?.data;
  const rejections: Array<Rejection> = [...checkSource(state, source, [])];
  if (current !== undefined && rejections.length === 0 && Equal.equals(current, data)) return decided([], () => []);
  if (command._tag === "DefineAreaSet" && current !== undefined) {
    rejections.push(
      alreadyDefined("unknownAreaSet", ["set"], set, {
        en: "Revise it instead, saying why",
        nl: "Herzie de indeling, en zeg waarom",
      }),
    );
  }
  if (command._tag === "ReviseAreaSet" && current === undefined) {
    rejections.push(unknownReference("unknownAreaSet", ["set"], set));
  }
  if (areas.length === 0) {
    rejections.push(
      reject(
        "empty",
        ["areas"],
        "",
        { en: `The set “${set}” holds no areas`, nl: `De indeling “${set}” bevat geen gebieden` },
        { en: "Name at least one area", nl: "Noem ten minste één gebied" },
      ),
    );
  }
  const seen = new Set<AreaId>();
  areas.forEach(({ area }, i) => {
    if (area === WHOLE) {
      rejections.push(
        reject(
          "reservedIdentifier",
          ["areas", i, "area"],
          area,
          { en: `“${WHOLE}” always means the whole territory`, nl: `“${WHOLE}” betekent altijd het hele grondgebied` },
          { en: "Give this area another name", nl: "Geef dit gebied een andere naam" },
        ),
      );
    }
    if (seen.has(area)) {
      rejections.push(
        reject(
          "duplicate",
          ["areas", i, "area"],
          area,
          {
            en: `The area “${area}” stands in the set twice`,
            nl: `Het gebied “${area}” staat twee keer in de indeling`,
          },
          { en: "Leave one out", nl: "Laat er één weg" },
        ),
      );
    }
    seen.add(area);
  });
  return decided(rejections, (): ReadonlyArray<AreaDraft> => {
    const envelope = {
      tags: [setTag(set), ...areas.map(({ area }) => areaTag(area))],
      ...present({ knownOn, source, decidedBy }),
    };
    return command._tag === "DefineAreaSet"
      ? [{ type: "AreaSetDefined", data, ...envelope }]
      : [{ type: "AreaSetRevised", data: { ...data, why: command.why }, ...envelope }];
  });
};
