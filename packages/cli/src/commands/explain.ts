import { explainTarget } from "@meetlat/core";
import { encodeReport, explainReport } from "@meetlat/json";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import { ready } from "../ask.ts";
import { languageOf, questionFlags } from "../options.ts";
import { Output } from "../output.ts";
import { explanationAsCsv, explanationAsText } from "../reports/explain.ts";
import { askedPeriod, asTarget, noSuchTarget, targetArguments } from "./target-arguments.ts";

/** `meetlat explain`: the steps that led to a verdict. */
export const explain = Command.make(
  "explain",
  { ...targetArguments, ...questionFlags },
  Effect.fnUntraced(function* (flags) {
    const language = languageOf(flags.lang, flags.locale);
    const period = yield* askedPeriod(flags.period, language);
    const { register, placesOf, question, look } = yield* ready(flags, true);
    const explained = explainTarget(register, asTarget(flags.target), period, question);
    if (explained === null) return yield* noSuchTarget(flags.target, register, language);
    const { print } = yield* Output;
    switch (flags.format) {
      case "json":
        return yield* print(encodeReport(explainReport(explained, question)));
      case "csv":
        return yield* print(explanationAsCsv(explained));
      case "table":
        return yield* print(explanationAsText(explained, placesOf, look));
    }
  }),
).pipe(
  Command.withDescription("Why is this verdict what it is? The steps that led to it, with the events behind each."),
  Command.withExamples([
    { command: "meetlat explain 4b 2020 --from tables --locale nl", description: "Why was 4b not met in 2020?" },
  ]),
);
