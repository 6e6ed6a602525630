/**
 * The event store port, the store in memory, and `handle`, which turns commands into appended events.
 *
 * @module
 */
export {
  AppendConditionFailed,
  type AppendError,
  EventIdConflict,
  EventStore,
  type EventStoreService,
  EventUnreadable,
  type ReadError,
  type ReadOptions,
  StoreUnavailable,
} from "./event-store.ts";
export { CommandsRejected, type Handled, handle, readRegister } from "./handle.ts";
export { inMemoryEventStore, inMemoryLayer } from "./in-memory.ts";
