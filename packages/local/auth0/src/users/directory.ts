import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { writeAtomically } from "@repo/local-kit/files";
import { z } from "zod";
import { readState } from "../state/files";
import { hashPassword, verifyPassword } from "@repo/local-kit/passwords";
import { normalizeEmail, type SampleUser } from "@repo/local-kit/sample-users";

const storedUserSchema = z.object({
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  createdAt: z.string(),
});
const fileSchema = z.object({ signedUp: z.array(storedUserSchema), verifiedSubs: z.array(z.string()) });

/** A user as the rest of the tenant sees one. `createdAt` is ISO 8601. */
export interface User {
  sub: string;
  email: string;
  name: string;
  emailVerified: boolean;
  createdAt: string;
}

export interface UserDirectory {
  /** The sample users, with the passwords that the login page shows. */
  samples: readonly SampleUser[];
  list(): User[];
  bySub(sub: string): User | undefined;
  byEmail(email: string): User | undefined;
  /** The user with this email and password, or undefined: which of the two is wrong is not told. */
  authenticate(email: string, password: string): Promise<User | undefined>;
  /** Adds an unverified user; undefined when the email is taken. */
  signUp(details: { email: string; name: string; password: string }): Promise<User | undefined>;
  markVerified(sub: string): void;
}

/** Stable across restarts and machines, in the form of Auth0's database connection: `auth0|` and 24 hex digits. */
function sampleSub(email: string): string {
  return `auth0|${createHash("sha256").update(normalizeEmail(email)).digest("hex").slice(0, 24)}`;
}

/** Sample users come from the caller each time; those who signed up, and who is verified, from `stateDir`. */
export function openDirectory(samples: readonly SampleUser[], stateDir: string | undefined): UserDirectory {
  const path = stateDir === undefined ? undefined : join(stateDir, "users.json");
  const saved = path === undefined ? undefined : readState(path, fileSchema);
  let stored = saved ?? { signedUp: [], verifiedSubs: [] };
  let verified = new Set(stored.verifiedSubs);

  /** On the disk first: a change that it refuses has not happened. */
  function change(next: z.infer<typeof fileSchema>): void {
    if (path !== undefined) writeAtomically(path, JSON.stringify(next, null, 2));
    stored = next;
    verified = new Set(next.verifiedSubs);
  }

  function list(): User[] {
    const sampled = samples.map(({ email, name, emailVerified }) => {
      const sub = sampleSub(email);
      return {
        sub,
        email: normalizeEmail(email),
        name,
        emailVerified: emailVerified || verified.has(sub),
        createdAt: "2026-01-01T00:00:00.000Z",
      };
    });
    const signedUp = stored.signedUp.map(({ sub, email, name, createdAt }) => ({
      sub,
      email,
      name,
      emailVerified: verified.has(sub),
      createdAt,
    }));
    return [...sampled, ...signedUp];
  }

  const byEmail = (email: string) => list().find((user) => user.email === normalizeEmail(email));

  async function passwordIsRight(user: User, password: string): Promise<boolean> {
    const sample = samples.find(({ email }) => sampleSub(email) === user.sub);
    if (sample) return sample.password === password;
    const record = stored.signedUp.find(({ sub }) => sub === user.sub);
    return record !== undefined && (await verifyPassword(password, record.passwordHash));
  }

  return {
    samples,
    list,
    bySub: (sub) => list().find((user) => user.sub === sub),
    byEmail,
    async authenticate(email, password) {
      const user = byEmail(email);
      return user && (await passwordIsRight(user, password)) ? user : undefined;
    },
    async signUp({ email, name, password }) {
      const passwordHash = await hashPassword(password);
      // Looked up after the hash: two requests for one address must not both pass.
      if (byEmail(email)) return undefined;
      const sub = `auth0|${randomBytes(12).toString("hex")}`;
      const added = {
        sub,
        email: normalizeEmail(email),
        name,
        passwordHash,
        createdAt: new Date().toISOString(),
      };
      change({ ...stored, signedUp: [...stored.signedUp, added] });
      return byEmail(email);
    },
    markVerified(sub) {
      change({ ...stored, verifiedSubs: [...verified, sub] });
    },
  };
}
