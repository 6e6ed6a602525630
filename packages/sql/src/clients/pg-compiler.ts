import { defaultEscape, makeCompiler } from "../sql-client.ts";

/** Writes statements in PostgreSQL's dialect. */
export const pgCompiler = () =>
  makeCompiler({
    dialect: "pg",
    placeholder: (n) => `$${n}`,
    onIdentifier: defaultEscape('"'),
    onCustom: () => ["", []],
    onRecordUpdate: () => ["", []],
  });
