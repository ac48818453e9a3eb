import { readFileSync } from "node:fs";

import { z } from "zod";

/** What a file of sample users holds. */
export const sampleUsersSchema = z.array(
  z.object({
    email: z.email(),
    /** As long as the sign-up forms of both identity services ask for. */
    password: z.string().min(8),
    name: z.string().min(1),
    emailVerified: z.boolean(),
  }),
);

/** A person a local identity service knows before it starts. Its login page shows the password. */
export type SampleUser = z.infer<typeof sampleUsersSchema>[number];

/**
 * Reads a file of sample users.
 *
 * @throws Error naming the file and what is wrong with it
 */
export function readSampleUsers(path: string): SampleUser[] {
  try {
    return sampleUsersSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`Cannot read the sample users in ${path}: ${reason}`, { cause });
  }
}

/** Addresses are compared in this form. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase();
