// A host of ES modules.
import * as platform from "@effect/platform-node";
import * as core from "@meetlat/core";
import * as codec from "@meetlat/core/codec";
import * as promise from "@meetlat/core/promise";
import * as store from "@meetlat/core/store";
import * as csv from "@meetlat/csv";
import * as json from "@meetlat/json";
import * as sql from "@meetlat/sql";
import * as sqlite from "@meetlat/sql/sqlite";
import * as testing from "@meetlat/testing";
import * as effect from "effect";
import { scenario } from "./scenario.mjs";

await scenario({ core, promise, store, codec, csv, json, sql, sqlite, testing, platform, effect });
