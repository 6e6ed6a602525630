/** The way to a field: names, `[]` for the items of a list, `*` for fields without a name of their own. */
export type FieldPath = ReadonlyArray<string>;

/** What a value may be under one schema, and may not be under another. */
export type What =
  | { readonly _tag: "Refused" }
  | { readonly _tag: "Gone" }
  | { readonly _tag: "MayBeAbsent" }
  | { readonly _tag: "Kind"; readonly kinds: ReadonlyArray<string> }
  | { readonly _tag: "Words"; readonly words: ReadonlyArray<unknown> }
  | { readonly _tag: "AnyWord" }
  | { readonly _tag: "Constraint"; readonly keyword: string; readonly value: unknown }
  | { readonly _tag: "Unsure"; readonly keyword: string };

/** A place where two schemas differ. */
export interface Difference {
  readonly path: FieldPath;
  readonly what: What;
}
