// Runs `next start` for the app in the working directory, and keeps what it says, line by line with its moment, in the
// file of the services' log. Arguments: the app's name, then Next's own. In the same process, so that the signal to stop
// reaches the server.
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";

const [app, ...args] = process.argv.slice(2);
const file = process.env.STACK_LOG_FILE;
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (chunk, ...rest) => {
    const moment = new Date().toISOString();
    const lines = String(chunk)
      .split("\n")
      .filter((line) => line.trim() !== "");
    appendFileSync(file, lines.map((line) => `${moment} ${app} ${line}\n`).join(""));
    return write(chunk, ...rest);
  };
}
const next = createRequire(`${process.cwd()}/package.json`).resolve("next/dist/bin/next");
process.argv.splice(1, process.argv.length - 1, next, ...args);
await import(next);
