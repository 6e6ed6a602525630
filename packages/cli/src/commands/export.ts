import { allEvents } from "@meetlat/core";
import { sqlEventStore } from "@meetlat/sql";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { withRegister } from "../from-store.ts";
import { langFlag, languageOf, storeFlags } from "../options.ts";
import { Output } from "../output.ts";

/** `meetlat export`: every event of a register, as it was appended. */
export const exportEvents = Command.make(
  "export",
  { ...storeFlags, lang: langFlag },
  Effect.fnUntraced(function* ({ store, register, lang }) {
    const { print } = yield* Output;
    yield* withRegister(
      { store, register, language: languageOf(lang) },
      Effect.gen(function* () {
        const log = yield* sqlEventStore(register);
        yield* Stream.runForEachArray(log.read(allEvents), (events) =>
          print(events.map((event) => `${JSON.stringify(event)}\n`).join("")),
        );
      }),
    );
  }),
).pipe(
  Command.withDescription("Every event of a register, a line of JSON each, in the order of their positions."),
  Command.withExamples([
    { command: "meetlat export > events.ndjson", description: "A copy of meetlat.sqlite's events" },
  ]),
);
