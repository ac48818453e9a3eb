// Started by the stack, which waits for it, never by hand: so it uses tsx's loader for CommonJS, which has no thread to
// start, and is there in half the time.
import { createRequire } from "node:module";
import { register } from "tsx/cjs/api";

register();
createRequire(import.meta.url)("../src/watchdog/main.ts");
