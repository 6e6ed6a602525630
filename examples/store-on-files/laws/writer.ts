// A process that appends batches of three until it is killed, and tells of each after it was acknowledged.
import { randomUUID } from "node:crypto";
import type { NewEvent } from "@meetlat/core";
import { newEvents } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import { fileEventStore } from "../src/file-event-store.ts";

const [folder = "", register = ""] = process.argv.slice(2);
const store = await Effect.runPromise(fileEventStore(folder, register));

for (;;) {
  const correlationId = randomUUID();
  const batch = fc
    .sample(newEvents, 3)
    .map((event) => ({ ...event, id: randomUUID(), correlationId }) as unknown as NewEvent);
  const position = await Effect.runPromise(store.append(batch));
  process.stdout.write(`${position} ${correlationId}\n`);
}
