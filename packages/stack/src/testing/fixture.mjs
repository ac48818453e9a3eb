// Runs a stack whose services are stand-ins. Options come as JSON in FIXTURE, the command as arguments.
import { register } from "tsx/esm/api";

register();
await import("./fixture-main.ts");
