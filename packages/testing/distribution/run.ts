// Prints what histories hold: `npm run distribution`, or `npm run distribution -- --histories 5000 --seed 7 --mistakes 10`.
import { parseArgs } from "node:util";
import { measureDistribution } from "./measure.ts";
import { printDistribution } from "./print.ts";

const { values } = parseArgs({
  options: {
    histories: { type: "string", default: "2000" },
    seed: { type: "string", default: "2024" },
    mistakes: { type: "string", default: "10" },
  },
});
const measured = {
  histories: Number(values.histories),
  seed: Number(values.seed),
  mistakes: Number(values.mistakes),
};
console.log(`In how many of ${measured.histories} histories (seed ${measured.seed}) something is found:\n`);
console.log(printDistribution(measureDistribution(measured)));
