import type { Language } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import type * as PlatformError from "effect/PlatformError";
import * as Stream from "effect/Stream";
import { BadInput } from "../exit.ts";

const isThere = (file: string, language: Language): BadInput =>
  new BadInput({
    lines: [
      language === "nl"
        ? `--to: ${file} bestaat al. Kies een andere naam, of vervang het met --force.`
        : `--to: ${file} exists already. Choose another name, or replace it with --force.`,
    ],
  });

const unwritable =
  (file: string, language: Language) =>
  (cause: PlatformError.PlatformError): BadInput =>
    new BadInput({
      lines: [
        language === "nl"
          ? `--to: ${file} kan niet worden geschreven. Controleer de map, de rechten en de ruimte op de schijf.`
          : `--to: ${file} cannot be written. Check the folder, the rights and the room on the disk.`,
        `  ${cause.message}`,
      ],
    });

/**
 * Writes a file as a whole or not at all: beside it under a temporary name first, and under its own when all of it is on
 * disk. A file that is there already stays, unless it may be replaced.
 */
export const writeFile = <E, R>(
  file: string,
  bytes: Stream.Stream<Uint8Array, E, R>,
  { force, language }: { readonly force: boolean; readonly language: Language },
): Effect.Effect<void, E | BadInput, R | FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const fileSystem = yield* FileSystem.FileSystem;
    const asBadInput = Effect.mapError(unwritable(file, language));
    const refuseWhatIsThere = Effect.gen(function* () {
      if (!force && (yield* asBadInput(fileSystem.exists(file)))) return yield* isThere(file, language);
    });
    yield* refuseWhatIsThere;
    const unfinished = `${file}.${crypto.randomUUID().slice(0, 8)}.partial`;
    const write = Effect.scoped(
      Effect.gen(function* () {
        const to = yield* asBadInput(fileSystem.open(unfinished, { flag: "wx" }));
        yield* Stream.runForEach(bytes, (chunk) => asBadInput(to.writeAll(chunk)));
        yield* asBadInput(to.sync);
      }),
    );
    const finish = Effect.andThen(refuseWhatIsThere, asBadInput(fileSystem.rename(unfinished, file)));
    yield* Effect.onError(Effect.andThen(write, finish), () =>
      Effect.ignore(fileSystem.remove(unfinished, { force: true })),
    );
  });
