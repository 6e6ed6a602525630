import { allEvents } from "@meetlat/core";
import type { StoredEvent } from "@meetlat/core/codec";
import type { ReadError, ReadOptions } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { readStored } from "./read.ts";
import { SqlClient } from "./sql-client.ts";
import { asStoreStream } from "./store-errors.ts";

/**
 * The events of a register in order of position, each as this Meetlat reads it (`event`) and as it was appended (`raw`). A
 * copy is made of `raw`: it says what the register says, in the version in which it was said, and has the same hashes.
 *
 * **Details**
 *
 * It reads page by page, as far as the head of the beginning, and keeps no transaction open.
 */
export const storedEvents = (
  register: string,
  options: ReadOptions = {},
): Stream.Stream<StoredEvent, ReadError, SqlClient> =>
  Stream.unwrap(Effect.map(SqlClient, (sql) => asStoreStream(readStored(sql, register, allEvents, options))));
