import { api } from "@repo/convex-backend/api";
import { ConvexHttpClient } from "convex/browser";
import { expect } from "../fixtures";
import { environment } from "../environment";
import type { Wire } from "./wire";

/** The deployment as another device of the same person sees it: no part of the page knows of what it does. */
export async function elsewhere(wire: Wire): Promise<ConvexHttpClient> {
  await expect.poll(() => wire.token, "the tab's token for the deployment").toBeDefined();
  const client = new ConvexHttpClient(environment.deploymentUrl, { logger: false });
  client.setAuth(wire.token ?? "");
  return client;
}

/** Gives the newest customer another company. */
export async function changeNewest(client: ConvexHttpClient, company: string): Promise<void> {
  const [newest] = await client.query(api.customers.listByUser, {});
  if (!newest) throw new Error("There is no customer to change.");
  await client.mutation(api.customers.update, { id: newest._id, company });
}
