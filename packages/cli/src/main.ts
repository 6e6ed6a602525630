#!/usr/bin/env node
import { readFileSync } from "node:fs";
import * as NodeServices from "@effect/platform-node/NodeServices";
import * as Effect from "effect/Effect";
import { Output } from "./output.ts";
import { runMeetlat } from "./program.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

process.exitCode = await Effect.runPromise(
  runMeetlat(process.argv.slice(2), version).pipe(Effect.provide(Output.process), Effect.provide(NodeServices.layer)),
);
