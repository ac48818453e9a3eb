import { verifyPassword } from "@repo/local-kit/passwords";

import { ClerkError, strategyInvalid } from "./errors";
import { randomId } from "./ids";
import type { State, User, Verification } from "./store/model";
import { lockUser, unlockUser } from "./store/users";

/** The code Clerk's test mode accepts for test addresses (clerk.com/docs/testing/test-emails-and-phones); here, for all. */
export const DEVELOPMENT_CODE = "424242";

const CODE_LIFETIME = 600_000;
const CODE_ATTEMPTS = 5;
/** Clerk's default: the account is locked after as many (clerk.com/docs/guides/secure/user-lockout). */
const PASSWORD_ATTEMPTS = 100;

export function newVerification(
  strategy: Verification["strategy"],
  status: Verification["status"] = "unverified",
): Verification {
  return { strategy, status, attempts: 0, expireAt: Date.now() + CODE_LIFETIME };
}

/** "Sends" a code: to the inbox page, as there is no mail server. */
export function sendCode(
  state: State,
  to: string,
  strategy: "email_code" | "reset_password_email_code",
): Verification {
  const subject = strategy === "email_code" ? "is your verification code" : "is your reset password code";
  state.messages.push({
    id: randomId("ema"),
    to,
    subject: `${DEVELOPMENT_CODE} ${subject}`,
    code: DEVELOPMENT_CODE,
    sentAt: Date.now(),
  });
  return newVerification(strategy);
}

function tooManyAttempts(): ClerkError {
  return new ClerkError(400, "verification_failed", {
    message: "failed",
    longMessage: "Too many failed attempts. You have to try again with the same or another method.",
  });
}

/**
 * Checks a code against the verification under way and marks it verified.
 *
 * @throws ClerkError if no code was sent, it expired, it is wrong (422), or too many were tried (400)
 */
export function checkCode(
  verification: Verification | null,
  strategy: Verification["strategy"],
  code: string,
): void {
  if (verification === null) {
    throw new ClerkError(400, "verification_missing", {
      message: "is missing",
      longMessage: "This strategy requires verification preparation before attempting to validate it.",
    });
  }
  if (verification.strategy !== strategy) {
    throw new ClerkError(400, "verification_strategy_invalid", {
      message: "has invalid strategy",
      longMessage: "The strategy is not valid for the current verification.",
    });
  }
  if (verification.status === "verified") {
    throw new ClerkError(400, "verification_already_verified", {
      message: "already verified",
      longMessage: "This verification has already been verified.",
    });
  }
  if (Date.now() >= verification.expireAt) {
    throw new ClerkError(400, "verification_expired", {
      message: "expired",
      longMessage: "This verification has expired. You must create a new one.",
    });
  }
  if (verification.status === "failed") throw tooManyAttempts();

  verification.attempts += 1;
  if (code === DEVELOPMENT_CODE) {
    verification.status = "verified";
    return;
  }
  if (verification.attempts >= CODE_ATTEMPTS) {
    verification.status = "failed";
    throw tooManyAttempts();
  }
  throw new ClerkError(422, "form_code_incorrect", {
    message: "is incorrect",
    longMessage: "Incorrect code",
    parameter: "code",
  });
}

function assertNotLocked(user: User): void {
  if (user.lockedUntil === null) return;
  const minutes = Math.ceil((user.lockedUntil - Date.now()) / 60_000);
  if (minutes <= 0) {
    unlockUser(user);
    return;
  }
  throw new ClerkError(403, "user_locked", {
    message: "Account locked",
    longMessage: `Your account is locked. You will be able to try again in ${minutes} minutes. For more information, please contact support.`,
  });
}

/** @throws ClerkError (403) if the user was banned, or is locked out for a while */
export function assertMaySignIn(user: User): void {
  if (user.banned) {
    throw new ClerkError(403, "user_banned", {
      message: "This account has been banned.",
      longMessage: "This account has been banned. For more information, please contact support.",
    });
  }
  assertNotLocked(user);
}

/**
 * @throws ClerkError if the password is wrong (422), there is none (400), or the account is locked after too many wrong
 *   ones (403)
 */
export async function checkPassword(user: User, password: string, parameter = "password"): Promise<void> {
  if (user.passwordHash === null) throw strategyInvalid();
  assertNotLocked(user);
  // Counted before the hash is computed, so that parallel guesses all count.
  user.failedPasswords += 1;
  if (user.failedPasswords > PASSWORD_ATTEMPTS) lockUser(user);
  assertNotLocked(user);
  if (!(await verifyPassword(password, user.passwordHash))) {
    throw new ClerkError(422, "form_password_incorrect", {
      message: "Password is incorrect. Try again, or use another method.",
      parameter,
    });
  }
  user.failedPasswords = 0;
}
