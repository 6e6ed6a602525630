import type { Language } from "@meetlat/core";
import {
  type CloudEventOptionInvalid,
  describeCloudEventOption,
  gzip,
  printCloudEvents,
  printNdjson,
} from "@meetlat/json";
import { sqlEventStore, storedEvents } from "@meetlat/sql";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { BadInput } from "../exit.ts";
import { withRegister } from "../from-store.ts";
import { Output } from "../output.ts";
import { withProgress } from "../progress.ts";
import { writeFile } from "./write-file.ts";

/** The forms in which events leave a register. */
export const eventFormats = ["ndjson", "cloudevents"] as const;

/** How events are to leave a register. */
export interface EventExport {
  readonly store: string;
  readonly register: string;
  readonly language: Language;
  readonly format: (typeof eventFormats)[number];
  /** The URI by which CloudEvents know the register; made of its name when `null`. */
  readonly source: string | null;
  /** The file to write, compressed when it ends in `.gz`; `null` for standard output. */
  readonly to: string | null;
  readonly force: boolean;
}

const events = { en: "events", nl: "gebeurtenissen" } as const;

const wrongSource =
  (language: Language) =>
  (error: CloudEventOptionInvalid): Effect.Effect<never, BadInput> =>
    Effect.fail(new BadInput({ lines: [`--event-source: ${describeCloudEventOption(error)[language]}`] }));

/** Writes every event of a register as it was appended, in the order of their positions. */
export const writeEvents = ({ store, register, language, format, source, to, force }: EventExport) => {
  const written = (onProgress: (done: number) => Effect.Effect<void>) => {
    let done = 0;
    const raw = Stream.mapArrayEffect(storedEvents(register), (some) => {
      done += some.length;
      return Effect.as(onProgress(done), some.map((stored) => stored.raw) as [(typeof some)[0]["raw"]]);
    });
    return format === "ndjson"
      ? printNdjson(raw)
      : printCloudEvents(raw, { source: source ?? `/registers/${encodeURIComponent(register)}` }).pipe(
          Stream.catchTag("CloudEventOptionInvalid", (error) => Stream.fromEffect(wrongSource(language)(error))),
        );
  };
  const toOutput = Effect.gen(function* () {
    const { print } = yield* Output;
    const decoder = new TextDecoder();
    yield* Stream.runForEach(
      written(() => Effect.void),
      (bytes) => print(decoder.decode(bytes, { stream: true })),
    );
  });
  const toFile = (file: string) =>
    Effect.gen(function* () {
      const head = yield* Effect.flatMap(sqlEventStore(register), (log) => log.head);
      yield* withProgress(events, language, (onProgress) => {
        const bytes = written((done) => onProgress(done, head));
        return writeFile(file, file.endsWith(".gz") ? gzip(bytes) : bytes, { force, language });
      });
    });
  return withRegister({ store, register, language }, to === null ? toOutput : toFile(to));
};
