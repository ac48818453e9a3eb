// Registers tsx in this process. Started by the stack, never by hand.
import { register } from "tsx/esm/api";

register();
await import("../src/watchdog/main.ts");
