import { z } from "zod";

import { ClerkError } from "../errors";
import { isDeeperThan, MAX_DEPTH } from "./body";
import type { Metadata, User } from "../store/model";

/** Clerk's limit for each kind (clerk.com/docs/guides/users/extending); bytes. */
const MAX_SIZE = 8_192;

/** Metadata in a JSON body. */
export const metadata = z.record(z.string(), z.unknown());

/** Metadata from clerk-js: JSON in a urlencoded parameter, and nothing for an empty one. */
export const metadataText = z
  .string()
  .transform((text, context) => {
    try {
      const value: unknown = JSON.parse(text || "{}");
      if (!isDeeperThan(MAX_DEPTH, value)) return value;
    } catch {
      // The parser's own message quotes what was sent.
    }
    context.addIssue({ code: "custom", message: `it must be JSON of ${MAX_DEPTH} levels at most` });
    return z.NEVER;
  })
  .pipe(metadata);

const isObject = (value: unknown): value is Metadata =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Merges at every level; null removes a key, as on Clerk. */
export function merge(kept: Metadata, changes: Metadata): Metadata {
  const merged = new Map(Object.entries(kept));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) merged.delete(key);
    else if (isObject(value)) {
      const before = merged.get(key);
      merged.set(key, merge(isObject(before) ? before : {}, value));
    } else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

export interface MetadataChanges {
  readonly public_metadata?: Metadata | undefined;
  readonly private_metadata?: Metadata | undefined;
  readonly unsafe_metadata?: Metadata | undefined;
}

/**
 * The kinds of metadata that are given, as they are to be kept.
 *
 * @param change what becomes of the kind that is kept
 * @throws ClerkError (422) if one is larger than Clerk takes
 */
export function changedMetadata(
  user: Pick<User, "publicMetadata" | "privateMetadata" | "unsafeMetadata">,
  { public_metadata, private_metadata, unsafe_metadata }: MetadataChanges,
  change: (kept: Metadata, given: Metadata) => Metadata,
): Partial<User> {
  return {
    ...(public_metadata && {
      publicMetadata: bounded("public_metadata", change(user.publicMetadata, public_metadata)),
    }),
    ...(private_metadata && {
      privateMetadata: bounded("private_metadata", change(user.privateMetadata, private_metadata)),
    }),
    ...(unsafe_metadata && {
      unsafeMetadata: bounded("unsafe_metadata", change(user.unsafeMetadata, unsafe_metadata)),
    }),
  };
}

/** @throws ClerkError (422) if metadata is larger than Clerk takes */
export function bounded(parameter: string, value: Metadata): Metadata {
  if (Buffer.byteLength(JSON.stringify(value)) <= MAX_SIZE) return value;
  throw new ClerkError(422, "form_param_exceeds_allowed_size", {
    message: "exceeds the maximum allowed size",
    longMessage: `${parameter} should not exceed ${MAX_SIZE} bytes.`,
    parameter,
  });
}
