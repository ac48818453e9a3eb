import { fileURLToPath } from "node:url";
import { keep, KeepError, parseApp } from "./keep";
import { MarkError } from "./marks";
import { ReferenceError } from "./references";

const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

try {
  console.log(keep(root, parseApp(process.argv.slice(2))));
} catch (error) {
  if (!(error instanceof KeepError || error instanceof MarkError || error instanceof ReferenceError))
    throw error;
  console.error(error.message);
  process.exitCode = 1;
}
