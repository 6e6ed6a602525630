import { cutCommit, cutConnection } from "./cut-connection.ts";
import type { Scenario } from "./findings.ts";
import { fullDisk } from "./full-disk.ts";
import { killedServer } from "./killed-server.ts";
import { killedImport, killedWriter } from "./killed-writer.ts";
import { manyWriters } from "./many-writers.ts";

/** All faults that are tried. */
export const scenarios: ReadonlyArray<Scenario> = [
  ...killedWriter,
  ...killedImport,
  ...fullDisk,
  ...cutConnection,
  ...cutCommit,
  ...killedServer,
  ...manyWriters,
];
