import { describe, expect, it } from "vitest";
import { readCorpus } from "../src/corpus.ts";
import { targets } from "../src/targets/index.ts";

describe("what the fuzzer found a way with", () => {
  for (const target of targets) {
    it(`is read as it should be by ${target.name}`, () => {
      const inputs = [...target.seeds, ...readCorpus(target.name)];
      expect(inputs.length).toBeGreaterThan(20);
      for (const input of inputs) target.read(input);
    });
  }
});
