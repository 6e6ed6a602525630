// What a host does with the packages: it is given them as the host got them, by import or by require.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tables } from "./tables.mjs";

export const scenario = async ({ core, promise, store, codec, csv, json, sql, sqlite, testing, platform, effect }) => {
  const { Effect, Layer, Result, Stream } = effect;
  const folder = mkdtempSync(join(tmpdir(), "meetlat-host-"));
  try {
    // A register in memory, in promises.
    const newId = () => crypto.randomUUID();
    const register = promise.openRegister({ actor: "host", now: () => new Date("2021-07-01T12:00:00Z"), newId });
    const defined = await register.defineIndicator({
      indicator: "streets",
      title: "Active streets",
      unit: "streets",
      polarity: "higher",
      nature: "flow",
      class: "performance",
    });
    assert.equal(defined.ok, true);
    await register.setTarget({ target: "active", indicator: "streets", rule: ">= 1900 in 2020", class: "targetValue" });
    await register.recordMeasurement({ indicator: "streets", period: "2020", value: "2500" });
    const [check] = await register.checkTarget("active", { asOf: "2021-07-01" });
    assert.deepEqual([check.verdict, check.gap], ["met", "600"]);

    // Tables from a folder.
    const from = join(folder, "tables");
    mkdirSync(from);
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(from, name), text);
    const batch = await Effect.runPromise(
      Effect.provide(csv.readFolder(from, { locale: "nl" }), platform.NodeServices.layer),
    );
    assert.equal(batch.commands.length, 3);

    // The same in an SQLite file, opened again.
    const file = join(folder, "register.sqlite");
    const database = () => Layer.effect(sql.SqlClient, sqlite.openSqlite(file));
    const stamp = { recordedAt: "2021-07-01T12:00:00.000Z", actor: "host", newId };
    const handled = await Effect.runPromise(
      Effect.gen(function* () {
        yield* sql.migrate;
        return yield* Effect.provide(store.handle(batch.commands, stamp), sql.sqlEventStoreLayer("host"));
      }).pipe(Effect.provide(database())),
    );
    assert.equal(handled.position, 3);
    const kept = await Effect.runPromise(Stream.runCollect(sql.storedEvents("host")).pipe(Effect.provide(database())));
    const folded = core.fold(kept.map(({ event }) => event));
    const [again] = core.targetChecks(folded, { asOf: core.day("2021-07-01") });
    assert.deepEqual([again.verdict, again.gap], ["met", "600"]);

    // NDJSON, out and in.
    const raw = kept.map((stored) => stored.raw);
    const bytes = json.printNdjson(Stream.fromIterable(raw));
    const read = await Effect.runPromise(Stream.runCollect(json.readNdjson(bytes)));
    assert.deepEqual(
      read.map((stored) => stored.raw),
      raw,
    );
    assert.equal(Result.isFailure(codec.decodeCommand({ _tag: "SetTarget" })), true);

    // A law of event stores, on the store in memory.
    const laws = testing.eventStoreLaws({ open: () => store.inMemoryEventStore });
    await laws[0].run();
  } finally {
    rmSync(folder, { recursive: true });
  }
};
