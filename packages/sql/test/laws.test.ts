import { eventStoreLaws } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import { afterAll, beforeAll, describe, it } from "vitest";
import { SqlClient, sqlEventStore } from "../src/index.ts";
import { type Database, databases, whySkipped } from "./databases.ts";

for (const [name, create] of databases) {
  describe.skipIf(create === null)(create === null ? `${name} (${whySkipped})` : name, () => {
    let database: Database;
    beforeAll(async () => {
      if (create !== null) database = await create();
    }, 60_000);
    afterAll(() => database?.drop());

    const open = (register: string) =>
      Effect.flatMap(database.connect, ({ sql, ...options }) =>
        Effect.provideService(sqlEventStore(register, { ...options, pollEvery: "30 millis" }), SqlClient, sql),
      );
    for (const law of eventStoreLaws({ open: (register) => Effect.suspend(() => open(register)), runs: 15 }))
      it(law.name, law.run, 60_000);
  });
}
