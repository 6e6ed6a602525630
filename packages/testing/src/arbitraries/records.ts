import * as fc from "fast-check";

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Plain objects with these fields, and any of the optional ones. */
export const records = (required: Fields, optional: Fields = {}): fc.Arbitrary<object> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required), noNullPrototype: true });
