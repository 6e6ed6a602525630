import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstVersion, type LineageOf } from "../../src/codec/lineage.ts";
import { eventDecoder } from "../../src/codec/versioned-event.ts";

// A type of its own with a history: a field was renamed, one was split in two, and one came with a default.
interface ParkOpened {
  readonly type: "ParkOpened";
  readonly schemaVersion: 3;
  readonly knownOn: string;
  readonly data: { readonly park: string; readonly width: string; readonly length: string; readonly since: string };
}

const first = firstVersion(Schema.Struct({ name: Schema.String, size: Schema.String }));
const second = first.next(Schema.Struct({ park: Schema.String, size: Schema.String }), ({ name, size }) => ({
  park: name,
  size,
}));
const parks = second.next(
  Schema.Struct({ park: Schema.String, width: Schema.String, length: Schema.String, since: Schema.String }),
  ({ park, size }, { knownOn }) => {
    const [width = "", length = ""] = size.split(" × ");
    return { park, width, length, since: knownOn };
  },
);
const lineages = { ParkOpened: parks } as const satisfies { readonly ParkOpened: LineageOf<ParkOpened> };
const decode = eventDecoder<ParkOpened>(lineages);

const envelope = {
  id: "00000000-0000-7000-8000-000000000001",
  type: "ParkOpened",
  recordedAt: "2021-07-01T12:00:00.000Z",
  knownOn: "2021-06-30",
  actor: "controller-7",
  decidedBy: "College",
  source: { document: "accounts", locator: "p. 3" },
  correlationId: "c",
  causationId: "d",
  tags: ["park:zuider"],
  position: 7,
};
const v1 = { ...envelope, schemaVersion: 1, data: { name: "zuider", size: "20 × 30" } };
const v2 = { ...envelope, schemaVersion: 2, data: { park: "zuider", size: "20 × 30" } };
const v3 = {
  ...envelope,
  schemaVersion: 3,
  data: { park: "zuider", width: "20", length: "30", since: "2021-06-30" },
};

const problems = (input: unknown) => {
  const outcome = decode(input);
  return Result.isFailure(outcome) ? outcome.failure : [];
};

describe("events of older versions", () => {
  it("are read as the latest, whichever version they were written in", () => {
    for (const event of [v1, v2, v3]) expect(decode(event)).toEqual(Result.succeed(v3));
  });

  it("are left as they were", () => {
    const before = structuredClone(v1);
    const frozen = structuredClone(v1);
    Object.freeze(frozen.data);
    expect(Result.isSuccess(decode(Object.freeze(frozen)))).toBe(true);
    expect(frozen).toEqual(before);
  });

  it("keep all but their data: what an event is about and when, by whom and where in the log never changes", () => {
    const texts = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(
        fc.record({ actor: texts, tags: fc.array(fc.string()), position: fc.integer({ min: 1 }) }),
        fc.constantFrom(v1, v2, v3),
        (own, written) => {
          const {
            data: _data,
            schemaVersion,
            ...kept
          } = Result.getOrThrow(decode({ ...written, ...own })) as typeof v3;
          expect(kept).toEqual({ ...envelope, ...own });
          expect(schemaVersion).toBe(3);
        },
      ),
    );
  });

  it("are held against the fields of their own version, at the place where these stood", () => {
    expect(problems({ ...v1, data: { park: "zuider", size: 3 } }).map(({ path }) => path)).toEqual([
      ["data", "park"],
      ["data", "name"],
      ["data", "size"],
    ]);
    expect(problems({ ...v2, data: v1.data }).map(({ path }) => path.join("."))).toContain("data.name");
  });

  it("that no step can have made right are misfits, and never wrong events", () => {
    const broken = firstVersion(Schema.Struct({ a: Schema.String })).next(
      Schema.Struct({ a: Schema.Literal("x") }),
      ({ a }) => ({ a: a as "x" }),
    );
    const decoded = eventDecoder({ Broken: broken })({
      ...envelope,
      type: "Broken",
      schemaVersion: 1,
      data: { a: "y" },
    });
    expect(Result.isFailure(decoded) && decoded.failure[0]?.path).toEqual(["data", "a"]);
  });
});

describe("events of versions that are not known", () => {
  it("are refused at their version, and say what was found, what can be read and what to do, in both languages", () => {
    const found = problems({ ...v3, schemaVersion: 4, data: { anything: 1 } });
    expect(found.map(({ path }) => path)).toEqual([["schemaVersion"]]);
    expect(found[0]?.problem.en).toBe(
      "is 4, and this Meetlat reads versions 1 to 3 of ParkOpened: upgrade @meetlat/core to a release that knows version 4",
    );
    expect(found[0]?.problem.nl).toBe(
      "is 4, en deze Meetlat leest versies 1 tot en met 3 van ParkOpened: werk @meetlat/core bij naar een uitgave die versie 4 kent",
    );
  });

  it("are refused at their version when that is none", () => {
    for (const [found, said] of [
      [0, "is 0, which is no version"],
      [-1, "is -1, which is no version"],
      [1.5, "is 1.5, which is no version"],
      ["1", 'is "1", which is no version'],
      [null, "is null, which is no version"],
      [[1], "is […], which is no version"],
      [{}, "is {…}, which is no version"],
      [true, "is true, which is no version"],
      [Number.NaN, "is NaN, which is no version"],
      [1e300, "is 1e+300, which is no version"],
      ["9".repeat(1000), "9999…, which is no version"],
      [undefined, "is missing"],
    ] as const) {
      const misfits = problems({ ...v3, schemaVersion: found });
      expect(misfits.map(({ path }) => path)).toEqual([["schemaVersion"]]);
      expect(misfits[0]?.problem.en).toContain(said);
      expect(misfits[0]?.problem.en).toContain("reads versions 1 to 3 of ParkOpened");
      expect(misfits[0]?.problem.nl).toContain("versies 1 tot en met 3 van ParkOpened");
    }
  });
});

describe("a chain", () => {
  it("with a version less than the event says does not compile, nor does a version without a step to it", () => {
    // @ts-expect-error Version 3 is missing.
    const short = { ParkOpened: second } satisfies { readonly ParkOpened: LineageOf<ParkOpened> };
    const last = second.next(Schema.Struct({ park: Schema.String }), ({ park }) => ({ park }));
    // @ts-expect-error The fields of the latest version are not those of the event.
    const other = { ParkOpened: last } satisfies { readonly ParkOpened: LineageOf<ParkOpened> };
    // @ts-expect-error There is no step from version 2.
    const unreachable = () => second.next(Schema.Struct({ park: Schema.String }));
    // @ts-expect-error The step does not give what the version asks.
    const wrong = () => second.next(Schema.Struct({ park: Schema.String }), ({ size }) => ({ size }));
    expect([short, other, unreachable, wrong]).toHaveLength(4);
    expect([first.latest, second.latest, parks.latest]).toEqual([1, 2, 3]);
  });
});
