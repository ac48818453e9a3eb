import { readForm } from "../http/body";
import type { Context } from "../http/context";
import type { Route } from "../http/router";
import { loginPage } from "../pages/login";
import type { Tenant } from "../tenant";
import type { User } from "../users/directory";
import { cancelInteraction, currentInteraction, finishConsent, finishLogin } from "./interaction";
import { sendPage } from "./respond";

type LoginAttempt = { user: User } | { user?: undefined; status: 400 | 429; error: string };

async function attemptLogin(tenant: Tenant, form: URLSearchParams, address: string): Promise<LoginAttempt> {
  const { failedLogins, url, users } = tenant;
  const sample = users.byEmail(form.get("sample") ?? "");
  if (sample && users.samples.some(({ email }) => email === form.get("sample"))) return { user: sample };

  const email = form.get("email") ?? "";
  const known = users.byEmail(email);
  const blockedUntil = known && failedLogins.begin(known.sub, address);
  if (blockedUntil !== undefined) {
    const day = new Date(blockedUntil).toISOString().slice(0, 10);
    const error =
      "Your account has been blocked after multiple consecutive login attempts. " +
      `To unblock it, open the mail in ${url}/inbox; otherwise try again after ${day}.`;
    return { status: 429, error };
  }
  const user = await users.authenticate(email, form.get("password") ?? "");
  if (!user) return { status: 400, error: "Wrong email or password." };
  failedLogins.succeed(user.sub, address);
  return { user };
}

async function postLogin(tenant: Tenant, ctx: Context, uid: string): Promise<void> {
  await currentInteraction(tenant, ctx, uid);
  const form = await readForm(ctx);
  if (form.get("action") === "cancel") return cancelInteraction(tenant, ctx);
  // Not the address in a forwarded header, which whoever guesses could choose anew each time.
  const attempt = await attemptLogin(tenant, form, ctx.req.socket.remoteAddress ?? "");
  if (attempt.user) return finishLogin(tenant, ctx, attempt.user);
  const { clientName, users } = tenant;
  const email = form.get("email") ?? "";
  const { error, status } = attempt;
  return sendPage(ctx, loginPage({ uid, clientName, email, error, samples: users.samples }), status);
}

/** The login screen, and the consent step that first-party applications pass without a screen. */
export function loginRoutes(tenant: Tenant): Route[] {
  return [
    {
      method: "GET",
      path: /^\/u\/login\/(?<uid>[\w-]{1,64})$/,
      async handle(ctx, { uid = "" }) {
        const { params } = await currentInteraction(tenant, ctx, uid);
        const { clientName, users } = tenant;
        const email = typeof params.login_hint === "string" ? params.login_hint : "";
        sendPage(ctx, loginPage({ uid, clientName, email, samples: users.samples }));
      },
    },
    {
      method: "POST",
      path: /^\/u\/login\/(?<uid>[\w-]{1,64})$/,
      handle: (ctx, { uid = "" }) => postLogin(tenant, ctx, uid),
    },
    {
      method: "GET",
      path: /^\/u\/consentless\/(?<uid>[\w-]{1,64})$/,
      async handle(ctx, { uid = "" }) {
        await currentInteraction(tenant, ctx, uid);
        await finishConsent(tenant, ctx);
      },
    },
  ];
}
