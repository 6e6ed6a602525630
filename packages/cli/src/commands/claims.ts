import { claimChecks } from "@meetlat/core";
import { claimsReport, encodeReport } from "@meetlat/json";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { ready } from "../ask.ts";
import { NegativeAnswer } from "../exit.ts";
import { questionFlags } from "../options.ts";
import { Output } from "../output.ts";
import { claimsAsCsv, claimsAsTable } from "../reports/claims.ts";

/** `meetlat claims`: which sentences with a number agree with the register. */
export const claims = Command.make(
  "claims",
  {
    ...questionFlags,
    failOn: Flag.Literals("fail-on", ["contradicted", "unknown"]).pipe(
      Flag.withDescription("Exit with status 1 when a claim has this status"),
      Flag.optional,
    ),
  },
  Effect.fnUntraced(function* (flags) {
    const { register, question, programme, look } = yield* ready(flags);
    const found = claimChecks(register, question, programme === null ? {} : { programme });
    const output = yield* Output;
    switch (flags.format) {
      case "json":
        yield* output.print(encodeReport(claimsReport(found, question)));
        break;
      case "csv":
        yield* output.print(claimsAsCsv(claimsReport(found, question)));
        break;
      case "table":
        yield* output.print(claimsAsTable(found, question, look));
    }
    const failOn = Option.getOrNull(flags.failOn);
    if (failOn !== null && found.some(({ status }) => status === failOn)) return yield* new NegativeAnswer();
  }),
).pipe(
  Command.withDescription("Do sentences with a number agree with what was measured and spent? One row per claim."),
  Command.withExamples([
    {
      command: "meetlat claims --from tables --locale nl --fail-on contradicted",
      description: "Fail when a text contradicts the tables",
    },
  ]),
);
