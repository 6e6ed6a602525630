import type { Question } from "@meetlat/core";
import { Day } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field, maybe } from "./field.ts";

/** What every report begins with: which report it is, and the question that it answers. */
export const heading = <const Name extends string>(schema: Name) =>
  ({
    schema: field(Schema.Literal(schema), "The report and its version."),
    asOf: field(Day, "What date is it? Decides which periods have ended."),
    knownAt: maybe(Day, "What counted as known then? All that the register knows when null."),
    at: Schema.optionalKey(Schema.Int.pipe(Schema.check(Schema.isGreaterThanOrEqualTo(0)))).pipe(
      Schema.annotateKey({
        description:
          "Up to which position of the register? Absent when it was asked of all of it; 0 is before its first event.",
      }),
    ),
  }) as const;

/** The question as a report begins with it. */
export const questionOf = ({ asOf, knownAt, at }: Question) => ({
  asOf,
  knownAt: knownAt ?? null,
  ...(at === undefined || at === null ? {} : { at }),
});
