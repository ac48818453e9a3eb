// Runs as the command does, without what makes TypeScript run in the benchmark itself.
import { importSource } from "../../bin/import-source.mjs";

await importSource(new URL("started.ts", import.meta.url));
