import type { App } from "../apps/app";
import { compareOrigin } from "../compare/environment";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** Who may show the app in a frame: the comparison, or nobody where there is none. */
const [FRAME_ANCESTOR] = [compareOrigin, "'none'"];

/** Each kind of answer, by a path that gives it. */
const answers = [
  ["a static page", "/", 200],
  ["a page that is revalidated", "/rendering/static", 200],
  ["a page rendered for each request", "/rendering/server", 200],
  ["an API", "/api/count", 200],
  ["a page that does not exist", "/no-such-page", 404],
  ["a file", "/icon.svg", 200],
  ["a failure of the server", ({ failurePath }: App) => failurePath, 500],
] as const;

for (const [kind, path, status] of answers) {
  test(`${kind} comes with all security headers`, async ({ request, app }) => {
    const at = typeof path === "string" ? path : path(app);
    const answer = await request.get(at, { maxRedirects: 0 });
    expect(answer.status()).toBe(status);
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain(`frame-ancestors ${FRAME_ANCESTOR}`);
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toContain("unsafe-eval");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers).not.toHaveProperty("strict-transport-security");
  });
}

test("a redirect comes with them too", async ({ request, app }) => {
  const answer = await request.get(app.redirectingPath, {
    maxRedirects: 0,
    headers: { Accept: "text/html" },
  });
  expect(answer.status()).toBe(307);
  expect(answer.headers()["content-security-policy"]).toContain("object-src 'none'");
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
});

test("a script of a page comes with them too", async ({ page, request }) => {
  await page.goto("/");
  const script = await page.locator("script[src^='/_next/']").first().getAttribute("src");
  const headers = (await request.get(script ?? "")).headers();
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-security-policy"]).toContain("object-src 'none'");
});

test("by https, browsers are told to stay there", async ({ request }) => {
  const answer = await request.get("/", { headers: { "X-Forwarded-Proto": "https" } });
  expect(answer.headers()["strict-transport-security"]).toMatch(/^max-age=\d+$/);
});

test("no inline script of a stranger runs where a person's own data is", async ({ page, app }) => {
  await app.signIn(page, alice);
  const answer = await page.goto("/customers");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src")) ?? "";
  expect(scripts).not.toContain("unsafe-inline");
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
});
