import { hashPassword } from "@repo/local-kit/passwords";
import { normalizeEmail, type SampleUser } from "@repo/local-kit/sample-users";

import { userIdForEmail } from "../ids";
import type { State, User } from "./model";

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

export function createUser(
  state: State,
  user: Pick<User, "email" | "emailVerified" | "passwordHash" | "samplePassword" | "firstName" | "lastName">,
): User {
  const now = Date.now();
  const email = normalizeEmail(user.email);
  const created: User = {
    ...user,
    email,
    id: userIdForEmail(email),
    failedPasswords: 0,
    lockedUntil: null,
    passwordUpdatedAt: now,
    lastSignInAt: null,
    createdAt: now,
    updatedAt: now,
  };
  state.users.push(created);
  return created;
}

/** Changes the names that are given; null clears one. The next token carries them. */
export function renameUser(
  user: User,
  firstName: string | null | undefined,
  lastName: string | null | undefined,
): void {
  if (firstName !== undefined) user.firstName = firstName;
  if (lastName !== undefined) user.lastName = lastName;
  user.updatedAt = Date.now();
}

export function setPassword(user: User, passwordHash: string): void {
  const now = Date.now();
  user.passwordHash = passwordHash;
  user.samplePassword = null;
  user.failedPasswords = 0;
  user.lockedUntil = null;
  user.passwordUpdatedAt = now;
  user.updatedAt = now;
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
