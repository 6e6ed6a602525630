import { describe, expect, it } from "vitest";
import { incompatibilities, incompatibility } from "../../schemas/compatibility.ts";
import { fileOf, pathOf } from "../../schemas/files.ts";
import { hold, lostSince } from "../../schemas/held.ts";
import { type JsonSchema, jsonSchemas, type SchemaDocument } from "../../src/index.ts";

const made = jsonSchemas();

const find = (wanted: string): SchemaDocument => {
  const found = made.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`No schema of ${wanted}`);
  return found;
};

interface Open {
  [key: string]: Open;
}

/** A schema with something changed in it. */
const changed = (name: string, change: (schema: Open) => void): SchemaDocument => {
  const document = find(name);
  const schema = JSON.parse(JSON.stringify(document.schema));
  change(schema);
  return { ...document, schema };
};

const said = (name: string, change: (schema: Open) => void): ReadonlyArray<string> => {
  const after = changed(name, change);
  return incompatibilities(after.kind, find(name).schema, after.schema);
};

/** What is said of the change the other way round. */
const undone = (name: string, change: (schema: Open) => void): ReadonlyArray<string> => {
  const before = changed(name, change);
  return incompatibilities(before.kind, before.schema, find(name).schema);
};

const at = (schema: Open, ...path: ReadonlyArray<string>): Open => {
  let one: Open | undefined = schema;
  for (const key of path) one = one?.[key];
  if (one === undefined) throw new Error(`Nothing at ${path.join(".")}`);
  return one;
};

const put = (schema: Open, path: ReadonlyArray<string>, value: unknown): void => {
  Object.assign(at(schema, ...path.slice(0, -1)), { [path.at(-1) ?? ""]: value });
};

const data = ["properties", "data", "properties"];

describe("a schema of an event or command", () => {
  it("may gain a field that may be left out, a word, and anything that is said to people", () => {
    expect(said("MeasurementRecorded", (s) => put(s, [...data, "mood"], { type: "string" }))).toEqual([]);
    expect(said("MeasurementRecorded", (s) => put(s, ["$defs", "Flag", "enum"], [...flags, "lost"]))).toEqual([]);
    expect(said("MeasurementRecorded", (s) => put(s, [...data, "unit", "description"], "Its unit."))).toEqual([]);
    expect(said("SetTarget", (s) => put(s, ["$defs", "Decimal", "pattern"], "."))).not.toEqual([]);
    expect(said("SetTarget", (s) => put(s, ["$defs", "AreaId", "maxLength"], 200))).toEqual([]);
  });

  const flags = at(find("MeasurementRecorded").schema as Open, "$defs", "Flag", "enum") as unknown as Array<string>;

  it("may not ask for more than before", () => {
    expect(said("MeasurementRecorded", (s) => put(s, ["properties", "data", "required"], ["note", "unit"]))).toEqual([
      "data.note could be left out, and is required now",
    ]);
    expect(said("MeasurementRecorded", (s) => put(s, ["$defs", "Flag", "enum"], flags.slice(1)))).toEqual([
      'data.flags.[] could be "provisional", and cannot now',
    ]);
    expect(said("MeasurementRecorded", (s) => put(s, ["$defs", "AreaId", "maxLength"], 50))).toEqual([
      "data.area is held to maxLength 50 now, and was not before",
    ]);
    expect(said("MeasurementRecorded", (s) => put(s, [...data, "note"], { type: "null" }))).toEqual([
      "data.note could be string, and cannot now",
    ]);
    expect(undone("MeasurementRecorded", (s) => put(s, [...data, "mood"], { type: "string" }))).toEqual([
      "data.mood was allowed, and is refused now",
    ]);
    expect(said("MeasurementRecorded", (s) => put(s, ["$defs", "Unit", "format"], "unit"))).toEqual([
      'data.unit is held to format "unit" now, and was not before',
    ]);
  });

  it("is compared within rules of rules", () => {
    const found = said("TargetSet", (s) => put(s, ["$defs", "Average", "properties", "step"], { enum: ["year"] }));
    expect(found[0]).toBe('data.rule.step could be "half" or "quarter" or "month", and cannot now');
    expect(found).toContain('data.rule.rules.[].step could be "half" or "quarter" or "month", and cannot now');
    expect(found.every((one) => one.includes(".step could be"))).toBe(true);
    const branches = at(find("TargetSet").schema as Open, "$defs", "Rule", "anyOf") as unknown as Array<Open>;
    expect(said("TargetSet", (s) => put(s, ["$defs", "Rule", "anyOf"], branches.slice(1)))[0]).toBe(
      'data.rule._tag could be "Level", and cannot now',
    );
    expect(undone("TargetSet", (s) => put(s, ["$defs", "Rule", "anyOf"], branches.slice(1)))).toEqual([]);
    expect(said("TargetSet", (s) => put(s, ["$defs", "Rule", "anyOf"], [...branches].reverse()))).toEqual([]);
  });

  it("is told which version to give, and how it is read after that", () => {
    const after = changed("MeasurementRecorded", (s) => put(s, ["properties", "data", "required"], ["note"]));
    expect(incompatibility(after, find("MeasurementRecorded").schema)).toBe(
      [
        "events/MeasurementRecorded.v1.json changed in a way that is not compatible:",
        "  - data.note could be left out, and is required now.",
        "  Events are read for ever: leave version 1 as it is, give the event schemaVersion 2, and add a step that takes version 1 to it.",
      ].join("\n"),
    );
  });
});

