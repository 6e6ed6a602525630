import { expect, it } from "vitest";
import { bundle, otherBundlers } from "../src/sizes/bundle.ts";
import { measureAll, readBudget } from "../src/sizes/measure.ts";
import { packedFolder } from "../src/tarballs.ts";

const packed = await packedFolder();
const weights = await measureAll(packed);
const ours = weights.filter(({ own }) => own > 0);

/** The files of a package of which something is left in the bundle of a program in `sizes/`. */
const filesLeft = async (program: string, of: string): Promise<ReadonlyArray<string>> =>
  (await bundle(packed, program)).parts.filter((part) => part.package === of).map(({ file }) => file);

it("every bundle of ours has a budget", () => {
  expect(Object.keys(readBudget()).sort()).toEqual(ours.map(({ name }) => name).sort());
});

it.each(ours)("$name stays within its budget (`npm run sizes` shows where the bytes are)", ({ name, gzip }) => {
  expect(gzip).toBeLessThanOrEqual(readBudget()[name] ?? 0);
});

it("reading a rule costs less than one command in zod, and none of it is the store, decisions or projections", async () => {
  const files = await filesLeft("parse-rule", "@meetlat/core");
  expect(files).toContain("dist/rules/notation.js");
  expect(files.filter((file) => !/^dist\/(rules|vocabulary)\//.test(file))).toEqual([]);
  // Nor is there anything in it of how rules are judged.
  expect(files).not.toContain("dist/rules/evaluate.js");
  const gzipOf = (wanted: string) => weights.find(({ name }) => name === wanted)?.gzip ?? Number.NaN;
  expect(gzipOf("parse-rule")).toBeLessThan(gzipOf("one-command-in-zod"));
});

it("judging targets brings no decisions on commands, no readers of notation and no schemas", async () => {
  const files = await filesLeft("fold-and-target-checks", "@meetlat/core");
  expect(files).toContain("dist/projections/target-checks.js");
  expect(files.filter((file) => /^dist\/(store|codec|promise)\//.test(file))).toEqual([]);
  expect(files).not.toContain("dist/register/decide.js");
  expect(files).not.toContain("dist/rules/scanner.js");
});

it("printing a line of a register brings no reports and no schemas", async () => {
  const files = await filesLeft("print-event", "@meetlat/json");
  expect(files).toContain("dist/events/print-event.js");
  expect(files.filter((file) => /^dist\/(reports|schemas)\//.test(file))).toEqual([]);
  expect((await filesLeft("print-event", "effect")).filter((file) => file.includes("Schema"))).toEqual([]);
});

it.each(Object.entries(otherBundlers))("%s leaves out the same", async (_, bundled) => {
  const rule = await bundled(packed, "parse-rule");
  const judged = await bundled(packed, "fold-and-target-checks");
  expect(rule).toContain("each year");
  expect(judged).toContain("MeasurementRecorded");
  for (const absent of ["MeasurementRecorded", "AppendConditionFailed", "RecordMeasurement", "noMeasurement"])
    expect(rule).not.toContain(absent);
  for (const absent of ["AppendConditionFailed", "RecordMeasurement"]) expect(judged).not.toContain(absent);
});
