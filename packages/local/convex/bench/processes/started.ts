import { startDeployment } from "../../src/index";
import { COMMON_WORD, contactOf, PREFIX } from "../contacts";
import { cpuSeconds } from "../measurements";

/** What the process says of itself before it ends. */
export interface Started {
  /** Since the process began, with loading the program. */
  seconds: number;
  cpuSeconds: number;
  rssBytes: number;
  firstSearchCpuSeconds: number;
  firstInsertCpuSeconds: number;
}

const [functionsDir, stateDir] = process.argv.slice(2);
if (functionsDir === undefined || stateDir === undefined) throw new Error("A folder is missing.");
const deployment = await startDeployment({ functionsDir, stateDir, port: 0, sitePort: 0, env: {} });
const known = {
  seconds: performance.now() / 1000,
  cpuSeconds: cpuSeconds(),
  rssBytes: process.memoryUsage.rss(),
};
const search = { path: "contacts:search", args: { text: `${COMMON_WORD} ${PREFIX}`, count: 20 } };
await deployment.engine.runQueries(null, [search]);
const searched = cpuSeconds();
const insert = { path: "contacts:insert", args: contactOf(1_000_000) };
await deployment.engine.runMutation(null, insert);
process.send?.({
  ...known,
  firstSearchCpuSeconds: searched - known.cpuSeconds,
  firstInsertCpuSeconds: cpuSeconds() - searched,
} satisfies Started);
await deployment.close();
process.disconnect();
