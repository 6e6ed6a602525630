import type { Language, Text } from "@meetlat/core";
import * as Channel from "effect/Channel";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";

/** What can be wrong with compressed bytes. */
export type GzipProblem = "damaged" | "tooLarge" | "suspicious";

const texts: Readonly<Record<GzipProblem, Text>> = {
  damaged: {
    en: "The compressed file is damaged, or its end is missing. Copy it again, and check its length",
    nl: "Het gecomprimeerde bestand is beschadigd, of het einde ontbreekt. Kopieer het opnieuw en controleer de lengte",
  },
  tooLarge: {
    en: "The file becomes larger than is allowed when it is decompressed. Allow more if you know that it is right",
    nl: "Het bestand wordt bij het uitpakken groter dan is toegestaan. Sta meer toe als u weet dat het klopt",
  },
  suspicious: {
    en: "The file grows more when it is decompressed than a register does: it may be made to fill a machine. Do not use it, or allow more if you know that it is right",
    nl: "Het bestand groeit bij het uitpakken meer dan een register doet: het kan gemaakt zijn om een machine te vullen. Gebruik het niet, of sta meer toe als u weet dat het klopt",
  },
};

/** Compressed bytes that cannot or may not be decompressed. */
export class GzipError extends Data.TaggedError("GzipError")<{ readonly problem: GzipProblem }> {
  override get message(): string {
    return describeGzipError(this, "en");
  }
}

/** One sentence or two for a person: what is wrong, and what to do. */
export const describeGzipError = ({ problem }: Pick<GzipError, "problem">, language: Language): string =>
  `${texts[problem][language]}.`;

/** How much compressed bytes may become. */
export interface GunzipLimits {
  /** The most bytes that may come out; 64 GiB when absent. */
  readonly maxSize?: number;
  /** How many times as many bytes may come out as went in; 200 when absent. It counts from the first 16 MiB on. */
  readonly maxRatio?: number;
}

/** So little harms nobody, however small it was. */
const HARMLESS = 16 * 1024 * 1024;

/** Compresses bytes with gzip, as they come. */
export const gzip = <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<Uint8Array, E, R> =>
  Stream.pipeThroughChannel(
    bytes,
    Channel.fromTransformStream<E, Uint8Array, Uint8Array, never>({
      evaluate: () => new CompressionStream("gzip") as TransformStream<Uint8Array, Uint8Array>,
      onError: (cause) => {
        throw cause;
      },
    }),
  );

/**
 * Decompresses bytes that were compressed with gzip, as they come, and no faster than they are taken. Damaged, cut off or
 * followed by anything else, they are an error; so they are as soon as they become too large, or much larger than they were.
 *
 * @example
 * ```ts
 * import { gunzip, gzip } from "@meetlat/json";
 * import * as Effect from "effect/Effect";
 * import * as Stream from "effect/Stream";
 *
 * const bytes = Stream.make(new TextEncoder().encode("one line\n"));
 * const back = await Effect.runPromise(Stream.mkString(Stream.decodeText(gunzip(gzip(bytes)))));
 * console.assert(back === "one line\n");
 * ```
 */
export const gunzip = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>,
  { maxSize = 64 * 1024 ** 3, maxRatio = 200 }: GunzipLimits = {},
): Stream.Stream<Uint8Array, E | GzipError, R> =>
  Stream.suspend(() => {
    let taken = 0;
    let given = 0;
    const counted = Stream.map(bytes, (chunk) => {
      taken += chunk.length;
      return chunk;
    });
    const decompressed = Stream.pipeThroughChannel(
      counted,
      Channel.fromTransformStream<E, Uint8Array, Uint8Array, GzipError>({
        evaluate: () => new DecompressionStream("gzip") as TransformStream<Uint8Array, Uint8Array>,
        onError: () => new GzipError({ problem: "damaged" }),
      }),
    );
    return Stream.mapEffect(decompressed, (chunk) => {
      given += chunk.length;
      if (given > maxSize) return Effect.fail(new GzipError({ problem: "tooLarge" }));
      if (given > HARMLESS && given > maxRatio * taken) return Effect.fail(new GzipError({ problem: "suspicious" }));
      return Effect.succeed(chunk);
    });
  });
