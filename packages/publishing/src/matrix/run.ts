import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { packAll } from "../tarballs.ts";
import type { Tried } from "./cell.ts";
import { tableOf, tryCells } from "./cell.ts";
import { aloneCells, browserCells, hostCells, installCells, nodeCells, typeCells } from "./cells.ts";
import type { Installer, Project } from "./project.ts";
import { serveTarballs } from "./registry.ts";

// Installs the packed packages in clean projects, and uses them there: `npm run packages`.

const begun = performance.now();
const tarballs = await packAll();
const registry = await serveTarballs(tarballs);
const folder = mkdtempSync(join(tmpdir(), "meetlat-packages-"));
try {
  const bench = { tarballs, folder, registry: registry.url };
  const projects = new Map<Installer, Project>();
  const atOnce = Math.min(2, availableParallelism());
  const installed = await tryCells(installCells(bench, projects), 1);
  const tried: ReadonlyArray<Tried> = [
    ...installed,
    ...(await tryCells(aloneCells(bench), atOnce)),
    ...(await tryCells(hostCells(bench, projects), atOnce)),
    // One at a time: the first cell of a version fetches its Node.
    ...(await tryCells(nodeCells(projects), 1)),
    ...(await tryCells(typeCells(projects), atOnce)),
    ...(await tryCells(browserCells(projects), atOnce)),
  ];
  const failed = tried.filter(({ outcome }) => outcome._tag === "failed").length;
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stdout.write(`${tableOf(tried)}\n\n${tried.length} tried, ${failed} failed, ${seconds} s in all.\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
}
