import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { currentSnapshots } from "./snapshots.ts";

// Writes the snapshots of the public API anew: `npm run api`.

for (const { folder, files } of await currentSnapshots()) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}
