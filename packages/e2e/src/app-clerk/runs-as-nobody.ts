import { executions } from "../deployment";

/** How often a function that is for signed-in people ran without anybody. */
export async function runsAsNobody(): Promise<number> {
  const personal = Object.entries(await executions()).filter(([path]) => /^(?:customers|users):/.test(path));
  return personal.reduce((sum, [, { unauthenticated }]) => sum + unauthenticated, 0);
}
