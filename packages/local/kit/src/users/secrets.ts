import { timingSafeEqual } from "node:crypto";

/** Whether a secret that was sent is the expected one. How long that takes says only whether its length is right. */
export function isSameSecret(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
