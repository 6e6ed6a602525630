import { describe, expect, it } from "vitest";
import { allEvents, boundaryOfAll, matches, type Query } from "../../src/index.ts";
import { command } from "./given.ts";

const event = { type: "TargetSet", tags: ["target:4b", "indicator:a"] };

const isFound = (...items: Query["items"]) => matches({ items }, event);

describe("a query", () => {
  it("finds an event by its type and by all of its tags", () => {
    expect(isFound({ types: ["TargetSet"] })).toBe(true);
    expect(isFound({ types: ["TargetRevised", "TargetSet"] })).toBe(true);
    expect(isFound({ types: ["TargetRevised"] })).toBe(false);
    expect(isFound({ tags: ["indicator:a"] })).toBe(true);
    expect(isFound({ tags: ["indicator:a", "target:4b"] })).toBe(true);
    expect(isFound({ tags: ["indicator:a", "target:7"] })).toBe(false);
    expect(isFound({ types: ["TargetSet"], tags: ["target:4b"] })).toBe(true);
    expect(isFound({ types: ["TargetRevised"], tags: ["target:4b"] })).toBe(false);
    expect(isFound({ types: ["TargetSet"], tags: ["target:7"] })).toBe(false);
  });

  it("finds what any of its items finds, nothing without items, and everything by an empty one", () => {
    expect(isFound({ tags: ["target:7"] }, { tags: ["target:4b"] })).toBe(true);
    expect(isFound()).toBe(false);
    expect(matches(allEvents, event)).toBe(true);
  });

  it("of a batch holds every item of its commands once", () => {
    const document = (id: string) =>
      command({ _tag: "RegisterDocument", document: id, kind: "budget", title: "Begroting" });
    expect(boundaryOfAll([document("a"), document("b"), document("a")])).toEqual({
      items: [{ tags: ["document:a"] }, { tags: ["document:b"] }],
    });
  });
});
