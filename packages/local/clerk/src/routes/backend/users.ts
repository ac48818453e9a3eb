import { hashPassword, verifyPassword } from "@repo/local-kit/passwords";
import { Hono } from "hono";
import { z } from "zod";

import {
  ClerkError,
  identifierExists,
  notFound,
  parameterInvalid,
  parameterMissing,
  parameterNotFound,
} from "#errors";
import { NOTHING, readBody, readQuery } from "#http/body";
import { changedMetadata, merge, metadata, type MetadataChanges } from "#http/metadata";
import { askerOf } from "#http/origins";
import type { Instance } from "#instance";
import { backendUserJson, emailAddressId } from "#json/user";
import { assertAcceptablePassword } from "#passwords";
import { revokeSessionsOfUser } from "#store/sessions";
import type { Metadata, User } from "#store/model";
import {
  createUser,
  deleteUser,
  findUser,
  findUserByEmail,
  lockUser,
  setPassword,
  unlockUser,
  updateUser,
} from "#store/users";
import { page } from "./pagination";
import { countQuery, listQuery, matching, sorted } from "./user-filters";

const name = z.string().trim().max(255).nullable().optional();
const metadataFields = {
  public_metadata: metadata.optional(),
  private_metadata: metadata.optional(),
  unsafe_metadata: metadata.optional(),
};
const metadataSchema = z.strictObject(metadataFields);
const profileFields = {
  ...metadataFields,
  first_name: name,
  last_name: name,
  external_id: z.string().min(1).max(255).nullable().optional(),
  locale: z.string().max(64).nullable().optional(),
  timezone: z.string().max(64).nullable().optional(),
  created_at: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional(),
  password: z.string().max(1_024).optional(),
  skip_password_checks: z.boolean().default(false),
  // There is nothing legal to accept, so that it is always skipped.
  skip_legal_checks: z.boolean().optional(),
};
const createSchema = z.strictObject({
  ...profileFields,
  // One, as everybody has here.
  email_address: z.array(z.string().trim().toLowerCase().max(254)).min(1).max(1),
  email_address_identification_status: z
    .array(z.enum(["verified", "reserved"]))
    .length(1)
    .optional(),
  skip_password_requirement: z.boolean().default(false),
  banned: z.boolean().default(false),
  locked: z.boolean().default(false),
});
const updateSchema = z.strictObject({
  ...profileFields,
  primary_email_address_id: z.string().optional(),
  sign_out_of_other_sessions: z.boolean().default(false),
});
const verifyPasswordSchema = z.strictObject({ password: z.string().max(1_024) });
const removePasswordSchema = z.strictObject({ sign_out_of_other_sessions: z.boolean().default(false) });

type Profile = z.infer<z.ZodObject<typeof profileFields>>;

const replace = (_kept: Metadata, given: Metadata): Metadata => given;

