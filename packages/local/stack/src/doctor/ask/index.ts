import type { Plan } from "../../config/plan";
import { type ServiceName, serviceEntries } from "../../config/services/index";
import type { Check } from "../check";
import type { Ask } from "./ask";
import { askAuth0 } from "./auth0";
import { askClerk } from "./clerk";
import { askConvex } from "./convex";

const asks: Record<ServiceName, Ask> = { convex: askConvex, auth0: askAuth0, clerk: askClerk };

/** Asks every service that is real. */
export async function askServices(plan: Plan): Promise<Check[]> {
  const answers = await Promise.all(
    serviceEntries.map(async ([name]) => {
      const service = plan[name];
      return service.source === "real" ? asks[name](service.values) : [];
    }),
  );
  return answers.flat();
}
