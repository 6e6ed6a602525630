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

/**
 * Unpacks gzip, as it comes in; stops when that makes more than so many times the bytes. Pieces are given to the unpacker one
 * by one, and not piped into it: a pipe runs thousands of pieces ahead of who takes the result.
 */
export const unpacked = <E, R>(
  packed: Stream.Stream<Uint8Array, E, R>,
  ratio: number,
): Stream.Stream<Uint8Array | BrokenOff, E, R> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const { readable, writable } = new DecompressionStream("gzip");
      const writer = writable.getWriter();
      let [taken, given] = [0, 0];
      let failure: { readonly error: E } | null = null;
      // What is wrong with the packed bytes shows on the readable side; here it only ends the writing.
      const written = (write: () => Promise<void>) => Effect.ignore(Effect.tryPromise(write));
      yield* Stream.runForEach(packed, (bytes) => {
        taken += bytes.length;
        return written(() => writer.write(new Uint8Array(bytes)));
      }).pipe(
        Effect.andThen(written(() => writer.close())),
        Effect.catch((error) => {
          failure = { error };
          return written(() => writer.abort(error));
        }),
        Effect.forkScoped,
      );
      return Stream.fromReadableStream({
        evaluate: () => readable,
        onError: (): E | BrokenOff => (failure === null ? new BrokenOff(damaged) : failure.error),
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
