import { readFileSync } from "node:fs";
import * as Result from "effect/Result";
import { expect, it } from "vitest";
import { decodeEvent } from "../../src/codec/index.ts";
import {
  claimChecks,
  day,
  deliverableChecks,
  deviations,
  fold,
  period,
  printValue,
  type Question,
  type TargetId,
  targetChecks,
  targetHistory,
} from "../../src/index.ts";

// A whole history as version 1 wrote it. Whatever shape events get later, it gives the same answers.

const lines = readFileSync(new URL("./golden/v1/register.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const events = lines.map((line) => Result.getOrThrow(decodeEvent(JSON.parse(line))));
const register = fold(events);

const answers = (question: Question) => [
  ...targetChecks(register, question).map(({ target, period, verdict, stage, reasons, observed, gap, attainment }) =>
    [
      "check",
      target,
      period ?? "whole",
      verdict,
      stage,
      reasons.join("+"),
      observed === null ? "–" : printValue(observed),
      gap,
      attainment,
    ].join(" "),
  ),
  ...deviations(register, period("2018"), question).lines.map(({ line, deviation, effectOnBalance, published }) =>
    ["line", line, deviation, effectOnBalance, published].join(" "),
  ),
  ...claimChecks(register, question).map(({ claim, status }) => ["claim", claim, status].join(" ")),
  ...deliverableChecks(register, question).map(({ deliverable, verdictFirst, verdictNow }) =>
    ["deliverable", deliverable, verdictFirst, verdictNow].join(" "),
  ),
];

it("a history that version 1 wrote gives the answers that it gave then", () => {
  const now = { asOf: day("2021-07-01"), knownAt: null, at: null };
  expect({
    "2021-07-01": answers(now),
    "2021-07-01, as was known on 2020-01-01": answers({ ...now, knownAt: day("2020-01-01") }),
    "2021-07-01, up to position 20": answers({ ...now, at: 20 }),
  }).toMatchInlineSnapshot(`
    {
      "2021-07-01": [
        "check 4b 2018 met final  1893 -7 ",
        "check 4b 2019 met final  1765 -4 ",
        "check 4b 2020 met provisional  1989 -11 ",
        "check 4b whole met provisional  –  ",
        "check straten 2018 met final  1950 50 1.026316",
        "check straten 2019 met final  >=1900  ",
        "check straten 2020 unknown final notRegistered –  ",
        "check straten whole unknown final notRegistered –  ",
        "check eenzaam 2020 notMet final  ~12 0.5 0.833333",
        "check eenzaam whole notMet final  ~12 0.5 0.833333",
        "check overal 2020 met final  –  ",
        "check overal whole met final  –  ",
        "check landelijk 2020 met final  ~12 -0.5 ",
        "check landelijk whole met final  ~12 -0.5 ",
        "line lasten -6 6 -6",
        "line baten 1 1 ",
        "claim toename consistent",
        "claim saldo contradicted",
        "deliverable telefoon notMet met",
      ],
      "2021-07-01, as was known on 2020-01-01": [
        "check 4b 2018 met final  1893 -7 ",
        "check 4b 2019 unknown final noMeasurement –  ",
        "check 4b 2020 unknown final noMeasurement –  ",
        "check 4b whole unknown final noMeasurement –  ",
        "check straten 2018 notMet final  1824 -76 0.960000",
        "check straten 2019 unknown final noMeasurement –  ",
        "check straten 2020 unknown final noMeasurement –  ",
        "check straten whole notMet final  –  ",
        "check eenzaam 2020 unknown final noMeasurement –  ",
        "check eenzaam whole unknown final noMeasurement –  ",
        "check overal 2020 unknown final noMeasurement –  ",
        "check overal whole unknown final noMeasurement –  ",
        "check landelijk 2020 unknown final noMeasurement –  ",
        "check landelijk whole unknown final noMeasurement –  ",
        "line lasten -6 6 -6",
        "line baten 1 1 ",
        "deliverable telefoon unknown unknown",
      ],
      "2021-07-01, up to position 20": [
        "check 4b 2018 met final  1893 -7 ",
        "check 4b 2019 unknown final noMeasurement –  ",
        "check 4b 2020 unknown final noMeasurement –  ",
        "check 4b whole unknown final noMeasurement –  ",
        "check straten 2018 notMet final  1824 -76 0.960000",
        "check straten 2019 unknown final noMeasurement –  ",
        "check straten 2020 unknown final noMeasurement –  ",
        "check straten whole notMet final  –  ",
        "check eenzaam 2020 unknown final noMeasurement –  ",
        "check eenzaam whole unknown final noMeasurement –  ",
        "check overal 2020 unknown final noMeasurement –  ",
        "check overal whole unknown final noMeasurement –  ",
        "check landelijk 2020 unknown final noMeasurement –  ",
        "check landelijk whole unknown final noMeasurement –  ",
        "line lasten -6 6 -6",
        "line baten 1 1 ",
        "deliverable telefoon unknown unknown",
      ],
    }
  `);
  expect(targetHistory(register, "4b" as TargetId, now)).toHaveLength(2);
});
