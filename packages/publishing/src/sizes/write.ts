import { writeFileSync } from "node:fs";
import { packedFolder } from "../tarballs.ts";
import { budgetFile, measureAll, tableOf } from "./measure.ts";

// Shows what pages load, and with `--write` sets the budget a little above that: `npm run sizes`.

const weights = await measureAll(await packedFolder());
process.stdout.write(`${tableOf(weights)}\n`);
if (process.argv.includes("--write")) {
  const ours = weights.filter(({ own }) => own > 0);
  const budget = Object.fromEntries(ours.map(({ name, gzip }) => [name, Math.ceil((gzip * 1.03) / 100) * 100]));
  writeFileSync(budgetFile, `${JSON.stringify(budget, null, 2)}\n`);
}
