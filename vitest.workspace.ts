import { defineConfig } from "vitest/config";

const conditions = ["@meetlat/source", "module", "node", "development|production"];

const project = (name: string, root: string, globalSetup: ReadonlyArray<string> = []) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // A test that hangs is stopped; how fast a busy machine is says nothing about the code.
  test: {
    name,
    root,
    include: ["test/**/*.test.ts"],
    environment: "node" as const,
    testTimeout: 60_000,
    globalSetup: [...globalSetup],
  },
});

export default defineConfig({
  test: {
    projects: [
      project("core", "packages/core"),
      project("csv", "packages/csv"),
      project("json", "packages/json"),
      project("fp-ts", "packages/fp-ts"),
      project("testing", "packages/testing"),
      project("fuzzing", "packages/fuzzing"),
      project("sql", "packages/sql"),
      project("cli", "packages/cli"),
      project("rotterdam", "examples/rotterdam"),
      project("publishing", "packages/publishing", ["test/pack.ts"]),
      project("http-service", "examples/http-service"),
      project("express-pg", "examples/express-pg"),
      project("emmett", "examples/emmett"),
      project("emmett-postgresql", "examples/emmett-postgresql"),
      project("kurrentdb", "examples/kurrentdb"),
      project("docs", "docs"),
    ],
    coverage: { provider: "v8", include: ["packages/*/src/**"] },
  },
});
