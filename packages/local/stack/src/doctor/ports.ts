import { inspectService, type Plan } from "../config/plan";
import { mapServices } from "../config/services/index";
import type { Environment } from "../env-file";
import { checkPorts, describeTakenPort } from "../ports/check";
import type { Ports } from "../ports/ports";
import { RunProcesses } from "../process/run-processes";
import { servedPorts, servicePorts } from "../run/needed-ports";
import type { RunRecord } from "../run/run-file";
import type { Check } from "./check";

/** The ports that `dev` would use: free, held by the stack that runs, or held by somebody else. */
export async function checkDevPorts(
  env: Environment,
  ports: Ports,
  running: readonly RunRecord[],
): Promise<Check[]> {
  const states = await checkPorts([...servedPorts(ports), ...servicePorts(likelyPlan(env), ports)]);
  const own = new Map(
    running.flatMap(({ pid, runId }) => new RunProcesses(runId).alive().map((entry) => [entry.pid, pid])),
  );
  return states.map((state) => {
    const subject = `Port ${state.port}`;
    if (!state.taken) return { subject, status: "ok", found: `Free for ${state.purpose}.` };
    const stackPid = state.holder && own.get(state.holder.pid);
    return stackPid === undefined
      ? { subject, status: "problem", found: describeTakenPort(state) }
      : { subject, status: "ok", found: `Used by the stack that is running (process ${stackPid}).` };
  });
}

/** A service with a problem is taken for real: its local ports are not needed. */
function likelyPlan(env: Environment): Plan {
  return mapServices((service) =>
    inspectService(service, env).source === "local" ? { source: "local" } : { source: "real", values: {} },
  );
}
