import { FolderError, type ReadOptions, readFolder, TableErrors } from "@meetlat/csv";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Layer from "effect/Layer";
import * as Path from "effect/Path";
import { systemError } from "effect/PlatformError";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { describe, expect, it } from "vitest";

const notFound = (path: string) =>
  systemError({ _tag: "NotFound", module: "FileSystem", method: "readFile", pathOrDescriptor: path });

/** A folder in memory, at `/tables`. */
const read = (files: Readonly<Record<string, string>>, options: ReadOptions = {}, folder = "/tables") => {
  const opened: Array<string> = [];
  const layer = FileSystem.layerNoop({
    readDirectory: (path) => (path === "/tables" ? Effect.succeed(Object.keys(files)) : Effect.fail(notFound(path))),
    stream: (path) => {
      opened.push(path);
      const content = files[path.slice("/tables/".length)];
      return content === undefined || content === "unreadable"
        ? Stream.fail(notFound(path))
        : Stream.make(new TextEncoder().encode(content));
    },
  });
  const services = Layer.merge(layer, Path.layer);
  const result = Effect.runSync(Effect.result(Effect.provide(readFolder(folder, options), services)));
  return { result, opened };
};

describe("reading a folder", () => {
  it("takes in every CSV file, in the order of their names, and nothing else", () => {
    const { result, opened } = read({
      "objectives-b.csv": "objective,programme,text\nb,p,t",
      "README.md": "not a table",
      ".hidden.csv": "not a table either",
      "objectives-a.CSV": "objective,programme,text\na,p,t",
    });
    expect(opened).toEqual(["/tables/objectives-a.CSV", "/tables/objectives-b.csv"]);
    expect(Result.isSuccess(result) && result.success.commands).toMatchObject([{ objective: "a" }, { objective: "b" }]);
  });

  it("passes on how the tables are written", () => {
    const { result } = read({ "metingen.csv": "indicator;2018\ni;1.900" }, { locale: "nl" });
    expect(Result.isSuccess(result) && result.success.commands).toMatchObject([
      { rows: [{ value: { value: "1900" } }] },
    ]);
  });

  it("fails with every bad cell", () => {
    const { result } = read({ "measurements.csv": "indicator,period,value\ni,x,y" });
    const failure = Result.isFailure(result) ? result.failure : null;
    expect(failure).toBeInstanceOf(TableErrors);
    expect(failure instanceof TableErrors && failure.errors).toHaveLength(2);
    expect(failure?.message).toContain("measurements.csv:2 period “x”");
  });

  it("fails when there are no tables, no folder, or a file that cannot be read", () => {
    const none = read({ "README.md": "x" }).result;
    const nowhere = read({}, {}, "/elsewhere").result;
    const locked = read({ "measurements.csv": "unreadable" }).result;
    for (const [result, path] of [
      [none, "/tables"],
      [nowhere, "/elsewhere"],
      [locked, "/tables/measurements.csv"],
    ] as const) {
      const failure = Result.isFailure(result) ? result.failure : null;
      expect(failure).toBeInstanceOf(FolderError);
      expect(failure instanceof FolderError && failure.path).toBe(path);
    }
  });
});
