import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The files share their modules, which hold no state; loading them for each file took half of the time again.
    isolate: false,
    // Much of it waits for processes: one at a time would leave a core idle while it is the last that runs.
    maxWorkers: "100%",
    // What a test pushes is built already: Node imports it, as it does elsewhere.
    server: { deps: { external: [/\/(?:convex-local|generations)[^/]*\/\d+-/] } },
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // vitest.package.config.ts has these.
    exclude: [...configDefaults.exclude, "test/package/**"],
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    // The client's first reconnect waits up to 1.5 s, and a command of the Convex CLI takes seconds on a busy machine.
    testTimeout: 120_000,
  },
});
