import * as z from "zod";

const identifier = z.string().regex(/^[^\s/]{1,200}$/u);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

export const SetTarget = z.object({
  _tag: z.literal("SetTarget"),
  target: identifier,
  indicator: identifier,
  area: z.optional(identifier),
  rule: z.string().min(1),
  title: z.optional(z.string()),
  class: z.enum(["collegeTarget", "targetValue", "budgeted", "estimate", "ambition"]),
  baseline: z.optional(z.object({ value: decimal, period: z.string().regex(/^\d{4}$/) })),
  knownOn: z.optional(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)),
});
export const decode = (input) => SetTarget.safeParse(input);
