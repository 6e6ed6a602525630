// Makes the pages of docs that are made from the code, and kept in the repository, anew: `npm run docs:reference`. With
// `--check` nothing is written, and what is not as the code has it is told of.
import { readFileSync, writeFileSync } from "node:fs";
import { argv, stderr } from "node:process";
import { madePages } from "./made-pages.ts";

const isCheck = argv.includes("--check");
for (const [file, make] of Object.entries(madePages)) {
  const place = new URL(`../${file}`, import.meta.url);
  const made = await make();
  if (!isCheck) writeFileSync(place, made);
  else if (readFileSync(place, "utf8") !== made) stderr.write(`docs/${file} is not as the code has it\n`);
}
