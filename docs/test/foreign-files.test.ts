import { readFileSync } from "node:fs";
import { describeCellError, type ReadOptions, readTables } from "@meetlat/csv";
import { readMappings } from "@meetlat/csv/mapping";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

const guide = readFileSync(new URL("../guides/foreign-files.md", import.meta.url), "utf8");

/** The blocks of the guide in which a file, its mapping and the table that it is read as stand. */
const blocks = [...guide.matchAll(/^```(csv|json) (\S+)\n([\s\S]*?)^```/gm)].map(([, kind, name = "", text = ""]) => ({
  kind,
  name,
  text,
}));
const examples = blocks.flatMap(({ kind, name, text }, i) =>
  kind === "csv" && name !== "as" ? [{ name, text, mapping: blocks[i + 1], as: blocks[i + 2] }] : [],
);

const commands = (name: string, content: string | Uint8Array, options: ReadOptions) => {
  const batch = readTables([{ name, content }], options);
  if (Result.isSuccess(batch)) return batch.success.commands;
  throw new Error(batch.failure.map((error) => describeCellError(error, "en")).join("\n"));
};

describe("the foreign files of the guide", () => {
  it("are there", () => {
    expect(examples.map(({ name }) => name)).toEqual([
      "indicator_8-5-2.csv",
      "statline.csv",
      "37230ned_TypedDataSet.csv",
      "waarstaatjegemeente.csv",
      "leerlingen.csv",
    ]);
  });

  it.each(examples)("$name is read as the table below it, in every encoding", ({ name, text, mapping, as }) => {
    expect(mapping?.name).toBe(name);
    expect(as?.name).toBe("as");
    const mappings = Result.getOrThrow(readMappings(mapping?.text ?? ""));
    const expected = commands("measurements.csv", as?.text ?? "", {});
    expect(commands(name, text, { mappings })).toEqual(expected);
    const crlf = text.replaceAll("\n", "\r\n");
    expect(commands(name, new TextEncoder().encode(`\uFEFF${crlf}`), { mappings })).toEqual(expected);
    const utf16 = new Uint8Array(new Uint16Array([...`\uFEFF${crlf}`].map((c) => c.charCodeAt(0))).buffer);
    expect(commands(name, utf16, { mappings })).toEqual(expected);
    const latin = Uint8Array.from(crlf, (c) => c.charCodeAt(0));
    expect(commands(name, latin, { mappings, encoding: "windows-1252" })).toEqual(expected);
  });

  it.each(examples)("$name has no column that its mapping could do without", ({ name, text, mapping }) => {
    const [whole] = Result.getOrThrow(readMappings(mapping?.text ?? ""));
    for (const part of ["columns", "unpivot", "rows", "ignore", "footer", "header", "periods", "locale"] as const) {
      if (whole?.[part] === undefined) continue;
      const { [part]: _, ...rest } = whole;
      const batch = readTables([{ name, content: text }], { mappings: [rest] });
      const before = readTables([{ name, content: text }], { mappings: [whole] });
      const isSame =
        Result.isSuccess(batch) &&
        Result.isSuccess(before) &&
        JSON.stringify(batch.success.commands) === JSON.stringify(before.success.commands);
      expect(isSame, `${name} without ${part}`).toBe(false);
    }
  });
});
