import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const KEY_BYTES = 32;
/** Far below what a public service needs: these are the passwords of made-up people on one machine. */
const COST = 1024;

/** Hashes were kept without their cost once: it is told by the length of the key, in bytes. */
const COST_BY_KEY_BYTES: Readonly<Record<number, number>> = { 32: 1024, 64: 16_384 };

/** A salted scrypt hash (RFC 7914), as `<cost>.<salt>.<key>`; the latter two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, { N: COST });
  return `${COST}.${salt.toString("base64url")}.${key.toString("base64url")}`;
}

/** Whether a password is the one that was hashed. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = hash.split(".");
  const [salt = "", key = ""] = parts.slice(-2);
  const expected = Buffer.from(key, "base64url");
  const cost = parts.length === 3 ? Number(parts[0]) : COST_BY_KEY_BYTES[expected.length];
  if (cost === undefined) return false;
  const actual = await derive(password, Buffer.from(salt, "base64url"), expected.length, { N: cost });
  return timingSafeEqual(expected, actual);
}
