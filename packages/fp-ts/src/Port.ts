/**
 * Stores of core in fp-ts, and the other way around. It is the only module whose types lead to Effect's, by way of core's
 * port; a program that uses no store of core does not need it.
 *
 * @module
 */
import type { EventStoreService } from "@meetlat/core/store";
import type { EventStore } from "./EventStore.ts";
import { portToStore, storeToPort } from "./internal/port.ts";

/** A store of core, such as one of `@meetlat/sql`, in fp-ts. */
export const fromPort = (port: EventStoreService): EventStore => portToStore(port);

/** A store in fp-ts, for all that works with the stores of core: projectors, laws, core's own `handle`. */
export const toPort = (store: EventStore): EventStoreService => storeToPort(store);
