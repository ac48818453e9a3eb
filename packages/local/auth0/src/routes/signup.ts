import { z } from "zod";
import { readForm } from "../http/body";
import type { Context } from "../http/context";
import type { Route } from "../http/router";
import { type SignupField, signupPage } from "../pages/signup";
import type { Tenant } from "../tenant";
import { normalizeEmail } from "@repo/local-kit/sample-users";
import { cancelInteraction, currentInteraction, finishLogin } from "./interaction";
import { sendPage } from "./respond";

const signupSchema = z.object({
  email: z
    .string()
    .transform(normalizeEmail)
    .pipe(z.email("Enter an email address such as name@example.com.").max(254, "This address is too long.")),
  name: z.string().trim().min(1, "Enter your name.").max(100, "Use at most 100 characters."),
  password: z.string().min(8, "Use at least 8 characters.").max(256, "Use at most 256 characters."),
});

async function postSignup(tenant: Tenant, ctx: Context, uid: string): Promise<void> {
  await currentInteraction(tenant, ctx, uid);
  const form = await readForm(ctx);
  if (form.get("action") === "cancel") return cancelInteraction(tenant, ctx);

  const values = {
    email: form.get("email") ?? "",
    name: form.get("name") ?? "",
    password: form.get("password") ?? "",
  };
  const refuse = (errors: Partial<Record<SignupField, string>>) => {
    tenant.refusals.note(ctx, 400, "Sign-up failed", Object.values(errors).join(" "));
    sendPage(ctx, signupPage({ uid, clientName: tenant.clientName, values, errors }), 400);
  };

  const parsed = signupSchema.safeParse(values);
  if (!parsed.success) {
    const { fieldErrors } = z.flattenError(parsed.error);
    const { email, name, password } = fieldErrors;
    return refuse({
      ...(email && { email: email[0] }),
      ...(name && { name: name[0] }),
      ...(password && { password: password[0] }),
    });
  }
  const user = await tenant.users.signUp(parsed.data);
  if (!user) return refuse({ email: "The user already exists. Log in with this address instead." });
  return finishLogin(tenant, ctx, user);
}

/** The sign-up screen. A new user is logged in at once, with an address that is not verified yet. */
export function signupRoutes(tenant: Tenant): Route[] {
  const path = /^\/u\/signup\/(?<uid>[\w-]{1,64})$/;
  return [
    {
      method: "GET",
      path,
      async handle(ctx, { uid = "" }) {
        const { params } = await currentInteraction(tenant, ctx, uid);
        const email = typeof params.login_hint === "string" ? params.login_hint : "";
        const values = { email, name: "" };
        sendPage(ctx, signupPage({ uid, clientName: tenant.clientName, values, errors: {} }));
      },
    },
    { method: "POST", path, handle: (ctx, { uid = "" }) => postSignup(tenant, ctx, uid) },
  ];
}
