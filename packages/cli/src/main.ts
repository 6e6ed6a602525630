#!/usr/bin/env node
import { readFileSync } from "node:fs";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import { nodeServices } from "./node-services.ts";
import { Output } from "./output.ts";
import { runMeetlat } from "./program.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const fiber = Effect.runFork(
  runMeetlat(process.argv.slice(2), version).pipe(Effect.provide(Output.process), Effect.provide(nodeServices)),
);

// What was begun is undone first, such as half a file; then the signal does what it would have done. A second one does so at once.
const stop = (signal: NodeJS.Signals): void => {
  process.off("SIGINT", stop).off("SIGTERM", stop);
  fiber.addObserver(() => process.kill(process.pid, signal));
  fiber.interruptUnsafe();
};
process.on("SIGINT", stop).on("SIGTERM", stop);

const exit = await Effect.runPromise(Fiber.await(fiber));
process.off("SIGINT", stop).off("SIGTERM", stop);
if (Exit.isSuccess(exit)) process.exitCode = exit.value;
