import { ClerkError, notFound } from "../errors";
import { randomId, randomSecret } from "../ids";
import type { SignInToken, State, User } from "./model";
import { findUser } from "./users";

/** @param lifetime in seconds */
export function createSignInToken(state: State, userId: string, lifetime: number): SignInToken {
  if (!findUser(state, userId)) throw notFound("No user", userId);
  const now = Date.now();
  const created: SignInToken = {
    id: randomId("sit"),
    token: randomSecret(),
    userId,
    status: "pending",
    expireAt: now + lifetime * 1000,
    createdAt: now,
  };
  state.signInTokens.push(created);
  return created;
}

/** Uses a token up. @throws ClerkError (422) if it is unknown, used or expired */
export function redeemSignInToken(state: State, token: string): User {
  const known = state.signInTokens.find((candidate) => candidate.token === token);
  const user = known && findUser(state, known.userId);
  if (!user || known.status !== "pending") {
    throw new ClerkError(422, "ticket_invalid_code", {
      message:
        "This link is no longer valid or has already been used. Please start again or request a new link.",
      parameter: "ticket",
    });
  }
  if (Date.now() >= known.expireAt) {
    throw new ClerkError(422, "ticket_expired_code", {
      message: "This link has expired. Please start again or request a new link.",
      parameter: "ticket",
    });
  }
  known.status = "accepted";
  return user;
}
