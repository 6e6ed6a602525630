import {
  CheckReport,
  ClaimsReport,
  DeliverablesReport,
  DeviationsReport,
  decodeReport,
  ExplainReport,
  encodeReport,
  HistoryReport,
  type Report,
} from "@meetlat/json";
import * as Result from "effect/Result";
import type * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "documents.csv": "document,kind,title,unit_multiplier\nrekening,accounts,Jaarstukken,1000\n",
  "programmes.csv": "programme,title\nzorg,Zorg\n",
  "indicators.csv": "indicator,title,unit,polarity,nature,programme\nbezoeken,Bezoeken,%,higher,average,zorg\n",
  "measurements.csv":
    "indicator,area,period,value,published_on,flags\nbezoeken,,2018,21,2019-05-01,\nbezoeken,,2019,32,2020-05-01,provisional\n",
  "targets.csv":
    "target,indicator,area,rule,known_on,decided_by,source\nbezoeken,bezoeken,,>= 25 each year 2018..2020,2018-01-01,raad,rekening p. 3\n",
  "deliverables.csv":
    "deliverable,programme,title,due,status,on\ntelefoon,zorg,Telefoonlijn,2019,achieved,2019-06-01\n",
  "budget.csv":
    "programme,year,line,side,original,amended,actual,published_deviation,source\nzorg,2020,lasten,expense,100,110,90.5,-19,rekening p. 4\n",
  "claims.csv": "claim,text,formula,published\nmeer,Meer bezoeken,bezoeken[2019] - bezoeken[2018],11\n",
};

const asked: ReadonlyArray<readonly [string, ReadonlyArray<string>, Schema.Codec<Report, unknown>]> = [
  ["check", [], CheckReport],
  ["deliverables", [], DeliverablesReport],
  ["claims", [], ClaimsReport],
  ["deviations", ["--year", "2020"], DeviationsReport],
  ["explain", ["bezoeken"], ExplainReport],
  ["history", ["bezoeken"], HistoryReport],
];

describe("the JSON of the command line", () => {
  it.each(asked)("is the report of @meetlat/json, to the byte: %s", (command, more, schema) =>
    withTables(tables, async (folder) => {
      const flags = ["--from", folder, "--as-of", "2021-07-01", "--format", "json"];
      const { status, out, err } = await run([command, ...more, ...flags]);
      expect([status, err]).toEqual([0, ""]);
      const read = decodeReport(schema, out);
      expect(read).toEqual(Result.succeed(JSON.parse(out)));
      expect(encodeReport(Result.getOrThrow(read))).toBe(out);
    }),
  );

  it("says at which position it was asked", () =>
    withTables(tables, async (folder) => {
      const flags = ["--from", folder, "--as-of", "2021-07-01", "--format", "json"];
      const { out } = await run(["check", ...flags, "--at", "3"]);
      expect(JSON.parse(out)).toEqual({
        schema: "meetlat-check/1",
        asOf: "2021-07-01",
        knownAt: null,
        at: 3,
        checks: [],
      });
    }));
});
