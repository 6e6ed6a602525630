import { periodContains, series, targetChecks } from "@meetlat/core";
import { checkReport, encodeReport } from "@meetlat/json";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { ready } from "../ask.ts";
import { NegativeAnswer } from "../exit.ts";
import { languageOf, periodFlag, questionFlags } from "../options.ts";
import { Output } from "../output.ts";
import { checksAsCsv, checksAsTable } from "../reports/check.ts";

/** `meetlat check`: which targets are met, with reasons. */
export const check = Command.make(
  "check",
  {
    ...questionFlags,
    year: Flag.String("year").pipe(
      Flag.withMetavar("PERIOD"),
      Flag.withDescription("Only rows about this year or other period, and the targets as a whole"),
      Flag.optional,
    ),
    failOn: Flag.Literals("fail-on", ["notMet", "unknown"]).pipe(
      Flag.withDescription("Exit with status 1 when a row has this verdict"),
      Flag.optional,
    ),
  },
  Effect.fnUntraced(function* (flags) {
    const year = yield* periodFlag("year", flags.year, languageOf(flags.lang, flags.locale));
    const { register, question, programme, look } = yield* ready(flags);
    const checks = targetChecks(register, question, {
      ...(programme === null ? {} : { programme }),
      ...(year === null ? {} : { period: year }),
    });
    const output = yield* Output;
    switch (flags.format) {
      case "json":
        yield* output.print(encodeReport(checkReport(checks, question)));
        break;
      case "csv":
        yield* output.print(checksAsCsv(checks));
        break;
      case "table":
        yield* output.print(
          checksAsTable(checks, question, look, ({ indicator, area }) =>
            (series(register, indicator, area, question)?.points ?? []).filter(
              (point) => year === null || periodContains(year, point.period),
            ),
          ),
        );
    }
    const failOn = Option.getOrNull(flags.failOn);
    if (failOn !== null && checks.some(({ verdict }) => verdict === failOn)) return yield* new NegativeAnswer();
  }),
).pipe(
  Command.withDescription("Which targets are met? One row per target and period, with the reasons of what is unknown."),
  Command.withExamples([
    {
      command: "meetlat check --from tables --locale nl --as-of 2021-07-01",
      description: "The targets as they stood on 1 July 2021",
    },
    { command: "meetlat check --from tables --format json", description: "The same, for a program" },
  ]),
);
