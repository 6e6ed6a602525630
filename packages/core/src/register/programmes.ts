import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { Day } from "../vocabulary/day.ts";
import type { ObjectiveId, ProgrammeId } from "../vocabulary/identifier.ts";
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
import { owned } from "./versions.ts";

/** A coherent set of activities for intended effects; programmes may nest. */
export interface ProgrammeData {
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly parent?: ProgrammeId;
  /** First and last day of its term, as announced. */
  readonly from?: Day;
  readonly to?: Day;
}

/** A programme that ends: nothing new is promised under it after this day. */
export interface ProgrammeClosedData {
  readonly programme: ProgrammeId;
  readonly on: Day;
}

/** An intended effect: “what do we want to achieve?”. */
export interface ObjectiveData {
  readonly objective: ObjectiveId;
  readonly programme: ProgrammeId;
  readonly text: string;
}

/** An objective that is given up, and why. */
export interface ObjectiveDroppedData {
  readonly objective: ObjectiveId;
  readonly programme: ProgrammeId;
  readonly why: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type ProgrammeEstablished = Sequenced<"ProgrammeEstablished", ProgrammeData>;
/** See {@link ProgrammeEstablished}. */
export type ProgrammeClosed = Sequenced<"ProgrammeClosed", ProgrammeClosedData>;
/** See {@link ProgrammeEstablished}. */
export type ObjectiveStated = Sequenced<"ObjectiveStated", ObjectiveData>;
/** See {@link ProgrammeEstablished}. */
export type ObjectiveDropped = Sequenced<"ObjectiveDropped", ObjectiveDroppedData>;
/** What happens to programmes and their objectives. */
export type ProgrammeEvent = ProgrammeEstablished | ProgrammeClosed | ObjectiveStated | ObjectiveDropped;

/** Establishes a programme. */
export interface EstablishProgramme extends Provenance, ProgrammeData {
  readonly _tag: "EstablishProgramme";
}
/** Closes a programme. */
export interface CloseProgramme extends Provenance, ProgrammeClosedData {
  readonly _tag: "CloseProgramme";
}
/** States an objective of a programme. */
export interface StateObjective extends Provenance, ObjectiveData {
  readonly _tag: "StateObjective";
}
/** Gives up an objective. */
export interface DropObjective extends Provenance {
  readonly _tag: "DropObjective";
  readonly objective: ObjectiveId;
  readonly why: string;
}
/** What can be asked about programmes and their objectives. */
export type ProgrammeCommand = EstablishProgramme | CloseProgramme | StateObjective | DropObjective;

/** A programme as it stands. */
export interface Programme extends ProgrammeData {
  readonly closedOn: Day | null;
}

/** An objective as it stands. */
export interface Objective extends ObjectiveData {
  readonly dropped: boolean;
}

/** The programmes and objectives of a register. */
export interface Programmes {
  readonly programmes: ReadonlyMap<ProgrammeId, Programme>;
  readonly objectives: ReadonlyMap<ObjectiveId, Objective>;
}

/** Folds an event about programmes. */
export const evolveProgrammes = (state: Programmes, event: ProgrammeEvent): void => {
  switch (event.type) {
    case "ProgrammeEstablished":
      owned(state.programmes).set(event.data.programme, { ...event.data, closedOn: null });
      return;
    case "ProgrammeClosed": {
      const programme = state.programmes.get(event.data.programme);
      if (programme) owned(state.programmes).set(programme.programme, { ...programme, closedOn: event.data.on });
      return;
    }
    case "ObjectiveStated":
      owned(state.objectives).set(event.data.objective, { ...event.data, dropped: false });
      return;
    case "ObjectiveDropped": {
      const objective = state.objectives.get(event.data.objective);
      if (objective) owned(state.objectives).set(objective.objective, { ...objective, dropped: true });
    }
  }
};

/** The tag of a programme. */
export const programmeTag = (programme: ProgrammeId): string => `programme:${programme}`;
const objectiveTag = (objective: ObjectiveId): string => `objective:${objective}`;

/** What must be known of a programme before something is put under it. */
export const programmeRefBoundary = (programme: ProgrammeId | undefined): Query => ({
  items:
    programme === undefined
      ? []
      : [{ types: ["ProgrammeEstablished", "ProgrammeClosed"], tags: [programmeTag(programme)] }],
});

/** Refuses a programme that does not exist, or that was closed before `on` (at all, when no day is given). */
export const checkProgramme = (
  state: Programmes,
  id: ProgrammeId | undefined,
  path: Path,
  on?: Day,
): ReadonlyArray<Rejection> => {
  if (id === undefined) return [];
  const programme = state.programmes.get(id);
  if (programme === undefined) return [unknownReference("unknownProgramme", path, id)];
  return programme.closedOn === null || (on !== undefined && on <= programme.closedOn)
    ? []
    : [
        reject(
          "closedProgramme",
          path,
          id,
          {
            en: `Programme “${id}” was closed on ${programme.closedOn}`,
            nl: `Programma “${id}” is gesloten op ${programme.closedOn}`,
          },
          {
            en: "Put this under another programme, or give the day, before the closing, from which it was known",
            nl: "Breng dit onder bij een ander programma, of geef de dag, voor de sluiting, waarop het bekend was",
          },
        ),
      ];
};

/** What a decision about programmes depends on. */
export const programmeBoundary = (command: ProgrammeCommand): Query => {
  const source = sourceBoundary(command.source);
  switch (command._tag) {
    case "EstablishProgramme":
      return union([programmeRefBoundary(command.programme), programmeRefBoundary(command.parent), source]);
    case "CloseProgramme":
      return union([programmeRefBoundary(command.programme), source]);
    case "StateObjective":
      return union([
        programmeRefBoundary(command.programme),
        { items: [{ tags: [objectiveTag(command.objective)] }] },
        source,
      ]);
    case "DropObjective":
      return union([{ items: [{ tags: [objectiveTag(command.objective)] }] }, source]);
  }
};

type ProgrammeDraft =
  | Draft<"ProgrammeEstablished", ProgrammeData>
  | Draft<"ProgrammeClosed", ProgrammeClosedData>
  | Draft<"ObjectiveStated", ObjectiveData>
  | Draft<"ObjectiveDropped", ObjectiveDroppedData>;

const programmeFacts = ({ programme, title, parent, from, to }: ProgrammeData): ProgrammeData => ({
  programme,
  title,
  ...present({ parent, from, to }),
});

const establish = (state: Programmes, command: EstablishProgramme): ReadonlyArray<Rejection> => {
  const { programme, parent, from, to } = command;
  const rejections: Array<Rejection> = [];
  if (state.programmes.has(programme)) {
    rejections.push(
      alreadyDefined("unknownProgramme", ["programme"], programme, {
        en: "Give this one another name",
        nl: "Geef dit programma een andere naam",
      }),
    );
  }
  if (parent === programme) {
    rejections.push(
      reject(
        "cyclicParent",
        ["parent"],
        parent,
        {
          en: `Programme “${programme}” cannot be part of itself`,
          nl: `Programma “${programme}” kan geen deel van zichzelf zijn`,
        },
        { en: "Name the programme above it, or none", nl: "Noem het programma erboven, of geen" },
      ),
    );
  } else {
    rejections.push(...checkProgramme(state, parent, ["parent"], command.knownOn));
  }
  if (from !== undefined && to !== undefined && to < from) {
    rejections.push(
      reject(
        "endsBeforeStart",
        ["to"],
        to,
        {
          en: `The programme ends on ${to}, before it starts on ${from}`,
          nl: `Het programma eindigt op ${to}, voor het begint op ${from}`,
        },
        { en: "Correct one of the two days", nl: "Verbeter een van beide dagen" },
      ),
    );
  }
  return rejections;
};

/** Decides on a command about programmes; the same fact again adds nothing. */
export const decideProgramme = (
  state: Programmes & Documents,
  command: ProgrammeCommand,
): Result.Result<ReadonlyArray<ProgrammeDraft>, Rejections> => {
  const source = checkSource(state, command.source, []);
  const envelope = present({ knownOn: command.knownOn, source: command.source, decidedBy: command.decidedBy });
  switch (command._tag) {
    case "EstablishProgramme": {
      const data = programmeFacts(command);
      const known = state.programmes.get(command.programme);
      if (known !== undefined && source.length === 0 && Equal.equals(programmeFacts(known), data))
        return decided([], () => []);
      return decided([...source, ...establish(state, command)], () => [
        { type: "ProgrammeEstablished", tags: [programmeTag(data.programme)], data, ...envelope },
      ]);
    }
    case "CloseProgramme": {
      const { programme, on } = command;
      if (state.programmes.get(programme)?.closedOn === on && source.length === 0) return decided([], () => []);
      return decided([...source, ...checkProgramme(state, programme, ["programme"])], () => [
        { type: "ProgrammeClosed", tags: [programmeTag(programme)], data: { programme, on }, ...envelope },
      ]);
    }
    case "StateObjective": {
      const { objective, programme, text } = command;
      const data: ObjectiveData = { objective, programme, text };
      const known = state.objectives.get(objective);
      if (known !== undefined && source.length === 0 && Equal.equals(known, { ...data, dropped: false })) {
        return decided([], () => []);
      }
      const repeated =
        known === undefined
          ? []
          : [
              alreadyDefined("unknownObjective", ["objective"], objective, {
                en: "Give this one another name",
                nl: "Geef dit doel een andere naam",
              }),
            ];
      return decided(
        [...source, ...repeated, ...checkProgramme(state, programme, ["programme"], command.knownOn)],
        () => [
          { type: "ObjectiveStated", tags: [objectiveTag(objective), programmeTag(programme)], data, ...envelope },
        ],
      );
    }
    case "DropObjective": {
      const { objective, why } = command;
      const known = state.objectives.get(objective);
      if (known === undefined) {
        return decided([...source, unknownReference("unknownObjective", ["objective"], objective)], () => []);
      }
      if (known.dropped && source.length === 0) return decided([], () => []);
      const data = { objective, programme: known.programme, why };
      return decided(source, () => [
        { type: "ObjectiveDropped", tags: [objectiveTag(objective), programmeTag(known.programme)], data, ...envelope },
      ]);
    }
  }
};
