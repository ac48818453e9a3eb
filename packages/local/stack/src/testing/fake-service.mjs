// Stands in for any of the local services: listens, says that it is ready, and ends when told to.
// `FAKE_<NAME>` chooses a fault: `exit-at-start`, `exit-at-restart`.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  strict: false,
  options: { port: { type: "string" }, state: { type: "string" } },
});
const name = basename(values.state);
const startsFile = join(values.state, "starts");
const restarted = existsSync(startsFile);
mkdirSync(values.state, { recursive: true });
appendFileSync(startsFile, `${process.pid}\n`);

const fault = process.env[`FAKE_${name.toUpperCase()}`];
if (fault === "exit-at-start" || (fault === "exit-at-restart" && restarted)) {
  console.error(`${name} has a fault`);
  process.exit(3);
}

const ready = (url) => {
  const said = readFileSync(new URL(`samples/${name}.json`, import.meta.url), "utf8");
  return JSON.parse(said.replaceAll("$URL", url));
};

const server = createServer((request, response) => {
  response.end(JSON.stringify({ env: process.env, args: process.argv.slice(2) }));
});
server.listen(Number(values.port), "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  console.log(`ready ${url}`);
  process.send(ready(url));
});
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
