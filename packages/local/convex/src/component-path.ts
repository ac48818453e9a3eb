import { notOnThisDeployment } from "./engine/refusals";
import type { Access } from "./engine/types";

/** What a caller may call in a component: there are none, so what is not addressed to the app itself is refused. */
export function accessIn(componentPath: string | null | undefined, access: Access): Access {
  return componentPath ? { refused: notOnThisDeployment(`the component "${componentPath}"`) } : access;
}
