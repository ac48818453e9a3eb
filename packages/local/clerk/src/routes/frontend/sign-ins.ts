import { hashPassword } from "@repo/local-kit/passwords";
import { type Context, Hono } from "hono";
import { z } from "zod";

import { ClerkError, notFound, parameterMissing, sessionExists, strategyInvalid } from "#errors";
import { readBody } from "#http/body";
import { deviceOf, requireClient, respond } from "#http/browser";
import { randomId } from "#ids";
import type { Instance } from "#instance";
import { signInJson } from "#json/sign-in";
import { assertAcceptablePassword } from "#passwords";
import type { Client, SignIn, User } from "#store/model";
import { activeSessionsOfClient, revokeSessionsOfUser, startSession } from "#store/sessions";
import { redeemSignInToken } from "#store/sign-in-tokens";
import { findUser, findUserByEmail, setPassword } from "#store/users";
import { checkCode, checkPassword, newVerification, sendCode } from "#verification";
import { email, flag, password, text } from "./parameters";

const codeStrategy = z.enum(["email_code", "reset_password_email_code"]);

const createSchema = z.object({
  identifier: email.optional(),
  password: password.optional(),
  strategy: text.optional(),
  ticket: text.optional(),
});
const prepareSchema = z.object({ strategy: text });
const attemptSchema = z.object({ strategy: text, password: password.optional(), code: text.optional() });
const resetSchema = z.object({ password, sign_out_of_other_sessions: flag.default(false) });

/** client/sign_ins: password, email code, reset of the password by email code, and sign-in tokens. */
export function signInRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;

  function own(c: Context<object, "/:id">): { client: Client; signIn: SignIn; user: User } {
    const client = requireClient(c, instance);
    const { signIn } = client;
    const user = findUser(state, signIn?.userId ?? "");
    if (signIn?.id !== c.req.param("id") || !user) throw notFound("No sign in", c.req.param("id"));
    return { client, signIn, user };
  }

  function complete(c: Context, client: Client, signIn: SignIn, user: User): void {
    // Another tab may have finished while a password was being checked.
    if (activeSessionsOfClient(state, client).length > 0) throw sessionExists();
    signIn.status = "complete";
    signIn.createdSessionId = startSession(state, client, user, deviceOf(c)).id;
    client.signIn = null;
  }

  function prepare(signIn: SignIn, user: User, strategy: string): void {
    const parsed = codeStrategy.safeParse(strategy);
    if (!parsed.success) throw strategyInvalid();
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

    const { identifier, strategy } = parameters;
    const user =
      strategy === "ticket"
        ? redeemSignInToken(state, parameters.ticket ?? "")
        : findUserByEmail(state, identifier ?? "");
    if (identifier !== undefined && !user) {
      throw new ClerkError(422, "form_identifier_not_found", {
        message: "Couldn't find your account.",
        parameter: "identifier",
      });
    }
    const signIn: SignIn = {
      id: randomId("sia"),
      identifier: user?.email ?? null,
      userId: user?.id ?? null,
      status: user ? "needs_first_factor" : "needs_identifier",
      verification: null,
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
    return respond(c, instance, client, signInJson(signIn, user));
  });

  app.get("/v1/client/sign_ins/:id", async (c) => {
    const { client, signIn, user } = own(c);
    return respond(c, instance, client, signInJson(signIn, user));
  });

  app.post("/v1/client/sign_ins/:id/prepare_first_factor", async (c) => {
    const { client, signIn, user } = own(c);
    prepare(signIn, user, (await readBody(c, prepareSchema)).strategy);
    return respond(c, instance, client, signInJson(signIn, user));
  });

  app.post("/v1/client/sign_ins/:id/attempt_first_factor", async (c) => {
    const { client, signIn, user } = own(c);
    const attempt = await readBody(c, attemptSchema);
    if (attempt.strategy === "password") {
      await attemptPassword(signIn, user, attempt.password);
      complete(c, client, signIn, user);
    } else {
      const strategy = codeStrategy.safeParse(attempt.strategy);
      if (!strategy.success) throw strategyInvalid();
      if (attempt.code === undefined) throw parameterMissing("code");
      checkCode(signIn.verification, strategy.data, attempt.code);
      // Whoever has the code has the mailbox.
      user.emailVerified = true;
      if (strategy.data === "email_code") complete(c, client, signIn, user);
      else signIn.status = "needs_new_password";
    }
    return respond(c, instance, client, signInJson(signIn, user));
  });

  app.post("/v1/client/sign_ins/:id/reset_password", async (c) => {
    const { client, signIn, user } = own(c);
    const parameters = await readBody(c, resetSchema);
    if (signIn.status !== "needs_new_password") throw strategyInvalid();
    assertAcceptablePassword(parameters.password, "password");
    setPassword(user, await hashPassword(parameters.password));
    if (parameters.sign_out_of_other_sessions) revokeSessionsOfUser(state, user.id);
    complete(c, client, signIn, user);
    return respond(c, instance, client, signInJson(signIn, user));
  });

  return app;
}
