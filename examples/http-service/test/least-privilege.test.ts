import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { connected, hasPostgres, pgUrl, sqlAt } from "../../../packages/sql/test/postgres.ts";
import { openKeptRegister } from "../src/kept-register.ts";
import { facts } from "./facts.ts";
import { postgres } from "./places.ts";
import { run } from "./running.ts";

const roles = readFileSync(new URL("../../../packages/sql/roles.sql", import.meta.url), "utf8");

it.skipIf(!hasPostgres)(
  "does all its work as a writer that owns nothing, on tables that a deployment made as their owner",
  async () => {
    const place = await postgres();
    const user = `meetlat_http_${process.pid}`;
    try {
      await (await openKeptRegister(place.store, "main")).close();
      await connected(place.store, async (owner) => {
        await owner.query(roles);
        await owner.query(`CREATE ROLE ${user} LOGIN PASSWORD 'secret' IN ROLE meetlat_writer`);
        await owner.query("INSERT INTO meetlat.register_access VALUES ('main', $1)", [user]);
      });
      const url = new URL(place.store);
      url.username = user;
      url.password = "secret";
      const running = await run(url.href, "main");
      try {
        expect((await running.client.post("/commands", facts)).status).toBe(201);
        expect((await running.client.get("/checks?asOf=2021-07-01")).body.checks).toHaveLength(3);
        expect((await running.client.get("/events")).text.trimEnd().split("\n")).toHaveLength(facts.length);
      } finally {
        await running.stop();
      }
      const forbidden = connected(url.href, (writer) => writer.query("DELETE FROM meetlat.event"));
      await expect(forbidden).rejects.toThrow("permission denied");
    } finally {
      await place.drop();
      await sqlAt(pgUrl, `DROP ROLE IF EXISTS ${user}`);
    }
  },
);
