import {
  type Command,
  type Formula,
  type Published,
  printFormula,
  printPublished,
  printRule,
  printValue,
  type Rule,
  type Value,
} from "@meetlat/core";

const words = (tag: string): string => tag.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

/** Fields that hold something with a notation of its own. */
const notations: Readonly<Record<string, (data: never) => string>> = {
  value: (value: Value) => printValue(value),
  rule: (rule: Rule) => printRule(rule),
  formula: (formula: Formula) => printFormula(formula),
  published: (published: Published) => printPublished(published),
};

/** Fields that say by themselves what they are, so that their name need not stand before them. */
const nameless = new Set(["period", "value", "rule", "formula"]);

const quoted = (text: string): string =>
  /^[\p{L}\p{N}%][\p{L}\p{N}\p{M}%._/-]*$/u.test(text) ? text : JSON.stringify(text);

const printField = (name: string, field: unknown): string => {
  const notation = notations[name];
  if (notation !== undefined && typeof field === "object" && field !== null) return notation(field as never);
  if (name === "source") {
    const { document, locator } = field as { document: string; locator?: string };
    return locator === undefined ? quoted(document) : `${quoted(document)} at ${quoted(locator)}`;
  }
  if (Array.isArray(field)) return `[${field.map((one) => printField("", one)).join("; ")}]`;
  if (typeof field === "object" && field !== null) return printFields(field);
  return typeof field === "string" ? quoted(field) : String(field);
};

const printFields = (fields: object): string =>
  Object.entries(fields)
    .filter(([, field]) => field !== undefined)
    .map(([name, field], i) =>
      i === 0 || nameless.has(name) ? printField(name, field) : `${name} ${printField(name, field)}`,
    )
    .join(", ");

/**
 * A command on one line, with values, rules and formulas in the notation that people write.
 *
 * @example
 * ```ts
 * import { commandOf, printCommand } from "@meetlat/testing";
 *
 * const command = commandOf({ _tag: "SetTarget", target: "4b", indicator: "benefits", rule: "<= 1638 in 2020", class: "collegeTarget" });
 * console.assert(printCommand(command) === "set target 4b, indicator benefits, <= 1638 in 2020, class collegeTarget");
 * ```
 */
export const printCommand = ({ _tag, ...fields }: Command): string => `${words(_tag)} ${printFields(fields)}`;
