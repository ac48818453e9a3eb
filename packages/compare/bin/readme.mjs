#!/usr/bin/env node
// Writes what README.md shows of the comparison: the table of the concerns, the snapshot's plots and the house.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

// Its settings say how JSX is read, wherever this is started.
process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
register();
const { concernsWithSource } = await import("../src/concerns.ts");
const { withConcerns } = await import("../src/readme.ts");
const { readHouse } = await import("../src/house/graph.ts");
const { houseFiles } = await import("../src/house/picture.ts");
const { writePlots } = await import("../src/plots/write-plots.ts");
const readme = new URL("../../../README.md", import.meta.url);
writeFileSync(readme, withConcerns(readFileSync(readme, "utf8"), concernsWithSource));
writePlots();
for (const [name, svg] of Object.entries(houseFiles(readHouse()))) {
  writeFileSync(new URL(`../data/${name}`, import.meta.url), svg);
}
