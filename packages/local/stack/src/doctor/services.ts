import { inspectService, planServices, type ServiceState } from "../config/plan";
import { services } from "../config/services/index";
import type { Environment } from "../env-file";
import type { Check } from "./check";

/** Each service: real, local, or what is wrong with its variables; then the combination. */
export function checkServices(env: Environment): Check[] {
  const states = Object.values(services).map((service) => ({ service, state: inspectService(service, env) }));
  const checks = states.flatMap(({ service, state }) => checkService(service.title, state));
  const planned = planServices(env);
  const combined =
    planned.ok || states.some(({ state }) => state.source === "invalid")
      ? []
      : planned.problems.map((found): Check => ({ subject: "Combination", status: "problem", found }));
  return [...checks, ...combined];
}

function checkService(subject: string, state: ServiceState): Check[] {
  if (state.source === "invalid") {
    return state.problems.map((found) => ({ subject, status: "problem", found }));
  }
  if (state.source === "local") {
    return [{ subject, status: "local", found: "Not configured: the local one is started." }];
  }
  return [{ subject, status: "real", found: `Configured by ${Object.keys(state.values).join(", ")}.` }];
}
