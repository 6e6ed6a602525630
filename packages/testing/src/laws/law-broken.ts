import { stringify } from "fast-check";

/** A law is broken: what was found, and what should have been. */
export class LawBroken extends Error {
  constructor(what: string, found: unknown, expected: unknown) {
    super(`${what}\nfound:    ${shown(found)}\nexpected: ${shown(expected)}`);
    this.name = "LawBroken";
  }
}

// Whatever a codec or a store may hold: JSON knows no bigint and nothing that holds itself.
const shown = (thing: unknown): string => {
  if (thing instanceof Uint8Array) return `${thing.length} bytes: ${new TextDecoder().decode(thing)}`;
  return typeof thing === "string" ? thing : stringify(thing);
};
