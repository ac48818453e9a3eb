import { z } from "zod";

/** Milliseconds since the epoch, as in all of Clerk's JSON. */
const instant = z.number();

/** Whatever an app keeps with a user, as JSON. */
const metadataSchema = z.record(z.string(), z.unknown());

// What has a default came later: a state that was written before has none of it.
const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  /** Null for a user that was created without a password. */
  passwordHash: z.string().nullable(),
  /** The sample password, for as long as it is the user's password. */
  samplePassword: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  externalId: z.string().nullable().default(null),
  locale: z.string().nullable().default(null),
  timezone: z.string().nullable().default(null),
  publicMetadata: metadataSchema.default({}),
  privateMetadata: metadataSchema.default({}),
  unsafeMetadata: metadataSchema.default({}),
  banned: z.boolean().default(false),
  failedPasswords: z.number(),
  lockedUntil: instant.nullable(),
  passwordUpdatedAt: instant,
  lastSignInAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

const verificationSchema = z.object({
  strategy: z.enum(["password", "email_code", "reset_password_email_code", "ticket"]),
  status: z.enum(["unverified", "verified", "failed"]),
  attempts: z.number(),
  expireAt: instant,
});

const signInSchema = z.object({
  id: z.string(),
  identifier: z.string().nullable(),
  userId: z.string().nullable(),
  status: z.enum(["needs_identifier", "needs_first_factor", "needs_new_password", "complete"]),
  verification: verificationSchema.nullable(),
  locale: z.string().nullable().default(null),
  timezone: z.string().nullable().default(null),
  createdSessionId: z.string().nullable(),
});

const signUpSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  passwordHash: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  locale: z.string().nullable().default(null),
  timezone: z.string().nullable().default(null),
  unsafeMetadata: metadataSchema.default({}),
  verification: verificationSchema.nullable(),
  createdUserId: z.string().nullable(),
  createdSessionId: z.string().nullable(),
  createdAt: instant,
});

/** One browser. In development it proves itself with the value of its `__clerk_db_jwt` cookie. */
const clientSchema = z.object({
  id: z.string(),
  devBrowser: z.string(),
  lastActiveSessionId: z.string().nullable(),
  signIn: signInSchema.nullable(),
  signUp: signUpSchema.nullable(),
  createdAt: instant,
  /** Moves only at sign-in and sign-out: it becomes `__client_uat`, which no token may predate. */
  updatedAt: instant,
});

const sessionSchema = z.object({
  id: z.string(),
  clientId: z.string(),
  userId: z.string(),
  status: z.enum(["active", "ended", "removed", "revoked"]),
  refreshToken: z.string(),
  /** The origin the session began at: `azp` of tokens minted where no browser is involved. */
  origin: z.string().nullable(),
  userAgent: z.string(),
  ipAddress: z.string(),
  createdAt: instant,
  updatedAt: instant,
  lastActiveAt: instant,
  expireAt: instant,
  abandonAt: instant,
});

const signInTokenSchema = z.object({
  id: z.string(),
  token: z.string(),
  userId: z.string(),
  status: z.enum(["pending", "accepted", "revoked"]),
  expireAt: instant,
  createdAt: instant,
});

const messageSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  code: z.string(),
  sentAt: instant,
});

/** Everything that must survive a restart, oldest entries first. */
export const stateSchema = z.object({
  version: z.literal(1),
  users: z.array(userSchema),
  clients: z.array(clientSchema),
  sessions: z.array(sessionSchema),
  signInTokens: z.array(signInTokenSchema),
  messages: z.array(messageSchema),
  /** Whoever signs up with the address of somebody who was deleted is somebody else. */
  deletedUserIds: z.array(z.string()).default([]),
});

export type Metadata = z.infer<typeof metadataSchema>;
export type User = z.infer<typeof userSchema>;
export type Verification = z.infer<typeof verificationSchema>;
export type SignIn = z.infer<typeof signInSchema>;
export type SignUp = z.infer<typeof signUpSchema>;
export type Client = z.infer<typeof clientSchema>;
export type StoredSession = z.infer<typeof sessionSchema>;
export type SignInToken = z.infer<typeof signInTokenSchema>;
export type State = z.infer<typeof stateSchema>;
