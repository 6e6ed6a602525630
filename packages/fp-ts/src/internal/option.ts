import type { Option } from "fp-ts/lib/Option.js";

const none: Option<never> = { _tag: "None" };

export const fromNullable = <A>(value: A | null | undefined): Option<A> =>
  value === null || value === undefined ? none : { _tag: "Some", value };
