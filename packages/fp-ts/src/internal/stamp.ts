import { type EventId, type Instant, isEventId, type Stamp } from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type { IO } from "fp-ts/lib/IO.js";
import type { Environment } from "../Environment.ts";
import { fromDate } from "../Instant.ts";
import type { EnvironmentUnusable } from "../StoreError.ts";
import { left, right } from "./either.ts";

/** The moment that a clock gives. */
export const momentOf = (now: IO<Date>): Either<EnvironmentUnusable, Instant> => {
  const date = now();
  const moment = fromDate(date);
  return moment._tag === "Some"
    ? right(moment.value)
    : left({
        _tag: "EnvironmentUnusable",
        field: "now",
        value: String(date),
        problem: { en: "is not a moment in the years 1 to 9999", nl: "is geen tijdstip in de jaren 1 tot en met 9999" },
        mend: { en: "Give a clock, such as Date.create of fp-ts", nl: "Geef een klok, zoals Date.create van fp-ts" },
      });
};

/** Gets out of core's decision when an id is unusable, which core has no way to say. */
export class IdUnusable extends Error {
  readonly error: EnvironmentUnusable;
  constructor(value: string) {
    super("newId gave no UUID in lower case");
    this.error = {
      _tag: "EnvironmentUnusable",
      field: "newId",
      value,
      problem: { en: "is not a UUID in lower case", nl: "is geen UUID in kleine letters" },
      mend: {
        en: "Give a source of UUIDs, such as v7 of the package uuid",
        nl: "Geef een bron van UUID's, zoals v7 van het pakket uuid",
      },
    };
  }
}

/** What the events of one command are stamped with. */
export const stampOf = ({ actor, newId, correlationId, causationId }: Environment, recordedAt: Instant): Stamp => ({
  recordedAt,
  actor,
  newId: (): EventId => {
    const id = newId();
    if (!isEventId(id)) throw new IdUnusable(id);
    return id;
  },
  ...(correlationId === undefined ? {} : { correlationId }),
  ...(causationId === undefined ? {} : { causationId }),
});
