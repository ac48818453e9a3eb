import { hashPassword } from "@repo/local-kit/passwords";
import { Hono } from "hono";
import { z } from "zod";

import { ClerkError, notFound, parameterMissing } from "#errors";
import { NOTHING, readBody } from "#http/body";
import { requireUser, respond } from "#http/browser";
import { changedMetadata, merge, metadataText } from "#http/metadata";
import { askerOf } from "#http/origins";
import type { Instance } from "#instance";
import { sessionWithActivityJson } from "#json/session";
import { userJson } from "#json/user";
import { assertAcceptablePassword } from "#passwords";
import { activeSessionsOfUser, endSession, revokeSessionsOfUser } from "#store/sessions";
import { deleteUser, setPassword, updateUser } from "#store/users";
import { checkPassword } from "#verification";
import { flag, name, password } from "./parameters";

const updateSchema = z.strictObject({
  first_name: name.optional(),
  last_name: name.optional(),
  unsafe_metadata: metadataText.optional(),
});
const metadataSchema = z.strictObject({ unsafe_metadata: metadataText });
const passwordSchema = z.strictObject({
  // Missing where there is none yet.
  current_password: password.optional(),
  new_password: password,
  sign_out_of_other_sessions: flag.default(false),
});

/** me: the signed-in user's profile, password and devices. */
export function meRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;

  app.get("/v1/me", async (c) => {
    const { client, user } = requireUser(c, instance);
    return respond(c, instance, client, userJson(user, askerOf(c)));
  });

  app.patch("/v1/me", async (c) => {
    const { client, user } = requireUser(c, instance);
    const { first_name: firstName, last_name: lastName, ...metadata } = await readBody(c, updateSchema);
    updateUser(user, { firstName, lastName, ...changedMetadata(user, metadata, (_kept, given) => given) });
    return respond(c, instance, client, userJson(user, askerOf(c)));
  });

  app.patch("/v1/me/metadata", async (c) => {
    const { client, user } = requireUser(c, instance);
    updateUser(user, changedMetadata(user, await readBody(c, metadataSchema), merge));
    return respond(c, instance, client, userJson(user, askerOf(c)));
  });

  app.delete("/v1/me", async (c) => {
    const { client, user } = requireUser(c, instance);
    await readBody(c, NOTHING);
    deleteUser(state, user);
    return respond(c, instance, client, { object: "user", id: user.id, deleted: true });
  });

  app.post("/v1/me/change_password", async (c) => {
    const { client, session, user } = requireUser(c, instance);
    const parameters = await readBody(c, passwordSchema);
    assertAcceptablePassword(parameters.new_password, "new_password");
    if (user.passwordHash !== null) {
      if (parameters.current_password === undefined) throw parameterMissing("current_password");
      await checkPassword(user, parameters.current_password, "current_password");
    }
    if (parameters.new_password === parameters.current_password) {
      throw new ClerkError(422, "form_new_password_matches_current", {
        message: "New password cannot be the same as the current password.",
        parameter: "new_password",
      });
    }
    setPassword(user, await hashPassword(parameters.new_password));
    if (parameters.sign_out_of_other_sessions) revokeSessionsOfUser(state, user.id, session);
    return respond(c, instance, client, userJson(user, askerOf(c)));
  });

  // A bare list: the one answer of this API that clerk-js reads without an envelope.
  app.on("GET", ["/v1/me/sessions", "/v1/me/sessions/active"], (c) => {
    const { user } = requireUser(c, instance);
    return c.json(activeSessionsOfUser(state, user.id).map(sessionWithActivityJson));
  });

  app.post("/v1/me/sessions/:id/revoke", async (c) => {
    const { client, user } = requireUser(c, instance);
    const id = c.req.param("id");
    await readBody(c, NOTHING);
    const session = activeSessionsOfUser(state, user.id).find((candidate) => candidate.id === id);
    if (!session) throw notFound("No session", id);
    endSession(state, session, "revoked");
    return respond(c, instance, client, sessionWithActivityJson(session));
  });

  return app;
}