describe("a schema of a report", () => {
  const row = ["$defs", "Check", "properties"];
  const verdicts = ["met", "notMet", "unknown", "notApplicable"];

  it("may gain a field, and may promise more", () => {
    expect(said("CheckReport", (s) => put(s, [...row, "shade"], { type: "string" }))).toEqual([]);
    expect(said("CheckReport", (s) => put(s, [...row, "rule"], { type: "string" }))).toEqual([]);
    expect(said("CheckReport", (s) => put(s, ["$defs", "Verdict", "enum"], verdicts.slice(1)))).toEqual([]);
    expect(said("CheckReport", (s) => put(s, ["required"], [...required, "at"]))).toEqual([]);
  });

  const required = at(find("CheckReport").schema as Open, "required") as unknown as Array<string>;

  it("may not take away what readers rely on", () => {
    expect(
      said("CheckReport", (s) => {
        const { gap: _gap, ...left } = at(s, ...row);
        put(s, row, left);
      }),
    ).toEqual(["checks.[].gap is gone"]);
    expect(
      said("CheckReport", (s) => {
        const { at: _at, ...left } = at(s, "properties");
        put(s, ["properties"], left);
      }),
    ).toEqual(["at is gone"]);
    expect(said("CheckReport", (s) => put(s, ["required"], required.slice(1)))).toEqual([
      "schema may be absent now, and was always there",
    ]);
    expect(said("CheckReport", (s) => put(s, ["$defs", "Verdict", "enum"], [...verdicts, "perhaps"]))).toEqual([
      'checks.[].verdict may be "perhaps" now, and never was',
    ]);
    expect(
      said("CheckReport", (s) => put(s, [...row, "title"], { anyOf: [{ type: "string" }, { type: "null" }] })),
    ).toEqual(["checks.[].title may be null now, and never was"]);
    expect(said("CheckReport", (s) => put(s, [...row, "gap"], { type: ["number", "null"] }))).toEqual([
      "checks.[].gap may be integer or fraction now, and never was",
    ]);
    expect(said("CheckReport", (s) => put(s, ["$defs", "Period", "pattern"], "^2"))).toEqual([
      expect.stringMatching(/^checks\.\[\]\.period is no longer held to pattern/),
    ]);
    expect(
      said("ExplainReport", (s) => put(s, ["$defs", "Explanation", "properties", "area"], { type: "null" })),
    ).toEqual([]);
    expect(said("ExplainReport", (s) => put(s, ["$defs", "Step", "properties", "step"], { type: "integer" }))).toEqual([
      "explanation.steps.[].step may be anything of its kind now, and was always one of a list",
      "explanation.parts.[].steps.[].step may be anything of its kind now, and was always one of a list",
    ]);
  });
});

describe("the schemas in their folder", () => {
  const standing = hold(made, new Map()).files;

  it("stand as they are when nothing changed", () => {
    expect(hold(made, standing)).toEqual({ files: standing, refusals: [] });
  });

  it("are not written over by a change that is not compatible", () => {
    const after = changed("CheckReport", (s) => put(s, ["required"], []));
    const { refusals } = hold(
      made.map((one) => (one.name === "CheckReport" ? after : one)),
      standing,
    );
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toContain("checks may be absent now");
  });

  it("stay when a later version takes their place, and are gone never", () => {
    const next = { ...find("TargetSet"), version: 2 };
    const others = made.filter(({ name }) => name !== "TargetSet");
    const { files, refusals } = hold([...others, next], standing);
    expect(refusals).toEqual([]);
    expect(files.get("events/TargetSet.v1.json")).toBe(standing.get("events/TargetSet.v1.json"));
    expect(files.has("events/TargetSet.v2.json")).toBe(true);
    expect(files.get("README.md")).toContain("[TargetSet](events/TargetSet.v2.json) | 2");
    expect(hold(others, standing).refusals).toEqual([expect.stringContaining("there is no TargetSet any more")]);
    expect(hold(made, files).refusals).toEqual([expect.stringContaining("is of a later version than 1")]);
  });

  it("are compared with those of an earlier commit, also when somebody wrote over them by hand", () => {
    const path = "events/TargetSet.v1.json";
    const without = new Map([...standing].filter(([one]) => one !== path));
    expect(lostSince(standing, standing)).toEqual([]);
    expect(lostSince(without, standing)).toEqual([]);
    expect(lostSince(standing, without)).toEqual([`${path} is gone, and others rely on it: put it back.`]);
    const stricter = fileOf(changed("TargetSet", (s) => put(s, [...data, "note", "pattern"], "^a")).schema);
    expect(lostSince(standing, new Map([...standing, [path, stricter]]))).toEqual([
      expect.stringContaining('data.note is held to pattern "^a" now, and was not before'),
    ]);
    expect(lostSince(new Map([...standing, [path, stricter]]), standing)).toEqual([]);
  });

  it("are told apart from what does not belong there", () => {
    const with_ = (path: string, text: string) => hold(made, new Map([...standing, [path, text]])).refusals;
    expect(with_("notes.txt", "")).toEqual(["notes.txt is not a schema: take it away, or mend it."]);
    expect(with_("events/TargetSet.v1.json", "{")).toEqual([
      "events/TargetSet.v1.json is not a schema: take it away, or mend it.",
    ]);
    const broken: JsonSchema = { type: "object" };
    expect(with_(pathOf(find("CloseProgramme")), fileOf(broken)).length).toBe(1);
  });
});
