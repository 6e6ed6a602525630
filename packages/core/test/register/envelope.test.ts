import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { decideAll, type EventId, emptyRegister, type Instant } from "../../src/index.ts";
import { command, jaarstukken, provenance, type Written } from "./given.ts";

const programme = { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg" } as const;
const recordedAt = "2021-03-01T12:00:00.000Z" as Instant;
const id = "00000000-0000-7000-8000-000000000001" as EventId;

const stamped = (asked: Written, more: object = {}) => {
  const outcome = decideAll(emptyRegister(), [command(jaarstukken), command(asked)], {
    recordedAt,
    actor: "controller-7",
    newId: () => id,
    ...more,
  });
  if (Result.isFailure(outcome)) throw new Error(JSON.stringify(outcome.failure));
  return outcome.success[1];
};

describe("a recorded event", () => {
  const plain = {
    id,
    type: "ProgrammeEstablished",
    schemaVersion: 1,
    recordedAt,
    knownOn: "2021-03-01",
    actor: "controller-7",
    tags: ["programme:zorg"],
    data: { programme: "zorg", title: "Zorg" },
  };

  it("says who recorded it and when, and counts as known from that day when it says no other", () => {
    expect(stamped(programme)).toStrictEqual(plain);
  });
  it("says who decided it, where it stands and from when it was known, as far as the command does", () => {
    expect(stamped({ ...programme, ...provenance })).toStrictEqual({ ...plain, ...provenance });
  });
  it("carries the ids by which it belongs to other work", () => {
    const work = { correlationId: "import-5", causationId: "row-3" };
    expect(stamped(programme, work)).toStrictEqual({ ...plain, ...work });
  });
});
