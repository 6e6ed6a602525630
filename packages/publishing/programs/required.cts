// CommonJS in TypeScript, which `require`s ES modules since TypeScript 5.8 (module nodenext).
import core = require("@meetlat/core");
import promise = require("@meetlat/core/promise");
import sqlite = require("@meetlat/sql/sqlite");

export const day: core.Day = core.day("2021-07-01");
export const opened: promise.RegisterClient = promise.openRegister({
  actor: "host",
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
});
export const open: typeof sqlite.openSqlite = sqlite.openSqlite;
