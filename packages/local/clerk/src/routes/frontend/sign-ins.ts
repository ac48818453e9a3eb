import { hashPassword } from "@repo/local-kit/passwords";
import { type Context, Hono } from "hono";
import { z } from "zod";

import {
  ClerkError,
  notFound,
  parameterMissing,
  parameterNotAllowed,
  parameterNotFound,
  sessionExists,
  strategyInvalid,
} from "#errors";
import { readBody } from "#http/body";
import { deviceOf, requireClient, respond, tellClientOfRefusals } from "#http/browser";
import { isRead } from "#http/changes";
import { askerOf } from "#http/origins";
import { randomId } from "#ids";
import type { Instance } from "#instance";
import { signInJson } from "#json/sign-in";
import { emailAddressId } from "#json/user";
import { assertAcceptablePassword } from "#passwords";
import type { Client, SignIn, User } from "#store/model";
import { activeSessionsOfClient, revokeSessionsOfUser, startSession } from "#store/sessions";
import { redeemSignInToken } from "#store/sign-in-tokens";
import { findUser, findUserByEmail, setPassword, updateUser } from "#store/users";
import { assertMaySignIn, checkCode, checkPassword, newVerification, sendCode } from "#verification";
import { email, flag, locale, password, text } from "./parameters";

const codeStrategy = z.enum(["email_code", "reset_password_email_code"]);

const createSchema = z.strictObject({
  identifier: email.optional(),
  password: password.optional(),
  strategy: z.enum(["password", "email_code", "reset_password_email_code", "ticket"]).optional(),
  ticket: text.optional(),
  locale: locale.optional(),
  timezone: locale.optional(),
});
const prepareSchema = z.strictObject({ strategy: text, email_address_id: text.optional() });
const attemptSchema = z.strictObject({
  strategy: text,
  password: password.optional(),
  code: text.optional(),
});
const resetSchema = z.strictObject({ password, sign_out_of_other_sessions: flag.default(false) });

/** @throws ClerkError (422) for a parameter that the strategy needs, or has no use for */
function assertBelongTogether({
  identifier,
  password,
  strategy,
  ticket,
}: z.infer<typeof createSchema>): void {
  if (strategy === "ticket") {
    if (ticket === undefined) throw parameterMissing("ticket");
    if (identifier !== undefined) throw parameterNotAllowed("identifier", "strategy", strategy);
  } else if (ticket !== undefined) throw parameterNotAllowed("ticket", "strategy", strategy ?? "missing");
  else if (identifier === undefined && (strategy ?? password) !== undefined) {
    throw parameterMissing("identifier");
  }
  if (strategy === "password" && password === undefined) throw parameterMissing("password");
  if (strategy !== undefined && strategy !== "password" && password !== undefined) {
    throw parameterNotAllowed("password", "strategy", strategy);
  }
}

