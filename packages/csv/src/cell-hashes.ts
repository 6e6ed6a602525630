import { type Period, periodKey, WHOLE } from "@meetlat/core";
import type { MeasurementKey } from "./measurement-store.ts";

/** A number of 64 bits, as two of 32. */
export interface Hash {
  readonly high: number;
  readonly low: number;
}

const MAX_PERIODS = 10_000;
const [P, Q, R, S] = [0x9e3779b1, 0x5f356495, 0x85ebca6b, 0xc2b2ae35];
/** Not a character: stands behind a text, so that `ab`, `c` is not `a`, `bc`. */
const END = 0x10000;

/** Makes a hash of a cell (indicator, area, period): always the same for one cell, and hardly ever for two. */
export const cellHasher = () => {
  const keys = new Map<Period, string>();
  const keyOf = (period: Period): string => {
    const known = keys.get(period);
    if (known !== undefined) return known;
    const key = periodKey(period);
    if (keys.size < MAX_PERIODS) keys.set(period, key);
    return key;
  };
  return ({ indicator, area = WHOLE, period }: MeasurementKey): Hash => {
    let [a, b] = [P, Q];
    for (const text of [indicator, area, keyOf(period)]) {
      for (let i = 0; i <= text.length; i++) {
        const c = i < text.length ? text.charCodeAt(i) : END;
        a = Math.imul(a ^ c, P);
        b = Math.imul(b ^ c, Q);
        a ^= a >>> 15;
        b ^= b >>> 13;
      }
    }
    return {
      high: (Math.imul(a ^ (a >>> 16), R) ^ Math.imul(b ^ (b >>> 13), S)) >>> 0,
      low: (Math.imul(b ^ (b >>> 16), R) ^ Math.imul(a ^ (a >>> 13), S)) >>> 0,
    };
  };
};

/** Hashes that were added more than once. */
export interface RepeatedHashes {
  readonly size: number;
  readonly has: (hash: Hash) => boolean;
}

/** Keeps hashes to find those that come more than once, at 8 bytes each outside the JavaScript heap. */
export interface HashIndex {
  readonly add: (hash: Hash) => void;
  /** The repeated ones. The index is used up. */
  readonly repeated: () => RepeatedHashes;
}

const BUCKETS = 256;
const SEGMENT = 2048;

const bucketOf = ({ high }: Hash): number => high >>> 24;

/** The hashes of which there are more than one, each once, sorted. */
const repeatedIn = (segments: ReadonlyArray<Uint32Array>, count: number): BigUint64Array => {
  const all = new BigUint64Array(count);
  const halves = new Uint32Array(all.buffer);
  let filled = 0;
  for (const segment of segments) {
    const part = segment.subarray(0, Math.min(segment.length, halves.length - filled));
    halves.set(part, filled);
    filled += part.length;
  }
  all.sort();
  let kept = 0;
  for (let i = 1; i < count; i++) {
    const hash = all[i] ?? 0n;
    if (hash === all[i - 1] && (kept === 0 || hash !== all[kept - 1])) {
      all[kept] = hash;
      kept++;
    }
  }
  return all.slice(0, kept);
};

const holds = (sorted: BigUint64Array, wanted: bigint): boolean => {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = sorted[middle] ?? 0n;
    if (found === wanted) return true;
    if (found < wanted) from = middle + 1;
    else to = middle;
  }
  return false;
};

/** An empty index. It is kept in buckets, so that no more than one of them is ever copied to be sorted. */
export const hashIndex = (): HashIndex => {
  const buckets = Array.from({ length: BUCKETS }, (): Array<Uint32Array> => []);
  const counts = new Uint32Array(BUCKETS);
  return {
    add: (hash) => {
      const bucket = bucketOf(hash);
      const segments = buckets[bucket] ?? [];
      const count = counts[bucket] ?? 0;
      const at = count % SEGMENT;
      if (at === 0) segments.push(new Uint32Array(2 * SEGMENT));
      const segment = segments[segments.length - 1];
      if (segment !== undefined) {
        segment[2 * at] = hash.high;
        segment[2 * at + 1] = hash.low;
      }
      counts[bucket] = count + 1;
    },
    repeated: () => {
      const found = buckets.map((segments, i) => repeatedIn(segments.splice(0), counts[i] ?? 0));
      const pair = new Uint32Array(2);
      const whole = new BigUint64Array(pair.buffer);
      return {
        size: found.reduce((sum, { length }) => sum + length, 0),
        has: (hash) => {
          const bucket = found[bucketOf(hash)];
          if (bucket === undefined || bucket.length === 0) return false;
          pair[0] = hash.high;
          pair[1] = hash.low;
          return holds(bucket, whole[0] ?? 0n);
        },
      };
    },
  };
};
