import type { APIResponse, BrowserContext } from "@playwright/test";
import { appClerkEnvironment } from "../app-clerk/environment";
import type { Person } from "../people";

const { url, frontendApi } = appClerkEnvironment;
/** What a real instance wants from programs, or it asks whether they are human. */
const testingToken = process.env.E2E_CLERK_TESTING_TOKEN;
export const asProgram = testingToken ? { __clerk_testing_token: testingToken } : undefined;

/**
 * Signs somebody in, or up, without a page: asks Clerk's Frontend API as clerk-js would, and has the app set its cookies
 * by a handshake. The session is this browser's own.
 */
export async function startClerkSession(
  context: BrowserContext,
  { email, password }: Person,
  kind: "sign_ins" | "sign_ups",
): Promise<void> {
  const devBrowser = ((await post(context, "dev_browser", {})) as { id: string }).id;
  await context.addCookies([{ name: "__clerk_db_jwt", value: devBrowser, url }]);
  const ask = (path: string, form: Record<string, string>) =>
    post(context, `client/${kind}${path}`, form, { __clerk_db_jwt: devBrowser });
  if (kind === "sign_ins") await ask("", { strategy: "password", identifier: email, password });
  else {
    const { response } = (await ask("", { email_address: email, password })) as { response: { id: string } };
    await ask(`/${response.id}/prepare_verification`, { strategy: "email_code" });
    await ask(`/${response.id}/attempt_verification`, { strategy: "email_code", code: "424242" });
  }
  await expectOk(
    context.request.get(`${frontendApi}/v1/client/handshake`, {
      params: { redirect_url: `${url}/customers/new`, __clerk_db_jwt: devBrowser },
      headers: { accept: "text/html", "sec-fetch-dest": "document" },
    }),
  );
}

async function post(
  { request }: BrowserContext,
  path: string,
  form: Record<string, string>,
  params: Record<string, string> = {},
): Promise<unknown> {
  const headers = { origin: url };
  return (
    await expectOk(
      request.post(`${frontendApi}/v1/${path}`, { form, params: { ...params, ...asProgram }, headers }),
    )
  ).json();
}

async function expectOk(pending: Promise<APIResponse>): Promise<APIResponse> {
  const answer = await pending;
  if (!answer.ok()) throw new Error(`${answer.status()} for ${answer.url()}: ${await answer.text()}`);
  return answer;
}
