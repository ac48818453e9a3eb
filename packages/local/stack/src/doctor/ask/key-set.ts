/** A key with the name that issuers give it. */
export interface JsonWebKey {
  kid?: string;
  n?: string;
}

/** Whether it is a JSON Web Key Set. */
export function isKeySet(value: unknown): value is { keys: JsonWebKey[] } {
  return typeof value === "object" && value !== null && "keys" in value && Array.isArray(value.keys);
}
