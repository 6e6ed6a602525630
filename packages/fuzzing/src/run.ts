// Fuzzes all that Meetlat reads, or some of it: `npm run fuzz -- [target …] [--minutes 1] [--seed 1] [--keep]`.
import { parseArgs } from "node:util";
import { readCorpus, writeCorpus } from "./corpus.ts";
import type { Progress } from "./engine.ts";
import { instrument } from "./instrument.ts";
import { targets } from "./targets/index.ts";
import { watch } from "./watch.ts";

const { values, positionals } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    keep: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
const asked = targets.filter(({ name }) => positionals.length === 0 || positionals.some((one) => name.startsWith(one)));
if (asked.length === 0 || !(minutes > 0) || !Number.isInteger(seed)) {
  console.error("npm run fuzz -- [target …] [--minutes 1] [--seed 1] [--keep]: each target for so many minutes.");
  console.error(
    `Targets: ${targets.map(({ name }) => name).join(", ")}. --keep keeps the inputs that came somewhere new.`,
  );
  process.exit(2);
}

const file = await instrument();
const count = (n: number): string => n.toLocaleString("en");
const lineOf = (name: string, { tried, corpus, passed, slowest, findings }: Progress): string =>
  [
    name.padEnd(14),
    count(tried).padStart(12),
    count(Math.round(tried / (60 * minutes))).padStart(9),
    count(corpus.length).padStart(7),
    count(passed).padStart(8),
    `${slowest.millis.toFixed(0)} ms`.padStart(9),
    count(findings.length).padStart(9),
  ].join("");

console.log(`seed ${seed}, ${minutes} min each`);
console.log("target              inputs    a sec.   kept  passed  slowest findings");
let failed = false;
for (const { name } of asked) {
  const progress = await watch({
    file: file.href,
    target: name,
    seed,
    millis: minutes * 60_000,
    corpus: readCorpus(name),
  });
  console.log(lineOf(name, progress));
  for (const { input, problem } of progress.findings) {
    failed = true;
    console.log(`  ${problem}\n    at ${JSON.stringify(input)}`);
  }
  if (values.keep) writeCorpus(name, progress.corpus);
}
process.exitCode = failed ? 1 : 0;
