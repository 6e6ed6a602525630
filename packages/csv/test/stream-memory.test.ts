import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const program = `
  import { streamTables } from "@meetlat/csv";
  import * as Effect from "effect/Effect";
  import * as Stream from "effect/Stream";
  const ROWS = 400_000;
  function* pieces() {
    yield "indicator,area,period,value,note\\n";
    for (let i = 0; i < ROWS; i += 500) {
      let text = "";
      for (let j = i; j < i + 500; j++) text += \`visits,area-\${j % 1000},\${1000 + Math.trunc(j / 1000)},\${j},a note that is not the same as the others \${j}\\n\`;
      yield text;
    }
    yield "visits,area-1,2999,5,the last one\\n";
  }
  const encoder = new TextEncoder();
  const bytes = Stream.map(Stream.fromIterable({ [Symbol.iterator]: pieces }, { chunkSize: 1 }), (text) => encoder.encode(text));
  const tables = await Effect.runPromise(streamTables([{ name: "measurements.csv", bytes }]));
  let facts = 0;
  await Effect.runPromise(Stream.runForEach(tables.commands, ({ rows }) => Effect.sync(() => { facts += rows.length; })));
  console.log(JSON.stringify({ facts, said: tables.facts }));
`;

it("four hundred thousand measurements are streamed twice in 32 MB of heap", { timeout: 120_000 }, async () => {
  const args = ["--max-old-space-size=32", "--conditions=@meetlat/source", "--input-type=module", "--eval", program];
  const child = spawn(process.execPath, args, { cwd: fileURLToPath(new URL("..", import.meta.url)) });
  let out = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  const status = await new Promise((resolve) => child.once("exit", resolve));
  expect({ status, out: out.trim() }).toEqual({ status: 0, out: '{"facts":400001,"said":400001}' });
});
