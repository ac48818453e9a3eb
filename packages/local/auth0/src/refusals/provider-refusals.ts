import type { errors, KoaContextWithOIDC } from "oidc-provider";
import type { Tenant } from "../tenant";

/** What a silent login (`prompt=none`) asks for is answered by these: nothing was refused. */
const ANSWERS: ReadonlySet<string> = new Set(["login_required", "consent_required", "interaction_required"]);

/** Lists what the provider refuses, with the detail that it keeps from the client. */
export function noteProviderRefusals({ provider, refusals }: Tenant): void {
  const note = (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) => {
    if (ANSWERS.has(error.error)) return;
    const reasons = [error.error_description, error.error_detail].filter(Boolean);
    refusals.note(ctx, error.statusCode, error.error, reasons.join(": "));
  };
  provider.on("authorization.error", note);
  provider.on("grant.error", note);
  provider.on("revocation.error", note);
  provider.on("userinfo.error", note);
  provider.on("end_session.error", note);
}
