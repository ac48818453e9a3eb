import { createHash } from "node:crypto";

import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { z } from "zod";

import { testInstance } from "../testing/instance";

test("an app without sign-in pages is sent to pages of this instance, which load nothing from elsewhere", async () => {
  const { url, publishableKey } = await testInstance({ appUrl: "http://localhost:3005" });
  for (const [path, component] of [
    ["/sign-in", "SignIn"],
    ["/sign-up", "SignUp"],
    ["/user", "UserProfile"],
  ]) {
    const response = await fetch(`${url}${path}?redirect_url=http%3A%2F%2Flocalhost%3A3005%2Fcustomers`);
    const text = await response.text();
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      `data-component="${component}" data-path="${path}" data-fallback="http://localhost:3005"`,
    );
    expect((await fetch(`${url}${path}/factor-one`)).status).toBe(200);
    expect(text).toContain(`data-clerk-publishable-key="${publishableKey}"`);
    expect(text).toContain(`data-clerk-proxy-url="${url}"`);
    const scripts = [...text.matchAll(/src="([^"]+)"/g)].map(([, source = ""]) => source);
    expect(scripts).toHaveLength(2);
    for (const source of scripts) {
      expect(source).toMatch(/^\/npm\//);
      expect((await fetch(url + source)).status).toBe(200);
    }
    const [, script = ""] = /<script type="module">([^]*)<\/script>/.exec(text) ?? [];
    const hash = createHash("sha256").update(script).digest("base64");
    expect(response.headers.get("content-security-policy")).toContain(`'sha256-${hash}'`);
  }
});

test("the pages are the instance's own: no app serves them through its proxy", async () => {
  const { url, secretKey } = await testInstance();
  const headers = { "clerk-proxy-url": "http://localhost:3001/__clerk", "clerk-secret-key": secretKey };
  expect((await fetch(`${url}/sign-in`, { headers })).status).toBe(403);
});

test("an app that is signed in to from here gets cookies that come along from this other site", async () => {
  const { url } = await testInstance();
  const handshake = `${url}/v1/client/handshake?redirect_url=${encodeURIComponent("http://localhost:3005/")}`;
  const location = (await fetch(handshake, { redirect: "manual" })).headers.get("location") ?? "";
  const token = new URL(location).searchParams.get("__clerk_handshake") ?? "";
  const { handshake: directives } = z.object({ handshake: z.array(z.string()) }).parse(decodeJwt(token));
  expect(directives.length).toBeGreaterThan(4);
  for (const directive of directives) expect(directive).toContain("SameSite=Lax");
});
