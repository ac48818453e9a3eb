import { sampleUsers } from "@repo/stack";
import { randomUUID } from "node:crypto";

/** Somebody who can sign in. */
export interface Person {
  email: string;
  password: string;
  name: string;
}

function sample(name: string): Person {
  const user = sampleUsers.find((user) => user.name === name);
  if (!user)
    throw new Error(`There is no sample user ${name}: see packages/local/stack/src/sample-users.json.`);
  return user;
}

/** The sample users, whom both apps know under the same verified address. */
export const alice = sample("Alice Example");
export const bob = sample("Bob Example");

/** Somebody nobody knows yet, who can sign up. */
export function newcomer(): Person {
  const id = randomUUID().slice(0, 8);
  return { email: `carol-${id}@example.com`, password: `carol-password-${id}`, name: `Carol ${id}` };
}
