#!/usr/bin/env node
// Registers tsx in this process, so that signals and the exit code need no relay. The dependencies come first: they are
// JavaScript already, and one by one their files through tsx take longer than the rest of the start.
import "@hono/node-server";
import "hono";
import "hono/cors";
import "jose";
import "ws";
import "zod";
import { register } from "tsx/esm/api";

register();
await import("../src/cli.ts");
