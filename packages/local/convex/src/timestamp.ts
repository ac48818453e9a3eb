const BYTES = 8;

/** Encodes a timestamp (nanoseconds, unsigned 64 bits) as both protocols carry it: little-endian, base64. */
export function encodeTimestamp(ts: bigint): string {
  const bytes = Buffer.alloc(BYTES);
  bytes.writeBigUInt64LE(ts);
  return bytes.toString("base64");
}

/** Decodes {@link encodeTimestamp}; null when `encoded` is not base64 of exactly eight bytes. */
export function decodeTimestamp(encoded: string): bigint | null {
  const bytes = Buffer.from(encoded, "base64");
  if (bytes.length !== BYTES || bytes.toString("base64") !== encoded) return null;
  return bytes.readBigUInt64LE();
}
