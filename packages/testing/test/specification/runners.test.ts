import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const run = (file: string): Promise<string> =>
  new Promise((resolve) => {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const args = ["--conditions=@meetlat/source", "--test", "--test-reporter=tap", path];
    const env = { PATH: process.env.PATH ?? "" };
    execFile(process.execPath, args, { env }, (_, stdout, stderr) => resolve(stdout + stderr));
  });

describe("under node:test", () => {
  it("a specification holds, and one that does not shows what was found and what was expected", async () => {
    const output = await run("./under-node-test.ts");
    expect(output).toMatch(/^ok 1 - a number is recorded$/m);
    expect(output).toMatch(/^not ok 2 - a number that is another$/m);
    expect(output).toContain('1.data.value.value  found "1989"  expected "1990"');
    expect(output).toMatch(
      /expected:\s+1:\s+type: 'MeasurementRecorded'\s+data:\s+value:\s+_tag: 'Exact'\s+value: '1990'/,
    );
    expect(output).toMatch(
      /actual:\s+1:\s+type: 'MeasurementRecorded'\s+data:\s+value:\s+_tag: 'Exact'\s+value: '1989'/,
    );
    expect(output).toMatch(/^# pass 1$/m);
    expect(output).toMatch(/^# fail 1$/m);
  });
});
