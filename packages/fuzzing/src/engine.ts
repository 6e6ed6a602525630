import { dice, mutate } from "./mutate.ts";
import type { Target } from "./target.ts";

/** An input at which something went wrong. */
export interface Finding {
  readonly input: string;
  readonly problem: string;
}

/** How far a run has come. */
export interface Progress {
  readonly tried: number;
  /** Inputs that came somewhere new, or somewhere more or less often. */
  readonly corpus: ReadonlyArray<string>;
  /** Statements, functions and branches that were passed. */
  readonly passed: number;
  readonly slowest: { readonly millis: number; readonly input: string };
  readonly findings: ReadonlyArray<Finding>;
}

/** How often something was passed, roughly: once, twice, thrice, up to 7, up to 15, up to 31, up to 127, or more. */
const bucketOf = (count: number): number =>
  count < 4 ? 1 << (count - 1) : count < 8 ? 8 : count < 16 ? 16 : count < 32 ? 32 : count < 128 ? 64 : 128;

const headOf = (problem: string): string => problem.replaceAll(/[\d“”"'].*/g, "").slice(0, 60);

const problemOf = ({ read }: Target, input: string): string | null => {
  try {
    read(input);
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
};

/** The same problem with as little input as can be found: by leaving out ever smaller pieces. */
const shrunk = (target: Target, found: Finding): Finding => {
  let { input, problem } = found;
  for (let size = Math.ceil(input.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < input.length; ) {
      const shorter = input.slice(0, at) + input.slice(at + size);
      const still = problemOf(target, shorter);
      if (still !== null && headOf(still) === headOf(problem)) [input, problem] = [shorter, still];
      else at += size;
    }
  }
  return { input, problem };
};

/** How a run goes about it. */
export interface Run {
  readonly counters: Uint32Array;
  readonly seed: number;
  /** What earlier runs kept. */
  readonly corpus: ReadonlyArray<string>;
  /** Whether to go on; asked now and then. */
  readonly goesOn: (progress: Progress) => boolean;
  /** Told of each input before it is read, so that one on which the reader hangs is known. */
  readonly before: (input: string) => void;
}

/** Changes inputs that came somewhere new, over and over, and keeps those that come somewhere new again. */
export const fuzz = (target: Target, { counters, seed, corpus: kept, goesOn, before }: Run): Progress => {
  const random = dice(seed);
  const seen = new Uint8Array(counters.length);
  const corpus: Array<string> = [];
  const findings = new Map<string, Finding>();
  let slowest = { millis: 0, input: "" };
  let tried = 0;
  let passed = 0;

  const tryOut = (input: string): void => {
    before(input);
    counters.fill(0);
    const start = performance.now();
    const problem = problemOf(target, input);
    const millis = performance.now() - start;
    tried += 1;
    if (millis > slowest.millis) slowest = { millis, input };
    let isNew = false;
    for (let i = 0; i < counters.length; i++) {
      const count = counters[i] ?? 0;
      if (count === 0) continue;
      const bucket = bucketOf(count);
      const known = seen[i] ?? 0;
      if ((known & bucket) !== 0) continue;
      if (known === 0) passed += 1;
      seen[i] = known | bucket;
      isNew = true;
    }
    if (isNew) corpus.push(input);
    if (problem !== null && !findings.has(headOf(problem))) {
      findings.set(headOf(problem), shrunk(target, { input, problem }));
    }
  };

  for (const input of ["", ...target.seeds, ...kept]) tryOut(input);
  const progress = (): Progress => ({ tried, corpus, passed, slowest, findings: [...findings.values()] });
  for (;;) {
    for (let i = 0; i < 256; i++) {
      // Those found last lead furthest; the others still get their turn.
      const from = random.below(2) === 0 ? corpus.slice(-32) : corpus;
      tryOut(mutate(random.one(from) ?? "", random, target.words, random.one(corpus) ?? ""));
    }
    if (!goesOn(progress())) return progress();
  }
};
