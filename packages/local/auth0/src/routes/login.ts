import { readForm } from "../http/body";
import type { Context } from "../http/context";
import type { Route } from "../http/router";
import { loginPage } from "../pages/login";
import type { Tenant } from "../tenant";
import type { User } from "../users/directory";
import { cancelInteraction, currentInteraction, finishConsent, finishLogin } from "./interaction";
import { sendPage } from "./respond";

async function whoLogsIn({ users }: Tenant, form: URLSearchParams): Promise<User | undefined> {
  const sample = users.samples.find(({ email }) => email === form.get("sample"));
  if (sample) return users.byEmail(sample.email);
  return users.authenticate(form.get("email") ?? "", form.get("password") ?? "");
}

async function postLogin(tenant: Tenant, ctx: Context, uid: string): Promise<void> {
  await currentInteraction(tenant, ctx, uid);
  const form = await readForm(ctx);
  if (form.get("action") === "cancel") return cancelInteraction(tenant, ctx);
  const user = await whoLogsIn(tenant, form);
  if (user) return finishLogin(tenant, ctx, user);
  const { clientName, users } = tenant;
  const email = form.get("email") ?? "";
  const error = "Wrong email or password.";
  return sendPage(ctx, loginPage({ uid, clientName, email, error, samples: users.samples }), 400);
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
