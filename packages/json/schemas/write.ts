// npm run schemas: makes the JSON Schemas anew and writes them, unless a change is not compatible.
// npm run schemas -- --since COMMIT: holds them against those of an earlier commit, and writes nothing.
import { parseArgs } from "node:util";
import { jsonSchemas } from "../src/index.ts";
import { filesIn, standingFiles, writeFiles } from "./folder.ts";
import { hold } from "./held.ts";

const { values } = parseArgs({ options: { since: { type: "string" } } });
const standing = values.since === undefined ? standingFiles() : filesIn(values.since);
const { files, refusals } = hold(jsonSchemas(), standing);
const say = (line: string) => process.stdout.write(`${line}\n`);

if (refusals.length > 0) {
  for (const refusal of refusals) say(`${refusal}\n`);
  say("Nothing was written.");
  process.exitCode = 1;
} else if (values.since !== undefined) {
  say(`All schemas are compatible with those of ${values.since}.`);
} else {
  const changed = writeFiles(files, standing);
  say(changed.length === 0 ? "The schemas stand as they are." : `Written:\n  ${changed.join("\n  ")}`);
}
