import type { Interaction, InteractionResults } from "oidc-provider";
import type { Context } from "../http/context";
import { requireOwnOrigin } from "../http/guards";
import { TenantError } from "../http/tenant-error";
import type { Tenant } from "../tenant";
import type { User } from "../users/directory";
import { seeOther } from "./respond";

/**
 * The login in progress that this browser's cookie stands for. Throws when there is none, when it is not the one in
 * the path, or when another site's page sent the request.
 */
export async function currentInteraction(
  { provider, url }: Tenant,
  ctx: Context,
  uid: string,
): Promise<Interaction> {
  if (ctx.method === "POST") requireOwnOrigin(ctx, url);
  const interaction = await provider.interactionDetails(ctx.req, ctx.res);
  if (interaction.uid !== uid) {
    throw new TenantError(400, "This login belongs to another tab", "Log in again from the application");
  }
  return interaction;
}

async function finish({ provider }: Tenant, ctx: Context, result: InteractionResults): Promise<void> {
  seeOther(ctx, await provider.interactionResult(ctx.req, ctx.res, result));
}

export const finishLogin = (tenant: Tenant, ctx: Context, user: User): Promise<void> =>
  finish(tenant, ctx, { login: { accountId: user.sub } });

export const finishConsent = (tenant: Tenant, ctx: Context): Promise<void> =>
  finish(tenant, ctx, { consent: {} });

export const cancelInteraction = (tenant: Tenant, ctx: Context): Promise<void> =>
  finish(tenant, ctx, { error: "access_denied", error_description: "User did not authorize the request" });
