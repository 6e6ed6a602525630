import { describe, expect, it } from "vitest";
import { actorFromTokens } from "../src/sign-in.ts";

const signedIn = (list: string, authorization: string): string | null =>
  actorFromTokens(list)(new Request("http://localhost", { headers: { authorization } }));

describe("a list of tokens", () => {
  it("keeps an actor whole, also one with colons in it", () => {
    expect(signedIn("secret:urn:user:7", "Bearer secret")).toBe("urn:user:7");
    expect(signedIn("one:a, two:urn:user:7", "Bearer two")).toBe("urn:user:7");
  });

  it("refuses a token that no header can carry, rather than lock its owner out", () => {
    for (const list of ["p@ss:controller-7", "a b:controller-7", "controller-7", ":controller-7", "secret:", "a:b,c"]) {
      expect(() => actorFromTokens(list), list).toThrow("token:actor");
    }
  });

  it("takes every token that a header can carry", () => {
    expect(signedIn("aZ0_.~+/=-:controller-7", "Bearer aZ0_.~+/=-")).toBe("controller-7");
    expect(signedIn("secret:controller-7", "Bearer secre")).toBeNull();
    expect(signedIn("", "Bearer secret")).toBeNull();
  });
});
