import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { startDeployment } from "../../src/index";
import type { Configuration } from "../configurations";
import { fill } from "../databases";
import { cpuSeconds, measurement, type Measurement } from "../measurements";
import type { Options } from "../options";
import type { ClientsMessage, ClientsOrder } from "../processes/clients";

const DOCUMENTS = 1000;
const WARM_UP = 5;

/** Many clients that all look at the same rows, in a process of their own, and writes to these rows. */
export async function fanOut({ clients, rounds }: Options, { name }: Configuration): Promise<Measurement[]> {
  const functionsDir = path.resolve(import.meta.dirname, "../convex");
  const deployment = await startDeployment({ functionsDir, port: 0, sitePort: 0, env: {} });
  const { engine, url } = deployment;
  const process = fork(path.resolve(import.meta.dirname, "../processes/clients.ts"));
  const exited = once(process, "exit");
  try {
    const mutate = async (path: string, args: object) => {
      const outcome = await engine.runMutation(null, { path, args: { ...args } });
      if (!outcome.ok) throw new Error(outcome.errorMessage);
      return outcome.ts;
    };
    await fill({ mutate }, DOCUMENTS);
    await answered(process, exited, { type: "connect", url, clients });
    const values: number[] = [];
    // The first writes compile what the others run.
    for (let round = -WARM_UP; round < rounds; round += 1) {
      const before = cpuSeconds();
      const ts = await mutate("contacts:rename", { list: "list 0", name: `Ada ${round}` });
      await answered(process, exited, { type: "waitFor", ts: String(ts) });
      if (round >= 0) values.push(cpuSeconds() - before);
    }
    return [measurement(`a write that ${clients} clients see in 5 queries each`, name, "CPU s", values)];
  } finally {
    process.kill();
    await deployment.close();
  }
}

async function answered(clients: ChildProcess, exited: Promise<unknown>, order: ClientsOrder): Promise<void> {
  clients.send(order);
  const answer = once(clients, "message") as Promise<[ClientsMessage]>;
  const [{ type }] = await Promise.race([answer, exited.then(() => [{ type: "exited" }])]);
  if (type !== "done") throw new Error("The process of the clients has ended.");
}
