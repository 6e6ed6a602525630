import type { Command } from "@meetlat/core";
import { decodeCommand, decodeEvent, type Misfit } from "@meetlat/core/codec";
import { commandsByTag, histories } from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeReport, encodeReport, jsonSchemas, type Report, reportSchemas } from "../../src/index.ts";
import { asked } from "../reports/asked.ts";
import { runs } from "../runs.ts";
import { everyType } from "./every-type.ts";
import { mutationsOf } from "./mutations.ts";
import { validatorOf, validators, warnings } from "./validators.ts";

type Decode = (document: unknown) => Result.Result<unknown, ReadonlyArray<Misfit>>;

/** A document with the name of its schema and the decoder that reads it. */
interface Sample {
  readonly path: string;
  readonly document: unknown;
  readonly decode: Decode;
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const events: fc.Arbitrary<ReadonlyArray<Sample>> = fc
  .oneof({ weight: 3, arbitrary: histories }, fc.constant(everyType))
  .map((history) =>
    history.map((event) => ({ path: `events/${event.type}`, document: json(event), decode: decodeEvent })),
  );

const commands: fc.Arbitrary<ReadonlyArray<Sample>> = fc
  .constantFrom(...(Object.keys(commandsByTag) as ReadonlyArray<Command["_tag"]>))
  .chain((tag) => commandsByTag[tag])
  .map((command) => [{ path: `commands/${command._tag}`, document: json(command), decode: decodeCommand }]);

const reports: fc.Arbitrary<ReadonlyArray<Sample>> = asked.map((found) =>
  found.map(([name, report]) => ({
    path: `reports/${name}`,
    document: JSON.parse(encodeReport(report)),
    decode: (document) =>
      Result.mapError(decodeReport<Report>(reportSchemas[name], JSON.stringify(document)), ({ misfits }) => misfits),
  })),
);

/**
 * What decoders refuse and no JSON Schema can: each says something of more than one text, or of a text as a whole that no
 * pattern can.
 */
const stricter: ReadonlyMap<string, string> = new Map([
  ["put the lowest number first", "a comparison of two numbers"],
  ["put the periods of the rule in order of time, and not too many rules within rules", "an order, and a depth"],
  ["give every period of the formula an end, and not too many steps within each other", "a depth"],
  ['write a period, like "2018", "2018-Q3", "2018..2021" or "2023.."', "an end that is not before its start"],
  [
    "use letters, digits, “.”, “_” and “-” only, starting with a letter or digit",
    "Unicode's composed form, and a length in UTF-16",
  ],
]);

/** Whether a misfit is of that kind, or of the text's own: strict JSON refuses names that JavaScript has a use for itself. */
const isStricter = ({ problem }: Misfit): boolean => stricter.has(problem.en) || /^\d+:\d+: /.test(problem.en);

const samples = [
  ["events", events, 80],
  ["commands", commands, 600],
  ["reports", reports, 25],
] as const;

describe("the schemas", () => {
  it("are read by Ajv's strict mode without a warning", () => {
    expect(validators.size).toBe(jsonSchemas().length);
    expect(warnings).toEqual([]);
  });

  it.each(samples)("take all %s that are written", (kind, arbitrary, tries) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitrary, (found) => {
        for (const { path, document } of found) {
          seen.add(path);
          const validate = validatorOf(path);
          expect(validate(document), JSON.stringify([validate.errors, document])).toBe(true);
        }
      }),
      { numRuns: runs(tries) },
    );
    const known = [...validators.keys()].filter((path) => path.startsWith(kind));
    expect([...seen].sort()).toEqual(known.sort());
  });

  it.each(samples)(
    "refuse no %s that the decoder takes, and the decoder refuses more only where it must",
    (kind, arbitrary, tries) => {
      let refused = 0;
      let more = 0;
      fc.assert(
        fc.property(
          arbitrary
            .filter((found) => found.length > 0)
            .chain((found) => fc.constantFrom(...found))
            .chain((sample) =>
              fc
                .array(mutationsOf(sample.document), { minLength: 10, maxLength: 20 })
                .map((documents) => ({ sample, documents })),
            ),
          ({ sample: { path, decode }, documents }) => {
            const validate = validatorOf(path);
            for (const document of documents) {
              const outcome = decode(document);
              if (!validate(document)) {
                refused += 1;
                expect(Result.isFailure(outcome), JSON.stringify([path, validate.errors, document])).toBe(true);
              } else if (Result.isFailure(outcome)) {
                more += 1;
                // Where a field may be one thing or another, every misfit is told of; one of them is why.
                const byField = Map.groupBy(outcome.failure, (misfit) => misfit.path.join("."));
                for (const misfits of byField.values()) {
                  const why = misfits.some(isStricter);
                  expect(why, JSON.stringify([path, misfits, document])).toBe(true);
                }
              }
            }
          },
        ),
        { numRuns: runs(tries * 2) },
      );
      expect(refused).toBeGreaterThan(runs(100));
      if (kind === "commands") expect(more).toBeGreaterThan(0);
    },
  );

  const refusedByDecoderOnly: ReadonlyArray<readonly [why: string, command: object]> = [
    [
      "an end before the start",
      { _tag: "PlanDeliverable", deliverable: "d", programme: "p", title: "t", due: "2021..2018" },
    ],
    [
      "the lowest number last",
      { _tag: "RecordForecast", indicator: "i", period: "2020", value: { _tag: "Range", low: "2", high: "1" } },
    ],
    [
      "periods out of order",
      {
        _tag: "ReviseTarget",
        target: "t",
        rule: {
          _tag: "Path",
          comparator: "<=",
          steps: [
            { period: "2020", threshold: "1" },
            { period: "2019", threshold: "2" },
          ],
          indicative: false,
        },
      },
    ],
    ["letters that can be composed and are not", { _tag: "CloseProgramme", programme: "e\u0308", on: "2020-01-01" }],
    ["more than 100 units of UTF-16", { _tag: "CloseProgramme", programme: "𝟙".repeat(60), on: "2020-01-01" }],
    [
      "a formula of a period without an end",
      {
        _tag: "RecordClaim",
        claim: "c",
        text: "t",
        formula: { _tag: "Measured", indicator: "i", area: "whole", period: "2020.." },
        published: { _tag: "Up" },
      },
    ],
  ];

  it.each(refusedByDecoderOnly)("cannot say what the decoder refuses besides: %s", (_, command) => {
    const { _tag } = command as { readonly _tag: string };
    expect(validatorOf(`commands/${_tag}`)(command)).toBe(true);
    const outcome = decodeCommand(command);
    expect(Result.isFailure(outcome) && outcome.failure.map(({ problem }) => stricter.has(problem.en))).toEqual([true]);
  });
});
