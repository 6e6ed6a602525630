import { allEvents, type Language } from "@meetlat/core";
import { sqlEventStore } from "@meetlat/sql";
import * as Command from "effect/cli/Command";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import { mustExist } from "../from-store.ts";
import { langFlag, storeFlags } from "../options.ts";
import { Output } from "../output.ts";
import { withStore } from "../store.ts";

/** `meetlat export`: every event of a register, as it was appended. */
export const exportEvents = Command.make(
  "export",
  { ...storeFlags, lang: langFlag },
  Effect.fnUntraced(function* ({ store, register, lang }) {
    const language = Option.getOrElse(lang, (): Language => "en");
    const { print } = yield* Output;
    yield* withStore(
      store,
      language,
      Effect.gen(function* () {
        yield* mustExist({ store, register, at: null, language });
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
