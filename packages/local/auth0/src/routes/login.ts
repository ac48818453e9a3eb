import { readForm } from "../http/body";
import type { Context } from "../http/context";
import type { Route } from "../http/router";
import { loginPage } from "../pages/login";
import type { Tenant } from "../tenant";
import type { User } from "../users/directory";
import { cancelInteraction, currentInteraction, finishConsent, finishLogin } from "./interaction";
import { sendPage } from "./respond";

type LoginAttempt = { user: User } | { user?: undefined; status: 400 | 429; error: string };

async function attemptLogin(
  { failedLogins, url, users }: Tenant,
  form: URLSearchParams,
): Promise<LoginAttempt> {
  // A click on a sample user is that user's password, typed by the page.
  const sample = users.samples.find(({ email }) => email === form.get("sample"));
  const email = sample?.email ?? form.get("username") ?? "";
  const known = users.byEmail(email);
  const blockedUntil = known && failedLogins.begin(known.sub);
  if (blockedUntil !== undefined) {
    const day = new Date(blockedUntil).toISOString().slice(0, 10);
    const error =
      "Your account has been blocked after multiple consecutive login attempts. " +
      `To unblock it, open the mail in ${url}/inbox; otherwise try again after ${day}.`;
    return { status: 429, error };
  }
  const user = await users.authenticate(email, sample?.password ?? form.get("password") ?? "");
  if (!user) return { status: 400, error: "Wrong email or password." };
  failedLogins.succeed(user.sub);
  return { user };
}

async function postLogin(tenant: Tenant, ctx: Context, uid: string): Promise<void> {
  await currentInteraction(tenant, ctx, uid);
  const form = await readForm(ctx);
  if (form.get("action") === "cancel") return cancelInteraction(tenant, ctx);
  const attempt = await attemptLogin(tenant, form);
  if (attempt.user) return finishLogin(tenant, ctx, attempt.user);
  const { clientName, refusals, users } = tenant;
  const email = form.get("username") ?? "";
  const { error, status } = attempt;
  refusals.note(ctx, status, "Login failed", error);
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
