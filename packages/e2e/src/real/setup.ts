import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { asTestAddress, type Person } from "../people";
import { forget } from "./forget";
import { LeftBehind } from "./left-behind";
import { realApps } from "./real-apps";

const FILE = fileURLToPath(new URL("../../.results/left-behind.jsonl", import.meta.url));

/**
 * Makes two people at each real identity provider, and whatever else their journeys need. What a run that was killed has
 * left is removed first. @returns what removes everybody, and everything about them
 */
async function setup(): Promise<() => Promise<void>> {
  const leftBehind = new LeftBehind(FILE);
  const remove = () => leftBehind.remove(realApps);
  // Without the right to it nothing is made.
  await forget("nobody@example.com");
  await remove();
  try {
    const given = givenLogins();
    const people = given ?? [someone("Alice"), someone("Bob")];
    for (const app of realApps) {
      Object.assign(process.env, await app.users?.prepare?.());
      for (const person of people) {
        // With two logins of the tenant's there are as many people, and the other providers get to know them.
        if (app.users === undefined) leftBehind.note({ email: person.email, isGiven: true });
        else {
          await app.users.make(person);
          leftBehind.note({ email: person.email, app: app.name });
        }
      }
    }
    process.env.E2E_PEOPLE = JSON.stringify(people);
    process.env.E2E_LEFT_BEHIND = FILE;
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

// Playwright wants it so.
// oxlint-disable-next-line import/no-default-export
export default setup;

function someone(firstName: string): Person {
  const id = randomUUID().slice(0, 8);
  const email = asTestAddress(`${firstName.toLowerCase()}-${id}@example.com`);
  return { email, password: `Journey-${randomUUID()}`, name: `${firstName} Example` };
}

/** Two logins that somebody has made by hand, where a provider does not let the run make any. */
function givenLogins(): [Person, Person] | undefined {
  const closed = realApps.find(({ users }) => users === undefined);
  if (closed === undefined) return undefined;
  const [alice, bob] = [1, 2].map((number) => {
    const [email, password, name] = ["EMAIL", "PASSWORD", "NAME"].map(
      (what) => process.env[`E2E_LOGIN_${number}_${what}`],
    );
    return email && password && name ? { email, password, name } : undefined;
  });
  if (alice && bob) return [alice, bob];
  throw new Error(
    `${closed.provider} needs users for the journeys. ${closed.howToMakeUsers ?? ""} Or set two logins with verified ` +
      "addresses: E2E_LOGIN_1_EMAIL, E2E_LOGIN_1_PASSWORD, E2E_LOGIN_1_NAME and E2E_LOGIN_2_…; what the deployment keeps " +
      "about these two is deleted.",
  );
}
