#!/usr/bin/env node
// Builds what is published into dist: one module per source file, so that each keeps its "use client", and a
// package.json. `pnpm pack` puts it in a tarball.
import { join } from "node:path";

import { compile, writePublished } from "@repo/packaging/build";

const root = join(import.meta.dirname, "..");

compile(root);
writePublished(root);
