#!/usr/bin/env node
// Writes the table of the concerns into README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { register } from "tsx/esm/api";

register();
const { concerns } = await import("../src/concerns.ts");
const { withConcerns } = await import("../src/readme.ts");
const readme = new URL("../../../README.md", import.meta.url);
writeFileSync(readme, withConcerns(readFileSync(readme, "utf8"), concerns));