/** users: whatever set-ups and tests do with them. */
export function backendUserRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;

  function requireUser(id: string): User {
    const user = findUser(state, id);
    if (!user) throw notFound("No user", id);
    return user;
  }

  /** What is given of a profile. @throws ClerkError (422) if the external id is somebody else's, or metadata too large */
  function changesOf(profile: Profile, user?: User): Partial<User> {
    const { first_name: firstName, last_name: lastName, external_id: externalId, locale, timezone } = profile;
    const isTaken = state.users.some((other) => other !== user && other.externalId === externalId);
    if (externalId && isTaken) throw identifierExists("external_id");
    const before = user ?? { publicMetadata: {}, privateMetadata: {}, unsafeMetadata: {} };
    const metadata = changedMetadata(before, profile, replace);
    const changes = { firstName, lastName, externalId, locale, timezone, createdAt: profile.created_at };
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    return { ...Object.fromEntries(given), ...metadata };
  }

  /** @throws ClerkError (422) for one that is too short or too long, unless that is not to be checked */
  async function hashOf(profile: Profile, password: string): Promise<string> {
    if (!profile.skip_password_checks) assertAcceptablePassword(password, "password");
    return await hashPassword(password);
  }

  app.get("/v1/users", (c) => {
    const query = readQuery(c, listQuery);
    const users = sorted(matching(state.users, query), query.order_by);
    return c.json(page(users, query).map((user) => backendUserJson(user, askerOf(c))));
  });

  app.get("/v1/users/count", (c) => {
    const users = matching(state.users, readQuery(c, countQuery));
    return c.json({ object: "total_count", total_count: users.length });
  });

  app.post("/v1/users", async (c) => {
    const parameters = await readBody(c, createSchema);
    const [email = ""] = parameters.email_address;
    if (!z.email().safeParse(email).success) {
      throw parameterInvalid("email_address", "email_address must be a valid email address.");
    }
    if (findUserByEmail(state, email)) throw identifierExists();
    const { password } = parameters;
    if (password === undefined && !parameters.skip_password_requirement) throw parameterMissing("password");
    const changes = changesOf(parameters);
    const user = createUser(state, {
      ...changes,
      email,
      emailVerified: parameters.email_address_identification_status?.[0] !== "reserved",
      passwordHash: password === undefined ? null : await hashOf(parameters, password),
      banned: parameters.banned,
    });
    if (parameters.locked) lockUser(user);
    return c.json(backendUserJson(user, askerOf(c)));
  });

  app.get("/v1/users/:id", (c) => c.json(backendUserJson(requireUser(c.req.param("id")), askerOf(c))));

  app.patch("/v1/users/:id", async (c) => {
    const user = requireUser(c.req.param("id"));
    const parameters = await readBody(c, updateSchema);
    const addressId = parameters.primary_email_address_id ?? emailAddressId(user);
    if (addressId !== emailAddressId(user)) throw parameterNotFound("primary_email_address_id");
    const changes = changesOf(parameters, user);
    if (parameters.password !== undefined) {
      setPassword(user, await hashOf(parameters, parameters.password));
      if (parameters.sign_out_of_other_sessions) revokeSessionsOfUser(state, user.id);
    }
    updateUser(user, changes);
    return c.json(backendUserJson(user, askerOf(c)));
  });

  for (const [method, change] of [
    ["PATCH", merge],
    ["PUT", replace],
  ] as const) {
    app.on(method, "/v1/users/:id/metadata", async (c) => {
      const user = requireUser(c.req.param("id"));
      const changes: MetadataChanges = await readBody(c, metadataSchema);
      updateUser(user, changedMetadata(user, changes, change));
      return c.json(backendUserJson(user, askerOf(c)));
    });
  }

  app.delete("/v1/users/:id", async (c) => {
    const user = requireUser(c.req.param("id"));
    await readBody(c, NOTHING);
    deleteUser(state, user);
    return c.json({ object: "user", id: user.id, deleted: true });
  });

  const actions: Record<string, (user: User) => void> = {
    ban(user) {
      user.banned = true;
      revokeSessionsOfUser(state, user.id);
    },
    unban(user) {
      user.banned = false;
    },
    lock: lockUser,
    unlock: unlockUser,
  };
  for (const [action, run] of Object.entries(actions)) {
    app.post(`/v1/users/:id/${action}`, async (c) => {
      const user = requireUser(c.req.param("id"));
      await readBody(c, NOTHING);
      run(user);
      updateUser(user, {});
      return c.json(backendUserJson(user, askerOf(c)));
    });
  }

  app.post("/v1/users/:id/verify_password", async (c) => {
    const user = requireUser(c.req.param("id"));
    const { password } = await readBody(c, verifyPasswordSchema);
    if (user.passwordHash === null) {
      throw new ClerkError(400, "no_password_set", {
        message: "no password set",
        longMessage: "This user does not have a password set for their account",
      });
    }
    if (!(await verifyPassword(password, user.passwordHash))) {
      throw new ClerkError(422, "incorrect_password", {
        message: "incorrect password",
        longMessage: "The password is incorrect.",
        parameter: "password",
      });
    }
    return c.json({ verified: true });
  });

  app.post("/v1/users/:id/remove_password", async (c) => {
    const user = requireUser(c.req.param("id"));
    const { sign_out_of_other_sessions: signsOut } = await readBody(c, removePasswordSchema);
    setPassword(user, null);
    if (signsOut) revokeSessionsOfUser(state, user.id);
    return c.json(backendUserJson(user, askerOf(c)));
  });

  return app;
}
