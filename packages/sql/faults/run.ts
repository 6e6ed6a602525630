// Tries every fault many times, and prints what came of it: `npm run faults -- [scenario] [--times 50]`.
import { parseArgs } from "node:util";
import { bringTogether } from "./crew.ts";
import { repeat } from "./repeat.ts";
import { scenarios } from "./scenarios.ts";
import { type Tally, tableOf } from "./table.ts";

const { values, positionals } = parseArgs({
  options: { times: { type: "string", default: "50" } },
  allowPositionals: true,
});
const times = Number(values.times);
const asked = scenarios.filter(
  ({ name }) => positionals.length === 0 || positionals.some((one) => name.startsWith(one)),
);

if (asked.length === 0 || !Number.isInteger(times) || times < 1) {
  console.error("npm run faults -- [scenario …] [--times 50]: which scenarios (or how they begin), and how often.");
  console.error(`Scenarios: ${scenarios.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

// An exit, unlike a signal, lets everything that was started be ended.
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

const crew = bringTogether();
const tallies: Array<Tally> = [];
for (const scenario of asked) {
  const tally = await repeat(scenario, times, crew);
  tallies.push(tally);
  console.error(`${tableOf([tally])}\n`);
}
await crew.close();
console.log(tableOf(tallies));
process.exitCode = tallies.some(({ findings }) => findings.length > 0) ? 1 : 0;
