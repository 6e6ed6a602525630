import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { type Complaint, complaint } from "./cell-error.ts";
import { unlessRaised } from "./limits.ts";

/** Why no more bytes come of a packed file. */
export class BrokenOff {
  readonly why: Complaint;
  constructor(why: Complaint) {
    this.why = why;
  }
}

const damaged = complaint(
  {
    en: "The file cannot be unpacked: it is not gzip, or damaged",
    nl: "Het bestand kan niet worden uitgepakt: het is geen gzip, of beschadigd",
  },
  { en: "Pack it again, or give it as .csv", nl: "Pak het opnieuw in, of geef het als .csv" },
);

const tooDense = (ratio: number): Complaint =>
  unlessRaised(
    {
      en: `The file becomes more than ${ratio} times larger when it is unpacked`,
      nl: `Het bestand wordt bij het uitpakken meer dan ${ratio} keer zo groot`,
    },
    { en: "Check where it comes from, unpack it first", nl: "Kijk na waar het vandaan komt, pak het eerst uit" },
    "unpackRatio",
  );

/** Up to here, a file may become as much larger as it likes. */
const FREE = 1024 * 1024;

/** Whether a file is packed, by its name. */
export const isPacked = (name: string): boolean => name.toLowerCase().endsWith(".gz");

/** Unpacks gzip, as it comes in; stops when that makes more than so many times the bytes. */
export const unpacked = <E, R>(
  packed: Stream.Stream<Uint8Array, E, R>,
  ratio: number,
): Stream.Stream<Uint8Array | BrokenOff, E, R> =>
  Stream.unwrap(
    Effect.gen(function* () {
      let [taken, given] = [0, 0];
      let failure: { readonly error: E } | null = null;
      const source = packed.pipe(
        Stream.map((bytes) => {
          taken += bytes.length;
          return new Uint8Array(bytes);
        }),
        Stream.tapError((error) =>
          Effect.sync(() => {
            failure = { error };
          }),
        ),
      );
      const readable = yield* Stream.toReadableStreamEffect(source);
      const onError = (): E | BrokenOff => (failure === null ? new BrokenOff(damaged) : failure.error);
      return Stream.fromReadableStream({
        evaluate: () => readable.pipeThrough(new DecompressionStream("gzip")),
        onError,
      }).pipe(
        Stream.map((bytes) => {
          given += bytes.length;
          return given > FREE && given > ratio * taken ? new BrokenOff(tooDense(ratio)) : bytes;
        }),
        Stream.takeUntil((bytes) => bytes instanceof BrokenOff),
        Stream.catch((error) => (error instanceof BrokenOff ? Stream.succeed(error) : Stream.fail(error))),
      );
    }),
  );
