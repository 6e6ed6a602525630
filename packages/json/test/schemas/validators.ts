import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { jsonSchemas } from "../../src/index.ts";

/** What Ajv had to say about the schemas while it compiled them. */
export const warnings: Array<string> = [];

const note = (...said: ReadonlyArray<unknown>): void => {
  warnings.push(said.join(" "));
};

const ajv = new Ajv2020({
  strict: true,
  strictTypes: true,
  strictTuples: true,
  strictRequired: true,
  allErrors: true,
  validateFormats: true,
  logger: { log: note, warn: note, error: note },
});
formats.default(ajv);

/** A validator of every schema, by `kind/Name`. */
export const validators: ReadonlyMap<string, ValidateFunction> = new Map(
  jsonSchemas().map(({ kind, name, schema }) => [`${kind}/${name}`, ajv.compile(schema)]),
);

/** The validator of a schema. */
export const validatorOf = (path: string): ValidateFunction => {
  const found = validators.get(path);
  if (found === undefined) throw new Error(`No schema of ${path}`);
  return found;
};
