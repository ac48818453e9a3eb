// Builds what the journeys need, then hands its arguments to Playwright. Not in one run of turbo: that counts a run's
// arguments into the hash of each of its tasks, and would build the apps again for every other file.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const cwd = fileURLToPath(new URL("..", import.meta.url));
const given = process.argv.slice(2);
// The package manager passes the sign on that ends its own arguments.
const args = given[0] === "--" ? given.slice(1) : given;

let child;
// The terminal's reaches the child by itself; one that was sent to this process alone does not.
process.on("SIGTERM", () => child.kill("SIGTERM"));
process.on("SIGINT", () => {});

async function run(command, stdout = "inherit") {
  child = spawn("pnpm", ["exec", ...command], { cwd, stdio: ["inherit", stdout, "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exit(code ?? 1);
}

// A name that no journey has is said at once, not after the builds. The window of --ui has no list.
const isNamed = args.some((arg) => !arg.startsWith("-")) && !args.some((arg) => arg.startsWith("--ui"));
if (isNamed) await run(["playwright", "test", "--list", ...args], "ignore");
await run(["turbo", "run", "build", "--filter=e2e^..."]);
await run(["playwright", "test", ...args]);
