// What `npm start` shows: Rotterdam's own figures, judged.
import { fileURLToPath } from "node:url";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Output, runMeetlat } from "@meetlat/cli/program";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";

const tables = fileURLToPath(new URL("./tables", import.meta.url));
const read = ["--from", tables, "--locale", "nl", "--lang", "en"];

const program = Effect.gen(function* () {
  const { print } = yield* Output;
  yield* print("Meetlat reads the tables of five documents of the city of Rotterdam (examples/rotterdam).\n\n");
  const checked = yield* runMeetlat(["check", ...read, "--as-of", "2021-07-01"], "");
  yield* print("\n\n");
  const deviated = yield* runMeetlat(["deviations", ...read, "--year", "2020"], "");
  if (checked + deviated > 0) return Math.max(checked, deviated);
  yield* print(`
Try next, from this folder:
  npm run --silent meetlat -- check --from examples/rotterdam/tables --locale nl --as-of 2024-01-01
  npm run --silent meetlat -- check --from examples/rotterdam/tables --locale nl --as-of 2017-07-01 --known-at 2017-07-01
  npm run --silent meetlat -- explain 4b 2020 --from examples/rotterdam/tables --locale nl --as-of 2021-07-01
  npm run --silent meetlat -- claims --from examples/rotterdam/tables --locale nl --as-of 2024-01-15
  npm run --silent meetlat -- deliverables --from examples/rotterdam/tables --locale nl --as-of 2024-01-15
  npm run --silent meetlat -- check --from examples/rotterdam/tables --locale nl --programme integratie --format json
  npm run --silent meetlat -- deviations --from examples/rotterdam/tables --locale nl --year 2017
  npm run --silent meetlat -- --help
`);
  return 0;
});

process.exitCode = await Effect.runPromise(
  program.pipe(Effect.provide(Layer.mergeAll(Output.process, NodeServices.layer))),
);
