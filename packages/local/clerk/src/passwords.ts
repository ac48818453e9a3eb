import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

import { ClerkError } from "./errors";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const KEY_LENGTH = 32;
/** Far below what a public service needs: these are the passwords of made-up people on one machine. */
const COST = { N: 1_024 };

/** The bounds the sign-up form is told through the environment resource; characters. */
export const PASSWORD_LENGTH = { min: 8, max: 72 };

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_LENGTH, COST);
  return `${salt.toString("base64url")}.${key.toString("base64url")}`;
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [salt = "", key = ""] = hash.split(".");
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(password, Buffer.from(salt, "base64url"), KEY_LENGTH, COST);
  return timingSafeEqual(actual, expected);
}

/** @throws ClerkError (422) if the password is shorter or longer than {@link PASSWORD_LENGTH} allows. */
export function assertAcceptablePassword(password: string, parameter: string): void {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min) {
    throw new ClerkError(422, "form_password_length_too_short", {
      message: `Passwords must be ${min} characters or more.`,
      parameter,
    });
  }
  if (password.length > max) {
    throw new ClerkError(422, "form_password_length_too_long", {
      message: `Passwords must be less than ${max} characters.`,
      parameter,
    });
  }
}
