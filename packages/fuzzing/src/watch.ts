import { Worker } from "node:worker_threads";
import type { Finding, Progress } from "./engine.ts";
import { MAX_INPUT } from "./mutate.ts";
import type { Order } from "./worker.ts";

/** An input that takes longer is one on which the reader hangs. */
const PATIENCE = 10_000;

const nothing: Progress = { tried: 0, corpus: [], passed: 0, slowest: { millis: 0, input: "" }, findings: [] };

/** Fuzzes a target in a thread, and stops it when it hangs. */
export const watch = (order: Omit<Order, "current">): Promise<Progress> =>
  new Promise((resolve, reject) => {
    const longest = Math.max(MAX_INPUT, ...order.corpus.map((input) => input.length));
    const current = new SharedArrayBuffer(4 * (longest + 2));
    const shared = new Uint32Array(current);
    const worker = new Worker(new URL("worker.ts", import.meta.url), {
      workerData: { ...order, current } satisfies Order,
    });
    let last = 0;
    let since = performance.now();
    const end = (): void => {
      clearInterval(timer);
      void worker.terminate();
    };
    const timer = setInterval(() => {
      const count = Atomics.load(shared, 0);
      if (count !== last || count === 0) {
        [last, since] = [count, performance.now()];
        return;
      }
      if (performance.now() - since < PATIENCE) return;
      end();
      const input = String.fromCharCode(...shared.slice(2, 2 + (shared[1] ?? 0)));
      const finding: Finding = { input, problem: `hangs: took longer than ${PATIENCE / 1000} s` };
      resolve({ ...nothing, tried: count, findings: [finding] });
    }, 500);
    worker.on("message", (progress: Progress) => {
      end();
      resolve(progress);
    });
    worker.on("error", (error) => {
      end();
      reject(error);
    });
  });
