import { createHash } from "node:crypto";

import { expect, onTestFinished, test } from "vitest";

import type { RunningInstance } from "#index";
import { Browser } from "#testing/browser";
import { ALICE, testInstance } from "#testing/instance";

const page = async ({ url }: RunningInstance) => (await fetch(`${url}/refusals`)).text();

/** What the page's script is told, from the refusal after the one with this id on. */
async function events({ url }: RunningInstance, after = "0", headers: Record<string, string> = {}) {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const response = await fetch(`${url}/_local/refusals?after=${after}`, { signal: abort.signal, headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    status: response.status,
    /** Reads until all of these have come. */
    async until(...words: string[]): Promise<string> {
      while (!words.every((word) => text.includes(word))) {
        const chunk = await reader?.read();
        if (!chunk?.value) throw new Error(`The stream ended before ${words.join()}: ${text}`);
        text += chunk.value;
      }
      return text;
    },
  };
}

test("a refused request is listed with its reason, at once where the page is open", async () => {
  const instance = await testInstance();
  const browser = await Browser.open(instance);
  expect(await page(instance)).toContain("Nothing was refused yet");
  const live = await events(instance);
  await browser.post("/v1/client/sign_ins", { strategy: "oauth_google" });
  await fetch(`${instance.url}/v1/organizations`);
  const told = await live.until("strategy is invalid", "/v1/organizations");
  expect(told).toContain("<code>POST /v1/client/sign_ins</code>");
  expect(told).toContain("form_param_value_invalid");
  const text = await page(instance);
  expect(text).toContain("strategy is invalid");
  expect(text.indexOf("/v1/organizations")).toBeLessThan(text.indexOf("/v1/client/sign_ins"));
});

test("a page that was cut off gets what it missed, and nothing twice", async () => {
  const instance = await testInstance();
  for (const path of ["first", "second"]) await fetch(`${instance.url}/v1/${path}`);
  const seen = /id: (\d+)/.exec(await (await events(instance)).until("/v1/second"))?.[1] ?? "";
  const told = await (await events(instance, "0", { "last-event-id": seen })).until("/v1/second");
  expect(told).not.toContain("/v1/first");
});

test("no password, token or code is on it, wherever a request put them", async () => {
  const instance = await testInstance();
  const secret = "hunter2-secret";
  const browser = await Browser.open(instance);
  const send = (path: string, body: string, type: string) =>
    fetch(`${instance.url}${path}`, { method: "POST", body, headers: { "content-type": type } });
  await browser.post("/v1/client/sign_ins", { identifier: ALICE.email, password: secret });
  await browser.post("/v1/client/sign_ins", { strategy: secret });
  await browser.post("/v1/client/sign_ins", { strategy: "ticket", ticket: secret });
  const query = `?__clerk_db_jwt=${browser.cookies.get("__clerk_db_jwt")}`;
  for (const body of [`{"password":"${secret}`, `{"password":"${secret}"}`, `${secret}=1`]) {
    await send(`/v1/client/sign_ins${query}`, body, "application/json");
    await send(`/v1/client/sign_ins${query}`, body, "application/x-www-form-urlencoded");
  }
  await fetch(`${instance.url}/v1/users`, { headers: { authorization: `Bearer ${secret}` } });
  const authorization = `Bearer ${instance.secretKey}`;
  await fetch(`${instance.url}/v1/clients/handshake_payload?nonce=${secret}`, { headers: { authorization } });
  const text = await page(instance);
  for (const word of [secret, "dvb_", instance.secretKey]) expect(text).not.toContain(word);
  expect(text.match(/<tr>/g)?.length).toBeGreaterThan(10);
});

test("what a request contains is text on the page, the oldest go, and only the page's own script runs", async () => {
  const instance = await testInstance();
  for (let index = 0; index < 60; index += 1) {
    await fetch(instance.url, { headers: { origin: `https://<b>${index}` } });
  }
  const response = await fetch(`${instance.url}/refusals`);
  const text = await response.text();
  expect(text).not.toContain("<b>");
  expect([text.includes("&lt;b&gt;59"), text.match(/origin_invalid/g)?.length]).toEqual([true, 50]);
  const [, script = ""] = /<script>([^]*)<\/script>/.exec(text) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  expect(response.headers.get("content-security-policy")).toContain(`script-src 'sha256-${hash}'`);
});

test("it is for the developer at the instance's own address", async () => {
  const instance = await testInstance();
  const browser = await Browser.open(instance);
  for (const path of ["/refusals", "/_local/refusals"]) {
    expect(await browser.get(path)).toMatchObject({ status: 403 });
  }
  expect((await events(instance, "0", { origin: "http://localhost:3001" })).status).toBe(403);
});
