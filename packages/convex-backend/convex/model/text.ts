import { invalid } from "./errors";

/**
 * Trims `value` and checks its length in UTF-16 units, as browsers count `maxlength`.
 * @throws INVALID naming `field`.
 */
export function boundedText(
  field: string,
  value: string,
  { min = 0, max }: { min?: number; max: number },
): string {
  const text = value.trim();
  if (text.length < min) throw invalid(field, min === 1 ? "Required." : `At least ${min} characters.`);
  if (text.length > max) throw invalid(field, `At most ${max} characters, not ${text.length}.`);
  return text;
}

// One @, something on both sides, a dot in the domain: what can be said without sending a message.
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** @throws INVALID naming `field` unless `value` looks like an address of at most 254 characters (RFC 5321, 4.5.3.1.3). */
export function emailAddress(field: string, value: string): string {
  const text = boundedText(field, value, { min: 1, max: 254 });
  if (!EMAIL.test(text)) throw invalid(field, "Not an email address. Example: ada@example.com");
  return text;
}
