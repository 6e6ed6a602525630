// Fuzzes one target in a thread of its own, so that a reader that hangs can be stopped from outside.
import { parentPort, workerData } from "node:worker_threads";
import { fuzz } from "./engine.ts";
import { load } from "./instrument.ts";

/** What a worker is told. */
export interface Order {
  readonly file: string;
  readonly target: string;
  readonly seed: number;
  readonly millis: number;
  readonly corpus: ReadonlyArray<string>;
  /** The input that is being read: its length, and then its characters. */
  readonly current: SharedArrayBuffer;
}

const { file, target: name, seed, millis, corpus, current }: Order = workerData;
const { targets, counters } = await load(new URL(file));
const target = targets.find((one) => one.name === name);
if (target === undefined) throw new Error(`no target ${name}`);

const shared = new Uint32Array(current);
const end = performance.now() + millis;
let count = 0;
parentPort?.postMessage(
  fuzz(target, {
    counters,
    seed,
    corpus,
    goesOn: ({ findings }) => performance.now() < end && findings.length < 20,
    before: (input) => {
      count += 1;
      shared[1] = input.length;
      for (let i = 0; i < input.length; i++) shared[i + 2] = input.charCodeAt(i);
      Atomics.store(shared, 0, count);
    },
  }),
);
