import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/pg.ts", "src/promise.ts", "src/sqlite.ts"],
  format: "esm",
  target: "es2024",
  sourcemap: true,
  clean: true,
  dts: false,
  // `node:sqlite` has no name without the prefix.
  removeNodeProtocol: false,
});
