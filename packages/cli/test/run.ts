import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { nodeServices } from "../src/node-services.ts";
import { Output, runMeetlat } from "../src/program.ts";

/** What a run of the command gives: its exit status and what it printed. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, as it is run in a pipe. */
export const run = async (args: ReadonlyArray<string>, width?: number): Promise<Ran> => {
  const to = { out: "", err: "" };
  const status = await Effect.runPromise(
    runMeetlat(args, "0.0.0-test").pipe(Effect.provide(Output.collect(to, width)), Effect.provide(nodeServices)),
  );
  return { status, ...to };
};

/** Writes tables to a folder of their own for the time of a test. */
export const withTables = async <A>(
  tables: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<A>,
): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-"));
  try {
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, name), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
