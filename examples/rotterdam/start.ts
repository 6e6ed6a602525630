// What `npm start` shows: Rotterdam's own figures, judged.
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Output, runMeetlat } from "@meetlat/cli/program";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";

const shown = (path: string): string => relative(process.cwd(), fileURLToPath(new URL(path, import.meta.url)));
const tables = shown("./tables");
const file = shown("./rotterdam.sqlite");
const store = ["--store", file, "--register", "rotterdam", "--lang", "en"];

const program = Effect.gen(function* () {
  const { print } = yield* Output;
  yield* print("Meetlat reads the tables of five documents of the city of Rotterdam (examples/rotterdam).\n\n");
  const imported = yield* runMeetlat(["import", tables, "--locale", "nl", ...store], "");
  if (imported > 0) {
    yield* print(`The tables do not fit what ${file} holds of them; delete that file to begin anew.\n`);
    return imported;
  }
  yield* print("\n");
  const checked = yield* runMeetlat(["check", ...store, "--as-of", "2021-07-01"], "");
  yield* print("\n\n");
  const deviated = yield* runMeetlat(["deviations", ...store, "--year", "2020"], "");
  if (checked + deviated > 0) return Math.max(checked, deviated);
  yield* print(`
Try next, from this folder:
  npm run --silent meetlat -- explain 4b 2020 ${store.slice(0, 4).join(" ")} --as-of 2021-07-01
  npm run --silent meetlat -- verify ${store.slice(0, 4).join(" ")}
  npm run --silent meetlat -- check --from examples/rotterdam/tables --locale nl --as-of 2024-01-01
  npm run --silent meetlat -- check --from examples/rotterdam/tables --locale nl --as-of 2017-07-01 --known-at 2017-07-01
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
