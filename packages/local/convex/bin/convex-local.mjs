#!/usr/bin/env node
// Registers tsx in this process, so that signals and the exit code need no relay.
import { register } from "tsx/esm/api";

register();
await import("../src/cli.ts");
