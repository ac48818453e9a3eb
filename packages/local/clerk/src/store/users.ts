import { hashPassword } from "@repo/local-kit/passwords";
import { normalizeEmail, type SampleUser } from "@repo/local-kit/sample-users";

import { randomId, userIdForEmail } from "../ids";
import type { State, User } from "./model";
import { activeSessionsOfUser, endSession } from "./sessions";

/** Clerk's default lockout lasts an hour (clerk.com/docs/guides/secure/user-lockout). */
const LOCKOUT = 3_600_000;

export function findUserByEmail(state: State, email: string): User | undefined {
  const normalized = normalizeEmail(email);
  return state.users.find((user) => user.email === normalized);
}

export function findUser(state: State, id: string): User | undefined {
  return state.users.find((user) => user.id === id);
}

/** "Ada Lovelace", or null if the user gave no name. */
export function fullName(user: Pick<User, "firstName" | "lastName">): string | null {
  const parts = [user.firstName, user.lastName].filter((part) => part !== null && part !== "");
  return parts.length === 0 ? null : parts.join(" ");
}

type NewUser = Pick<User, "email" | "emailVerified" | "passwordHash"> & Partial<User>;

export function createUser(state: State, user: NewUser): User {
  const now = Date.now();
  const email = normalizeEmail(user.email);
  const id = userIdForEmail(email);
  const created: User = {
    samplePassword: null,
    firstName: null,
    lastName: null,
    externalId: null,
    locale: null,
    timezone: null,
    publicMetadata: {},
    privateMetadata: {},
    unsafeMetadata: {},
    banned: false,
    failedPasswords: 0,
    lockedUntil: null,
    passwordUpdatedAt: now,
    lastSignInAt: null,
    createdAt: now,
    updatedAt: now,
    ...user,
    email,
    id: state.deletedUserIds.includes(id) ? randomId("user") : id,
  };
  state.users.push(created);
  return created;
}

/** Changes what is given of a user; null clears it. The next token carries it. */
export function updateUser(user: User, changes: Partial<User>): void {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  Object.assign(user, Object.fromEntries(given), { updatedAt: Date.now() });
}

/** Deletes a user with everything that is theirs: sessions, attempts to sign in, tickets and mails. */
export function deleteUser(state: State, user: User): void {
  for (const session of activeSessionsOfUser(state, user.id)) endSession(state, session, "removed");
  for (const client of state.clients) if (client.signIn?.userId === user.id) client.signIn = null;
  state.users = state.users.filter((other) => other !== user);
  state.sessions = state.sessions.filter(({ userId }) => userId !== user.id);
  state.signInTokens = state.signInTokens.filter(({ userId }) => userId !== user.id);
  state.messages = state.messages.filter(({ to }) => to !== user.email);
  state.deletedUserIds.push(user.id);
}

/** @param passwordHash null takes the password away */
export function setPassword(user: User, passwordHash: string | null): void {
  const now = Date.now();
  user.passwordHash = passwordHash;
  user.samplePassword = null;
  user.passwordUpdatedAt = now;
  user.updatedAt = now;
  unlockUser(user);
}

/** Keeps a user from signing in for an hour. Sessions go on. */
export function lockUser(user: User): void {
  user.lockedUntil = Date.now() + LOCKOUT;
}

export function unlockUser(user: User): void {
  user.lockedUntil = null;
  user.failedPasswords = 0;
}

/**
 * Creates the sample users that are not there yet. Those that are keep their name, and their password once they
 * chose one; until then it follows the list.
 */
export async function seedUsers(state: State, users: readonly SampleUser[]): Promise<void> {
  for (const { email, password, name, emailVerified } of users) {
    const known = findUserByEmail(state, email);
    if (known && known.samplePassword === null) continue;
    const passwordHash = await hashPassword(password);
    if (known) {
      Object.assign(known, { passwordHash, samplePassword: password });
      continue;
    }
    const [firstName = "", ...rest] = name.trim().split(/\s+/);
    const lastName = rest.join(" ") || null;
    createUser(state, { email, emailVerified, passwordHash, samplePassword: password, firstName, lastName });
  }
}