/** client/sign_ins: password, email code, reset of the password by email code, and sign-in tokens. */
export function signInRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;
  app.use("/v1/client/sign_ins/*", tellClientOfRefusals(instance));

  function own(c: Context<object, "/:id">): { client: Client; signIn: SignIn; user: User } {
    const client = requireClient(c, instance);
    const { signIn } = client;
    // Another tab may have finished; then there is nothing left to sign in to.
    if (!isRead(c.req.method) && activeSessionsOfClient(state, client).length > 0) throw sessionExists();
    const user = findUser(state, signIn?.userId ?? "");
    if (signIn?.id !== c.req.param("id") || !user) throw notFound("No sign in", c.req.param("id"));
    if (!isRead(c.req.method)) assertMaySignIn(user);
    return { client, signIn, user };
  }

  function complete(c: Context, client: Client, signIn: SignIn, user: User): void {
    // Another tab may have finished while a password was being checked.
    if (activeSessionsOfClient(state, client).length > 0) throw sessionExists();
    signIn.status = "complete";
    updateUser(user, { locale: signIn.locale ?? undefined, timezone: signIn.timezone ?? undefined });
    signIn.createdSessionId = startSession(state, client, user, deviceOf(c)).id;
    client.signIn = null;
  }

  function prepare(signIn: SignIn, user: User, strategy: string, addressId = emailAddressId(user)): void {
    const parsed = codeStrategy.safeParse(strategy);
    if (!parsed.success) throw strategyInvalid();
    if (addressId !== emailAddressId(user)) throw parameterNotFound("email_address_id");
    signIn.verification = sendCode(state, user.email, parsed.data);
  }

  async function attemptPassword(signIn: SignIn, user: User, attempt: string | undefined): Promise<void> {
    if (attempt === undefined) throw parameterMissing("password");
    await checkPassword(user, attempt);
    signIn.verification = newVerification("password", "verified");
  }

  app.post("/v1/client/sign_ins", async (c) => {
    const client = requireClient(c, instance);
    const parameters = await readBody(c, createSchema);
    if (activeSessionsOfClient(state, client).length > 0) throw sessionExists();

    const { identifier, strategy, ticket } = parameters;
    assertBelongTogether(parameters);
    const user =
      ticket === undefined ? findUserByEmail(state, identifier ?? "") : redeemSignInToken(state, ticket);
    if (identifier !== undefined && !user) {
      throw new ClerkError(422, "form_identifier_not_found", {
        message: "Couldn't find your account.",
        parameter: "identifier",
      });
    }
    if (user) assertMaySignIn(user);
    const signIn: SignIn = {
      id: randomId("sia"),
      identifier: user?.email ?? null,
      userId: user?.id ?? null,
      status: user ? "needs_first_factor" : "needs_identifier",
      verification: null,
      locale: parameters.locale ?? null,
      timezone: parameters.timezone ?? null,
      createdSessionId: null,
    };
    client.signIn = signIn;

    if (user && strategy === "ticket") {
      signIn.verification = newVerification("ticket", "verified");
      complete(c, client, signIn, user);
    } else if (user && (strategy === "password" || parameters.password !== undefined)) {
      await attemptPassword(signIn, user, parameters.password);
      complete(c, client, signIn, user);
    } else if (user && strategy !== undefined) {
      prepare(signIn, user, strategy);
    }
    return respond(c, instance, client, signInJson(signIn, user, askerOf(c)));
  });

  app.get("/v1/client/sign_ins/:id", async (c) => {
    const { client, signIn, user } = own(c);
    return respond(c, instance, client, signInJson(signIn, user, askerOf(c)));
  });

  app.post("/v1/client/sign_ins/:id/prepare_first_factor", async (c) => {
    const { client, signIn, user } = own(c);
    const { strategy, email_address_id: addressId } = await readBody(c, prepareSchema);
    prepare(signIn, user, strategy, addressId);
    return respond(c, instance, client, signInJson(signIn, user, askerOf(c)));
  });

  app.post("/v1/client/sign_ins/:id/attempt_first_factor", async (c) => {
    const { client, signIn, user } = own(c);
    const attempt = await readBody(c, attemptSchema);
    if (attempt.strategy === "password") {
      if (attempt.code !== undefined) throw parameterNotAllowed("code", "strategy", "password");
      await attemptPassword(signIn, user, attempt.password);
      complete(c, client, signIn, user);
    } else {
      const strategy = codeStrategy.safeParse(attempt.strategy);
      if (!strategy.success) throw strategyInvalid();
      if (attempt.password !== undefined) throw parameterNotAllowed("password", "strategy", strategy.data);
      if (attempt.code === undefined) throw parameterMissing("code");
      checkCode(signIn.verification, strategy.data, attempt.code);
      // Whoever has the code has the mailbox.
      user.emailVerified = true;
      if (strategy.data === "email_code") complete(c, client, signIn, user);
      else signIn.status = "needs_new_password";
    }
    return respond(c, instance, client, signInJson(signIn, user, askerOf(c)));
  });

  app.post("/v1/client/sign_ins/:id/reset_password", async (c) => {
    const { client, signIn, user } = own(c);
    const parameters = await readBody(c, resetSchema);
    if (signIn.status !== "needs_new_password") throw strategyInvalid();
    assertAcceptablePassword(parameters.password, "password");
    setPassword(user, await hashPassword(parameters.password));
    if (parameters.sign_out_of_other_sessions) revokeSessionsOfUser(state, user.id);
    complete(c, client, signIn, user);
    return respond(c, instance, client, signInJson(signIn, user, askerOf(c)));
  });

  return app;
}
