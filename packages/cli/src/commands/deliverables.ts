import { deliverableChecks } from "@meetlat/core";
import { deliverablesReport, encodeReport } from "@meetlat/json";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { ready } from "../ask.ts";
import { NegativeAnswer } from "../exit.ts";
import { questionFlags } from "../options.ts";
import { Output } from "../output.ts";
import { deliverablesAsCsv, deliverablesAsTable } from "../reports/deliverables.ts";

/** `meetlat deliverables`: what was delivered in time, as first promised and as promised now. */
export const deliverables = Command.make(
  "deliverables",
  {
    ...questionFlags,
    failOn: Flag.Literals("fail-on", ["notMet", "unknown"]).pipe(
      Flag.withDescription("Exit with status 1 when a deliverable, as promised now, has this verdict"),
      Flag.optional,
    ),
  },
  Effect.fnUntraced(function* (flags) {
    const { register, question, programme, look } = yield* ready(flags);
    const rows = deliverableChecks(register, question, programme === null ? {} : { programme });
    const output = yield* Output;
    switch (flags.format) {
      case "json":
        yield* output.print(encodeReport(deliverablesReport(rows, question)));
        break;
      case "csv":
        yield* output.print(deliverablesAsCsv(deliverablesReport(rows, question)));
        break;
      case "table":
        yield* output.print(deliverablesAsTable(rows, question, look));
    }
    const failOn = Option.getOrNull(flags.failOn);
    if (failOn !== null && rows.some(({ verdictNow }) => verdictNow === failOn)) return yield* new NegativeAnswer();
  }),
).pipe(
  Command.withDescription(
    "What was delivered in time? One row per deliverable, judged by the date first promised and the date promised now.",
  ),
  Command.withExamples([
    {
      command: "meetlat deliverables --from tables --locale nl --as-of 2018-02-01",
      description: "The deliverables as they stood on 1 February 2018",
    },
    { command: "meetlat deliverables --from tables --format json", description: "The same, for a program" },
  ]),
);
