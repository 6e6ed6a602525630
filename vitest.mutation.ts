import { defineConfig } from "vitest/config";

const conditions = ["@meetlat/source", "module", "node", "development|production"];
const isRules = process.env.MUTATE === "rules";

// The core project alone, for StrykerJS, which knows no workspaces. The long laws of the codec and the store say little
// about a rule and would be run for each of its mutants; a fifth of the tries of the laws of the register is enough to
// notice most of its mutants.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "packages/core/test/{cases,rules,register,promise}/**/*.test.ts",
      "packages/core/test/projections/laws.test.ts",
    ],
    exclude: isRules ? ["packages/core/test/{register,projections,promise}/**"] : [],
    env: isRules ? {} : { MEETLAT_RUNS: "0.2" },
    environment: "node",
    testTimeout: 60_000,
  },
});
