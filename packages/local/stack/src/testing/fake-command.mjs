// Stands in for `turbo run dev`: starts a process in a session of its own, says what it is, and stays.
// The first argument chooses what it does on SIGINT and SIGTERM.
import { spawn } from "node:child_process";

const [behaviour] = process.argv.slice(2);
const stays = ["-e", "setInterval(() => undefined, 60_000)"];
const detached = spawn(process.execPath, stays, { detached: true, stdio: "ignore" });

// Whether Convex still answers shows that the services outlive the command.
const askConvexAndExit = async (signal) => {
  const { ok } = await fetch(process.env.NEXT_PUBLIC_CONVEX_URL);
  console.log(`${signal} and convex ${ok ? "answers" : "fails"}`);
  process.exit(signal === "SIGINT" ? 5 : 6);
};
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    console.log(`got ${signal}`);
    if (behaviour !== "stubborn") void askConvexAndExit(signal);
  });
}
console.log(`running ${JSON.stringify({ pid: process.pid, detachedPid: detached.pid })}`);
setInterval(() => undefined, 60_000);
