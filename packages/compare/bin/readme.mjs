#!/usr/bin/env node
// Writes what README.md shows of the comparison: the table of the concerns, and the snapshot's plots.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

// Its settings say how JSX is read, wherever this is started.
process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
register();
const { concerns } = await import("../src/concerns.ts");
const { withConcerns } = await import("../src/readme.ts");
const { writePlots } = await import("../src/plots/write-plots.ts");
const readme = new URL("../../../README.md", import.meta.url);
writeFileSync(readme, withConcerns(readFileSync(readme, "utf8"), concerns));
writePlots();
