import * as Schema from "effect/Schema";

const matching = (pattern) => Schema.String.pipe(Schema.check(Schema.isPattern(pattern)));
const identifier = matching(/^[^\s/]{1,200}$/u);
const decimal = matching(/^-?\d+(\.\d+)?$/);

export const SetTarget = Schema.Struct({
  _tag: Schema.Literal("SetTarget"),
  target: identifier,
  indicator: identifier,
  area: Schema.optionalKey(identifier),
  rule: Schema.NonEmptyString,
  title: Schema.optionalKey(Schema.String),
  class: Schema.Literals(["collegeTarget", "targetValue", "budgeted", "estimate", "ambition"]),
  baseline: Schema.optionalKey(Schema.Struct({ value: decimal, period: matching(/^\d{4}$/) })),
  knownOn: Schema.optionalKey(matching(/^\d{4}-\d{2}-\d{2}$/)),
});
export const decode = (input) => Schema.decodeUnknownResult(SetTarget)(input);
