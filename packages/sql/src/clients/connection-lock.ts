import * as Semaphore from "effect/Semaphore";

const locks = new WeakMap<object, Semaphore.Semaphore>();

/**
 * The lock of a database that has one connection: the same for all clients over it, since a transaction of one would
 * otherwise take in, and undo, statements of another.
 */
export const lockOf = (database: object): Semaphore.Semaphore => {
  const lock = locks.get(database) ?? Semaphore.makeUnsafe(1);
  locks.set(database, lock);
  return lock;
};
