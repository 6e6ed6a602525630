import { type AreaId, type IndicatorId, type Period, WHOLE } from "@meetlat/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellHasher, type Hash, hashIndex } from "../src/cell-hashes.ts";

const key = (indicator: string, area: string | undefined, period: string) => ({
  indicator: indicator as IndicatorId,
  area: area as AreaId | undefined,
  period: period as Period,
  knownOn: undefined,
  version: 1,
});

describe("the hash of a cell", () => {
  const hashOf = cellHasher();

  it("is the same for the same cell, however its period or the whole area is written", () => {
    expect(hashOf(key("i", undefined, "2018"))).toEqual(hashOf(key("i", WHOLE, "2018-01-01..2018-12-31")));
  });

  it("differs when a letter moves from one name to the next", () => {
    expect(hashOf(key("ab", "c", "2018"))).not.toEqual(hashOf(key("a", "bc", "2018")));
  });

  it("differs for all cells of a large table", { timeout: 60_000 }, () => {
    const seen = new Set<bigint>();
    for (let i = 0; i < 20; i++) {
      for (let area = 0; area < 500; area++) {
        for (let year = 1; year <= 50; year++) {
          const { high, low } = hashOf(key(`visits-${i}`, `area-${area}`, `${1970 + year}`));
          seen.add((BigInt(high) << 32n) | BigInt(low));
        }
      }
    }
    expect(seen.size).toBe(20 * 500 * 50);
  });
});

describe("an index of hashes", () => {
  const half = fc.constantFrom(0, 1, 2, 0x01000000, 0x01000001, 0xffffffff);
  const hashes: fc.Arbitrary<ReadonlyArray<Hash>> = fc.array(fc.record({ high: half, low: half }), { maxLength: 60 });

  it("knows exactly those that were added more than once", () => {
    fc.assert(
      fc.property(hashes, (all) => {
        const index = hashIndex();
        const counts = new Map<string, number>();
        for (const hash of all) {
          index.add(hash);
          const text = `${hash.high} ${hash.low}`;
          counts.set(text, (counts.get(text) ?? 0) + 1);
        }
        const repeated = index.repeated();
        expect(repeated.size).toBe([...counts.values()].filter((n) => n > 1).length);
        for (const hash of all) expect(repeated.has(hash)).toBe((counts.get(`${hash.high} ${hash.low}`) ?? 0) > 1);
      }),
    );
  });

  it("keeps as many as there are, over any number of segments", () => {
    const index = hashIndex();
    for (let i = 0; i < 20_000; i++) index.add({ high: i % 3, low: i });
    index.add({ high: 1, low: 19_999 });
    index.add({ high: 2, low: 8_192 });
    const repeated = index.repeated();
    expect([19_999 % 3, 8_192 % 3]).toEqual([1, 2]);
    expect(repeated.size).toBe(2);
    expect(repeated.has({ high: 2, low: 8_192 })).toBe(true);
    expect(repeated.has({ high: 2, low: 8_195 })).toBe(false);
  });
});
