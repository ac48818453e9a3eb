import { needsControls } from "../local-services";
import { pagesAuth0Environment } from "./environment";
import type { Person } from "../people";

/** An ID token that lives for 20 s: the server renews it with every request, the browser after 10 s. */
const SHORT = 20;
const USUAL = 900;

async function control(path: string, body: unknown): Promise<void> {
  needsControls("Auth0");
  const answer = await fetch(`${pagesAuth0Environment.tenantUrl}/_local/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The tenant answered ${answer.status} for /_local/${path}.`);
}

/** Ends somebody's sessions at the tenant and revokes every token; the app is not told. */
export const revoke = (email: string) => control("revoke", { email });

/** A person's ID tokens that are issued meanwhile live for `lifetime` seconds. */
export async function withShortTokens(
  { email }: Person,
  run: () => Promise<void>,
  lifetime = SHORT,
): Promise<void> {
  await control("lifetimes", { idToken: lifetime, email });
  try {
    await run();
  } finally {
    await control("lifetimes", { idToken: USUAL, email });
  }
}
