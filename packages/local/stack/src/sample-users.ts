import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const userSchema = z.object({
  email: z.email(),
  password: z.string().min(8),
  name: z.string().min(1),
  emailVerified: z.boolean(),
});

/** A person both local identity services know, under the same verified address. */
export type SampleUser = z.infer<typeof userSchema>;

/** The file handed to both local identity services with `--users`. */
export const sampleUsersFile = fileURLToPath(new URL("sample-users.json", import.meta.url));

/** The people who can sign in to both apps when the identity services are local. */
export const sampleUsers: readonly SampleUser[] = z
  .array(userSchema)
  .parse(JSON.parse(readFileSync(sampleUsersFile, "utf8")));
