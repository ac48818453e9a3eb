import { environment } from "../environment";

/** Has the deployment forget somebody: an internal function, for which it wants a key. */
export async function forget(email: string): Promise<void> {
  const key = process.env.CONVEX_DEPLOY_KEY ?? process.env.CONVEX_SELF_HOSTED_ADMIN_KEY;
  if (!key) {
    throw new Error(
      "Nothing removes what journeys leave in the deployment: set CONVEX_DEPLOY_KEY (Convex dashboard → Settings → " +
        "Deploy Keys, of a deployment for development) or, for one of your own, CONVEX_SELF_HOSTED_ADMIN_KEY.",
    );
  }
  if (key.startsWith("prod:")) {
    throw new Error(
      "CONVEX_DEPLOY_KEY is that of a production deployment, and journeys write to it. Use one for development.",
    );
  }
  let isDone = false;
  while (!isDone) isDone = await forgetSome(key, email);
}

/** As the Convex CLI calls a function (ConvexHttpClient.function). */
async function forgetSome(key: string, email: string): Promise<boolean> {
  const answer = await fetch(`${environment.deploymentUrl}/api/function`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Convex ${key}` },
    body: JSON.stringify({ path: "users:forget", args: { email }, format: "convex_encoded_json" }),
  });
  const said = await answer.text();
  const result = answer.ok ? (JSON.parse(said) as { status: string; value: { isDone: boolean } }) : undefined;
  if (result?.status === "success") return result.value.isDone;
  throw new Error(
    `The deployment did not run users:forget (${answer.status}: ${said}). Push this repository's functions to it ` +
      "(npx convex deploy), and check whether the key is its own.",
  );
}
