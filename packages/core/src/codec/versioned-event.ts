import * as Result from "effect/Result";
import type { Text } from "../vocabulary/language.ts";
import { sequenced } from "./events.ts";
import { type Envelope, upcast, type Version } from "./lineage.ts";
import { byTag, decoder, type Misfit, misfit, shown } from "./misfit.ts";

type Decode<A> = (input: unknown) => Result.Result<A, ReadonlyArray<Misfit>>;

const versionsOf = (latest: number): Text =>
  latest === 1
    ? { en: "version 1", nl: "versie 1" }
    : { en: `versions 1 to ${latest}`, nl: `versies 1 tot en met ${latest}` };

/** Why an event of a version that was not found among those that can be read, is not. */
const versionMisfit = (type: string, found: unknown, latest: number): Misfit => {
  const reads = versionsOf(latest);
  if (typeof found === "number" && Number.isSafeInteger(found) && found > latest) {
    return misfit(["schemaVersion"], {
      en: `is ${found}, and this Meetlat reads ${reads.en} of ${type}: upgrade @meetlat/core to a release that knows version ${found}`,
      nl: `is ${found}, en deze Meetlat leest ${reads.nl} van ${type}: werk @meetlat/core bij naar een uitgave die versie ${found} kent`,
    });
  }
  return found === undefined
    ? misfit(["schemaVersion"], {
        en: `is missing: write the version that the event was written in; this Meetlat reads ${reads.en} of ${type}`,
        nl: `ontbreekt: schrijf de versie waarin de gebeurtenis is geschreven; deze Meetlat leest ${reads.nl} van ${type}`,
      })
    : misfit(["schemaVersion"], {
        en: `is ${shown(found)}, which is no version: write a whole number from 1, without quotes; this Meetlat reads ${reads.en} of ${type}`,
        nl: `is ${shown(found)}, en dat is geen versie: schrijf een geheel getal vanaf 1, zonder aanhalingstekens; deze Meetlat leest ${reads.nl} van ${type}`,
      });
};

/** Decodes events of one type, of any version that it has had. */
const ofType = <E>(type: string, versions: ReadonlyArray<Version>): Decode<E> => {
  const latest = versions.length;
  const decoders = versions.map(({ data }, i) => decoder<unknown>(sequenced(type, i + 1, data)));
  const asLatest = decoders[latest - 1] as Decode<E>;
  return (input) => {
    const version = (input as { readonly schemaVersion?: unknown }).schemaVersion;
    if (version === latest) return asLatest(input);
    const decode = typeof version === "number" ? decoders[version - 1] : undefined;
    if (typeof version !== "number" || decode === undefined) {
      return Result.fail([versionMisfit(type, version, latest)]);
    }
    return Result.flatMap(decode(input), (event) => {
      const {
        schemaVersion: _written,
        data,
        ...envelope
      } = event as Envelope & {
        readonly schemaVersion: number;
        readonly data: unknown;
      };
      // Held against the latest schema too, so that a step with a mistake gives a misfit and never a wrong event.
      return asLatest({
        ...envelope,
        schemaVersion: latest,
        data: upcast(versions, version, data, envelope),
      });
    });
  };
};

/** Decodes events in their place in the log, by type and version; those of older versions are read as the latest. */
export const eventDecoder = <E>(
  lineages: Readonly<Record<string, { readonly versions: ReadonlyArray<Version> }>>,
): Decode<E> =>
  byTag<E>("type", new Map(Object.entries(lineages).map(([type, { versions }]) => [type, ofType<E>(type, versions)])));
