import { eventStoreLaws } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import { it } from "vitest";
import { SqlClient, sqlEventStore } from "../src/index.ts";
import { onEveryDatabase } from "./on-every-database.ts";

onEveryDatabase(({ connect }) => {
  const open = (register: string) =>
    Effect.flatMap(connect, ({ sql, ...options }) =>
      Effect.provideService(sqlEventStore(register, { ...options, pollEvery: "30 millis" }), SqlClient, sql),
    );
  for (const law of eventStoreLaws({ open, runs: 15 })) it(law.name, law.run, 60_000);
});
