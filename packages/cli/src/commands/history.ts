import { targetHistory, verdictHistory } from "@meetlat/core";
import { encodeReport, historyReport } from "@meetlat/json";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import { ready } from "../ask.ts";
import { languageOf, questionFlags } from "../options.ts";
import { Output } from "../output.ts";
import { historyAsCsv, historyAsTable } from "../reports/history.ts";
import { askedPeriod, asTarget, noSuchTarget, targetArguments } from "./target-arguments.ts";

/** `meetlat history`: what a target was, and how the verdict on it changed. */
export const history = Command.make(
  "history",
  { ...targetArguments, ...questionFlags },
  Effect.fnUntraced(function* (flags) {
    const language = languageOf(flags.lang, flags.locale);
    const period = yield* askedPeriod(flags.period, language);
    const { register, placesOf, question, look } = yield* ready(flags, true);
    const target = asTarget(flags.target);
    const versions = targetHistory(register, target, question);
    const verdicts = verdictHistory(register, target, period, question);
    if (versions === null || verdicts === null) return yield* noSuchTarget(flags.target, register, language);
    const story = { target, versions, verdicts };
    const { print } = yield* Output;
    switch (flags.format) {
      case "json":
        return yield* print(encodeReport(historyReport(story, question)));
      case "csv":
        return yield* print(historyAsCsv(story));
      case "table":
        return yield* print(historyAsTable(story, placesOf, look));
    }
  }),
).pipe(
  Command.withDescription("What was this target, who changed it and why, and when did the verdict on it change?"),
  Command.withExamples([{ command: "meetlat history 4b --from tables --locale nl", description: "The story of 4b" }]),
);
