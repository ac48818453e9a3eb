import { sampleUsers } from "@repo/stack";
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

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

/** The sample users, or who stands for them at real services; both apps know them under the same verified address. */
export const [alice, bob] = madePeople() ?? [sample("Alice Example"), sample("Bob Example")];

/** Somebody nobody knows yet, who can sign up. */
export function newcomer(): Person {
  const id = randomUUID().slice(0, 8);
  const person = { email: `carol-${id}@example.com`, password: `carol-password-${id}`, name: `Carol ${id}` };
  return noteNewcomer(person);
}

/** The people of a run against real services, made before it. Undefined in every other run, which has the sample users. */
function madePeople(): [Person, Person] | undefined {
  const { E2E_PEOPLE } = process.env;
  return E2E_PEOPLE ? (JSON.parse(E2E_PEOPLE) as [Person, Person]) : undefined;
}

/** Writes down who will sign up in a run against real services, so that they are removed after it. */
function noteNewcomer(person: Person): Person {
  const { E2E_LEFT_BEHIND } = process.env;
  if (!E2E_LEFT_BEHIND) return person;
  const noted = { ...person, email: asTestAddress(person.email) };
  appendFileSync(E2E_LEFT_BEHIND, `${JSON.stringify({ email: noted.email })}\n`);
  return noted;
}

/** An address that real providers send nothing to, if they know such. */
export function asTestAddress(email: string): string {
  // only: app-clerk
  // Its code is known, too: https://clerk.com/docs/testing/test-emails-and-phones
  email = email.replace("@", "+clerk_test@");
  // only: end
  return email;
}
