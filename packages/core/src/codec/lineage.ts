import type * as Schema from "effect/Schema";
import type { Recorded } from "../register/envelope.ts";

/** What a step may look at besides the data: all that an event says of itself. It stays as it was appended. */
export type Envelope = Omit<Recorded<string, unknown>, "schemaVersion" | "data">;

/** Makes the data of a version from that of the version before it. Pure: the same data and envelope always give the same. */
export type Step<From, To> = (data: From, envelope: Envelope) => To;

type Last<Shapes extends ReadonlyArray<unknown>> = Shapes extends readonly [...ReadonlyArray<unknown>, infer Shape]
  ? Shape
  : never;

/** A version of an event's data, and how it becomes the next one; `null` when it is the latest. */
export interface Version {
  readonly data: Schema.Codec<unknown, unknown>;
  readonly toNext: Step<never, unknown> | null;
}

/**
 * All versions that the data of a type of event has had, from 1 on, each with the step to the next: a chain without gaps,
 * since a version can only be added together with the step that leads to it.
 */
export interface Lineage<Shapes extends ReadonlyArray<unknown>> {
  /** The latest version, which is also how many there are. */
  readonly latest: Shapes["length"];
  /** The schema of the latest version's data. */
  readonly data: Schema.Codec<Last<Shapes>, unknown>;
  /** Version n stands at n − 1. */
  readonly versions: ReadonlyArray<Version>;
  /** Adds a version. */
  readonly next: <Shape>(
    data: Schema.Codec<Shape, unknown>,
    step: Step<Last<Shapes>, Shape>,
  ) => Lineage<readonly [...Shapes, Shape]>;
}

const lineage = <Shapes extends ReadonlyArray<unknown>>(
  earlier: ReadonlyArray<Version>,
  data: Schema.Codec<Last<Shapes>, unknown>,
): Lineage<Shapes> => ({
  latest: earlier.length + 1,
  data,
  versions: [...earlier, { data, toNext: null }],
  next: <Shape>(later: Schema.Codec<Shape, unknown>, step: Step<Last<Shapes>, Shape>) =>
    lineage<readonly [...Shapes, Shape]>(
      [...earlier, { data, toNext: step }],
      later as Schema.Codec<Last<readonly [...Shapes, Shape]>, unknown>,
    ),
});

/** The lineage of a type of event that has one version so far; `next` adds another. */
export const firstVersion = <Shape>(data: Schema.Codec<Shape, unknown>): Lineage<readonly [Shape]> =>
  lineage<readonly [Shape]>([], data);

/**
 * The lineage that a type of event must have: as many versions as its `schemaVersion` says, the latest of which makes its
 * `data`. Where a version is missing, a table that must hold these does not compile.
 */
export type LineageOf<E extends { readonly schemaVersion: number; readonly data: unknown }> = {
  readonly latest: E["schemaVersion"];
  readonly data: Schema.Codec<E["data"], unknown>;
  readonly versions: ReadonlyArray<Version>;
};

/** Takes data of a version through every later one to the latest. */
export const upcast = (versions: ReadonlyArray<Version>, from: number, data: unknown, envelope: Envelope): unknown =>
  versions
    .slice(from - 1)
    .reduce(
      (shape, { toNext }) => (toNext === null ? shape : (toNext as Step<unknown, unknown>)(shape, envelope)),
      data,
    );
