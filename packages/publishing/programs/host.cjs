// A host of CommonJS, which requires ES modules: without a flag since Node 22.12.
const { scenario } = require("./scenario.mjs");

scenario({
  core: require("@meetlat/core"),
  promise: require("@meetlat/core/promise"),
  store: require("@meetlat/core/store"),
  codec: require("@meetlat/core/codec"),
  csv: require("@meetlat/csv"),
  json: require("@meetlat/json"),
  sql: require("@meetlat/sql"),
  sqlite: require("@meetlat/sql/sqlite"),
  testing: require("@meetlat/testing"),
  platform: require("@effect/platform-node"),
  effect: require("effect"),
});
