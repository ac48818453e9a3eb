#!/usr/bin/env node
// Registers tsx in this process, so that signals and the exit code need no relay. The dependencies come first: they are
// JavaScript already, and one by one their hundreds of files through tsx take as long as all the rest of the start.
import "zod";
import { register } from "tsx/esm/api";

// While it loads, oidc-provider warns of every Node before 22. That one sentence is left out: the tests run on the
// floor, 20.19, and whoever starts the tenant can do nothing about it. Whatever else is said then is passed on.
const { warn } = console;
console.warn = (...words) => {
  if (!String(words[0]).includes("oidc-provider WARNING: Unsupported runtime.")) warn(...words);
};
await import("oidc-provider");
console.warn = warn;

register();
await import("../src/cli.ts");
