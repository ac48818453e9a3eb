import type { Group } from "../measurements/format";
import { measureBuild } from "./build";
import { measureCode } from "./code";
import { measureDependencies } from "./dependencies";
import { measureDeployment } from "./deployment";
import { measureFirstLoad } from "./first-load";
import { measureNavigation } from "./navigation";
import type { Measurer } from "./run/run";
import { measureServer } from "./server";

/** How each group is measured, in the order in which a run takes them, and whether that needs the stack. */
export const measurers: Readonly<Record<Group, { inStack: boolean; measure: Measurer }>> = {
  code: { inStack: false, measure: measureCode },
  dependencies: { inStack: false, measure: async () => measureDependencies() },
  build: { inStack: true, measure: measureBuild },
  "first-load": { inStack: true, measure: measureFirstLoad },
  navigation: { inStack: true, measure: measureNavigation },
  server: { inStack: true, measure: measureServer },
  deployment: { inStack: true, measure: measureDeployment },
};
