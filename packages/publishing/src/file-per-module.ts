import { defineConfig } from "tsup";

/**
 * How every package is built: a JavaScript file for each module, under the name of its source, so that a bundler can leave
 * out each module that a page does not need.
 */
export const filePerModule = defineConfig({
  entry: ["src/**/*.ts"],
  format: "esm",
  target: "es2024",
  sourcemap: true,
  clean: true,
  dts: false,
  splitting: false,
  silent: true,
  // `node:sqlite` has no name without the prefix.
  removeNodeProtocol: false,
  esbuildPlugins: [
    {
      name: "file per module",
      setup: ({ onResolve }) => {
        onResolve({ filter: /^\.\.?\// }, ({ path, kind }) =>
          kind === "entry-point" ? undefined : { path: path.replace(/\.ts$/, ".js"), external: true },
        );
      },
    },
  ],
});
