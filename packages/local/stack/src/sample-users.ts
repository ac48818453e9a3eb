import { fileURLToPath } from "node:url";
import { readSampleUsers, type SampleUser } from "@repo/local-kit/sample-users";

export type { SampleUser } from "@repo/local-kit/sample-users";

/** The file handed to both local identity services with `--users`. */
export const sampleUsersFile = fileURLToPath(new URL("sample-users.json", import.meta.url));

/** The people who can sign in to both apps when the identity services are local, under the same verified address. */
export const sampleUsers: readonly SampleUser[] = readSampleUsers(sampleUsersFile);
