import type { ProviderUsers } from "../apps/app";

/** Asks the Backend API: https://clerk.com/docs/reference/backend-api */
async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const { CLERK_API_URL: url = "https://api.clerk.com", CLERK_SECRET_KEY: key } = process.env;
  const answer = await fetch(`${url}/v1/${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (answer.ok) return answer.json();
  throw new Error(`Clerk answered ${answer.status} for ${method} /v1/${path}: ${await answer.text()}`);
}

/** The users of a development instance. */
export const users: ProviderUsers = {
  async make({ email, password, name }) {
    const [first_name, last_name] = name.split(" ");
    await ask("POST", "users", {
      email_address: [email],
      password,
      first_name,
      last_name,
      skip_password_checks: true,
    });
  },

  async remove(email) {
    const found = (await ask("GET", `users?email_address=${encodeURIComponent(email)}`)) as { id: string }[];
    for (const { id } of found) await ask("DELETE", `users/${id}`);
  },

  async prepare() {
    if (!process.env.CLERK_SECRET_KEY?.startsWith("sk_test_")) {
      throw new Error(
        "CLERK_SECRET_KEY is not that of a development instance (sk_test_…). Journeys make and remove users, and are not for the instance that people use.",
      );
    }
    const { token } = (await ask("POST", "testing_tokens")) as { token: string };
    return { E2E_CLERK_TESTING_TOKEN: token };
  },
};
