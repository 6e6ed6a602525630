import * as v from "valibot";

const identifier = v.pipe(v.string(), v.regex(/^[^\s/]{1,200}$/u));
const decimal = v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/));

export const SetTarget = v.object({
  _tag: v.literal("SetTarget"),
  target: identifier,
  indicator: identifier,
  area: v.optional(identifier),
  rule: v.pipe(v.string(), v.minLength(1)),
  title: v.optional(v.string()),
  class: v.picklist(["collegeTarget", "targetValue", "budgeted", "estimate", "ambition"]),
  baseline: v.optional(v.object({ value: decimal, period: v.pipe(v.string(), v.regex(/^\d{4}$/)) })),
  knownOn: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
});
export const decode = (input) => v.safeParse(SetTarget, input);
