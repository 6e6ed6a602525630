import { defineConfig } from "vitest/config";

const conditions = ["@meetlat/source", "module", "node", "development|production"];

// The core project alone, for StrykerJS, which knows no workspaces. The long laws of the codec and the store say little
// about a rule and would be run for each of its mutants.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/core/test/{cases,rules,register,projections}/**/*.test.ts"],
    exclude: process.env.MUTATE === "rules" ? ["packages/core/test/{register,projections}/**"] : [],
    environment: "node",
  },
});
