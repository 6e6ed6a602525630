// npm run schemas: makes the JSON Schemas anew and writes them, unless a change is not compatible.
// npm run schemas -- --since COMMIT: holds those that stand against those of an earlier commit, and writes nothing.
import { parseArgs } from "node:util";
import { jsonSchemas } from "../src/index.ts";
import { filesIn, standingFiles, writeFiles } from "./folder.ts";
import { hold, lostSince } from "./held.ts";

const { since } = parseArgs({ options: { since: { type: "string" } } }).values;
const say = (line: string) => process.stdout.write(`${line}\n`);
const refuse = (refusals: ReadonlyArray<string>) => {
  for (const refusal of refusals) say(`${refusal}\n`);
  process.exitCode = 1;
};

const standing = standingFiles();
if (since === undefined) {
  const { files, refusals } = hold(jsonSchemas(), standing);
  if (refusals.length > 0) {
    refuse(refusals);
    say("Nothing was written.");
  } else {
    const changed = writeFiles(files, standing);
    say(changed.length === 0 ? "The schemas stand as they are." : `Written:\n  ${changed.join("\n  ")}`);
  }
} else {
  const lost = lostSince(filesIn(since), standing);
  if (lost.length > 0) refuse(lost);
  else say(`The schemas are compatible with those of ${since}.`);
}
