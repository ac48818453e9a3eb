import { hashPassword } from "@repo/local-kit/passwords";
import { normalizeEmail } from "@repo/local-kit/sample-users";
import { type Context, Hono } from "hono";
import { z } from "zod";

import { notFound } from "#errors";
import { readBody } from "#http/body";
import type { Instance } from "#instance";
import { backendUserJson } from "#json/user";
import { assertAcceptablePassword } from "#passwords";
import { createSignInToken } from "#store/sign-in-tokens";
import { revokeSessionsOfUser } from "#store/sessions";
import type { User } from "#store/model";
import { findUser, renameUser, setPassword } from "#store/users";
import { page, paginationOf } from "./pagination";

const name = z.string().trim().max(255).nullable().optional();
const updateSchema = z.object({
  first_name: name,
  last_name: name,
  password: z.string().max(1_024).optional(),
  sign_out_of_other_sessions: z.boolean().default(false),
});
const MONTH = 2_592_000;
const signInTokenSchema = z.object({
  user_id: z.string(),
  expires_in_seconds: z.number().int().positive().default(MONTH),
});

/** users and sign_in_tokens. */
export function backendUserRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;

  function matching(c: Context): User[] {
    const emails = c.req.queries("email_address")?.map(normalizeEmail);
    const ids = c.req.queries("user_id");
    return state.users.filter(
      (user) => (emails?.includes(user.email) ?? true) && (ids?.includes(user.id) ?? true),
    );
  }

  function requireUser(id: string): User {
    const user = findUser(state, id);
    if (!user) throw notFound("No user", id);
    return user;
  }

  app.get("/v1/users", (c) => c.json(page(matching(c).toReversed(), paginationOf(c)).map(backendUserJson)));

  app.get("/v1/users/count", (c) => c.json({ object: "total_count", total_count: matching(c).length }));

  app.get("/v1/users/:id", (c) => c.json(backendUserJson(requireUser(c.req.param("id")))));

  app.patch("/v1/users/:id", async (c) => {
    const user = requireUser(c.req.param("id"));
    const { first_name, last_name, password, sign_out_of_other_sessions } = await readBody(c, updateSchema);
    if (password !== undefined) {
      assertAcceptablePassword(password, "password");
      setPassword(user, await hashPassword(password));
      if (sign_out_of_other_sessions) revokeSessionsOfUser(state, user.id);
    }
    renameUser(user, first_name, last_name);
    return c.json(backendUserJson(user));
  });

  app.post("/v1/sign_in_tokens", async (c) => {
    const { user_id: userId, expires_in_seconds: lifetime } = await readBody(c, signInTokenSchema);
    const { id, token, status, createdAt } = createSignInToken(state, userId, lifetime);
    return c.json({
      object: "sign_in_token",
      id,
      user_id: userId,
      token,
      status,
      url: null,
      created_at: createdAt,
      updated_at: createdAt,
    });
  });

  return app;
}
