import { deviations as deviationsOf } from "@meetlat/core";
import { deviationsReport, encodeReport } from "@meetlat/json";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { ready } from "../ask.ts";
import { BadInput, NegativeAnswer } from "../exit.ts";
import { languageOf, periodFlag, questionFlags } from "../options.ts";
import { Output } from "../output.ts";
import { deviationsAsCsv, deviationsAsTable } from "../reports/deviations.ts";

/** `meetlat deviations`: how the outturn deviates from the budget, and whether the printed figures add up. */
export const deviations = Command.make(
  "deviations",
  {
    ...questionFlags,
    year: Flag.String("year").pipe(Flag.withMetavar("YEAR"), Flag.withDescription("The year of the budget")),
    failOn: Flag.Literals("fail-on", ["inconsistent"]).pipe(
      Flag.withDescription("Exit with status 1 when printed figures do not add up"),
      Flag.optional,
    ),
  },
  Effect.fnUntraced(function* (flags) {
    const language = languageOf(flags.lang, flags.locale);
    const year = yield* periodFlag("year", Option.some(flags.year), language);
    if (year === null) return yield* new BadInput({ lines: ["--year"] });
    const { register, question, programme, look } = yield* ready(flags);
    const found = deviationsOf(register, year, question, programme === null ? {} : { programme });
    const output = yield* Output;
    switch (flags.format) {
      case "json":
        yield* output.print(encodeReport(deviationsReport(found, question)));
        break;
      case "csv":
        yield* output.print(deviationsAsCsv(deviationsReport(found, question)));
        break;
      case "table":
        yield* output.print(deviationsAsTable(found, look));
    }
    if (Option.isSome(flags.failOn) && found.reconciliation.consistency === "inconsistent") {
      return yield* new NegativeAnswer();
    }
  }),
).pipe(
  Command.withDescription(
    "How far is the outturn from the budget, in whose favour, and do the printed figures add up within their rounding?",
  ),
  Command.withExamples([
    {
      command: "meetlat deviations --from tables --locale nl --year 2020",
      description: "The accounts of 2020 against the budget",
    },
  ]),
);
