import { z } from "zod";

export const sampleUsersSchema = z.array(
  z.object({
    email: z.email(),
    password: z.string().min(1),
    name: z.string().min(1),
    emailVerified: z.boolean(),
  }),
);

/** A user known before the tenant starts. The login page shows the password. */
export type SampleUser = z.infer<typeof sampleUsersSchema>[number];

export const normalizeEmail = (email: string): string => email.trim().toLowerCase();
