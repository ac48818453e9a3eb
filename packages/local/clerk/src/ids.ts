import { createHash, randomBytes } from "node:crypto";

/** A random id in Clerk's form, for example `sess_3f…`. */
export function randomId(prefix: string): string {
  return `${prefix}_${randomBytes(14).toString("hex")}`;
}

/** The id of the user with this address: the same on every machine and after every reset. */
export function userIdForEmail(email: string): string {
  return `user_${createHash("sha256").update(email).digest("hex").slice(0, 27)}`;
}

/** An unguessable value for tickets, refresh tokens and nonces. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
