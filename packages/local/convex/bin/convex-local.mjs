#!/usr/bin/env node
// In this process, so that signals and the exit code need no relay.
import { importSource } from "./import-source.mjs";

await importSource(new URL("../src/cli.ts", import.meta.url));
