import { hashPassword } from "@repo/local-kit/passwords";
import { type Context, Hono } from "hono";
import { z } from "zod";

import { identifierExists, notFound, parameterInvalid, sessionExists, strategyInvalid } from "#errors";
import { readBody } from "#http/body";
import { deviceOf, requireClient, respond, tellClientOfRefusals } from "#http/browser";
import { bounded, metadataText } from "#http/metadata";
import { isRead } from "#http/changes";
import { randomId } from "#ids";
import type { Instance } from "#instance";
import { signUpJson } from "#json/sign-up";
import { assertAcceptablePassword } from "#passwords";
import type { Client, SignUp } from "#store/model";
import { activeSessionsOfClient, startSession } from "#store/sessions";
import { createUser, findUserByEmail } from "#store/users";
import { checkCode, sendCode } from "#verification";
import { email, locale, name, password, text } from "./parameters";

const fieldsSchema = z.strictObject({
  // Says which of the fields below are the matter, and nothing else.
  strategy: z.enum(["password", "email_code"]).optional(),
  email_address: email.optional(),
  password: password.optional(),
  first_name: name.optional(),
  last_name: name.optional(),
  unsafe_metadata: metadataText.optional(),
  locale: locale.optional(),
  timezone: locale.optional(),
});
const prepareSchema = z.strictObject({ strategy: text });
const attemptSchema = z.strictObject({ strategy: text, code: text });

/** client/sign_ups: an email address, verified by code, and a password. */
export function signUpRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;
  app.use("/v1/client/sign_ups/*", tellClientOfRefusals(instance));

  function own(c: Context<object, "/:id">): { client: Client; signUp: SignUp } {
    const client = requireClient(c, instance);
    const { signUp } = client;
    // Another tab may have finished; then there is nothing left to sign up for.
    if (!isRead(c.req.method) && activeSessionsOfClient(state, client).length > 0) throw sessionExists();
    if (signUp?.id !== c.req.param("id")) throw notFound("No sign up", c.req.param("id"));
    return { client, signUp };
  }

  async function update(signUp: SignUp, fields: z.infer<typeof fieldsSchema>): Promise<void> {
    const { email_address: address, password, first_name, last_name } = fields;
    if (address !== undefined && address !== signUp.email) {
      if (!z.email().safeParse(address).success) {
        throw parameterInvalid("email_address", "email_address must be a valid email address.");
      }
      if (findUserByEmail(state, address)) throw identifierExists();
      signUp.email = address;
      signUp.verification = null;
    }
    if (password !== undefined) {
      assertAcceptablePassword(password, "password");
      signUp.passwordHash = await hashPassword(password);
    }
    if (first_name !== undefined) signUp.firstName = first_name;
    if (last_name !== undefined) signUp.lastName = last_name;
    if (fields.unsafe_metadata !== undefined) {
      signUp.unsafeMetadata = bounded("unsafe_metadata", fields.unsafe_metadata);
    }
    signUp.locale = fields.locale ?? signUp.locale;
    signUp.timezone = fields.timezone ?? signUp.timezone;
  }

  /** Creates the user and signs them in, once nothing is missing and the address is verified. */
  function completeIfReady(c: Context, client: Client, signUp: SignUp): void {
    const { email, passwordHash, firstName, lastName, unsafeMetadata, locale, timezone } = signUp;
    if (email === null || passwordHash === null || signUp.verification?.status !== "verified") return;
    // Somebody else may have taken the address, or another tab signed in, while the code was on its way.
    if (findUserByEmail(state, email)) throw identifierExists();
    if (activeSessionsOfClient(state, client).length > 0) throw sessionExists();
    const user = createUser(state, {
      email,
      emailVerified: true,
      passwordHash,
      firstName,
      lastName,
      unsafeMetadata,
      locale,
      timezone,
    });
    signUp.createdUserId = user.id;
    signUp.createdSessionId = startSession(state, client, user, deviceOf(c)).id;
    client.signUp = null;
  }

  app.post("/v1/client/sign_ups", async (c) => {
    const client = requireClient(c, instance);
    const fields = await readBody(c, fieldsSchema);
    if (activeSessionsOfClient(state, client).length > 0) throw sessionExists();
    const signUp: SignUp = {
      id: randomId("sua"),
      email: null,
      passwordHash: null,
      firstName: null,
      lastName: null,
      locale: null,
      timezone: null,
      unsafeMetadata: {},
      verification: null,
      createdUserId: null,
      createdSessionId: null,
      createdAt: Date.now(),
    };
    await update(signUp, fields);
    client.signUp = signUp;
    return respond(c, instance, client, signUpJson(signUp));
  });

  app.get("/v1/client/sign_ups/:id", async (c) => {
    const { client, signUp } = own(c);
    return respond(c, instance, client, signUpJson(signUp));
  });

  app.patch("/v1/client/sign_ups/:id", async (c) => {
    const { client, signUp } = own(c);
    await update(signUp, await readBody(c, fieldsSchema));
    completeIfReady(c, client, signUp);
    return respond(c, instance, client, signUpJson(signUp));
  });

  app.post("/v1/client/sign_ups/:id/prepare_verification", async (c) => {
    const { client, signUp } = own(c);
    const { strategy } = await readBody(c, prepareSchema);
    if (strategy !== "email_code" || signUp.email === null) throw strategyInvalid();
    signUp.verification = sendCode(state, signUp.email, strategy);
    return respond(c, instance, client, signUpJson(signUp));
  });

  app.post("/v1/client/sign_ups/:id/attempt_verification", async (c) => {
    const { client, signUp } = own(c);
    const { strategy, code } = await readBody(c, attemptSchema);
    if (strategy !== "email_code") throw strategyInvalid();
    checkCode(signUp.verification, strategy, code);
    completeIfReady(c, client, signUp);
    return respond(c, instance, client, signUpJson(signUp));
  });

  return app;
}
