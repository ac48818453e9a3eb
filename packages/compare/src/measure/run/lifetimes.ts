import { fromStack } from "./environment";

/** A day, in seconds: no token ends while something else is measured. */
export const LONG = 86_400;

/** Sets for how long tokens that are issued from now on are good, in seconds, at both identity providers. */
export async function setLifetimes(seconds: number): Promise<void> {
  await Promise.all([
    post(`${fromStack("NEXT_PUBLIC_AUTH0_DOMAIN")}/_local/lifetimes`, {
      idToken: seconds,
      accessToken: seconds,
    }),
    post(`${fromStack("CLERK_FAPI_URL")}/_local/lifetimes`, { sessionToken: seconds }),
  ]);
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
