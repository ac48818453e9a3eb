import { api } from "@repo/convex-backend/api";
import { authedCall } from "@repo/convex-next/query-call";
import { beforeEach, expect, test, vi } from "vitest";
import { getAuthToken, getViewer, preloadForViewer } from "./server";

const auth = vi.hoisted(() => vi.fn<() => Promise<object>>());
vi.mock("@clerk/nextjs/server", () => ({ auth }));

const call = authedCall(api.customers.listByUser, {});
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

function signedIn(claims: object) {
  const getToken = async (options?: object) => JSON.stringify(options ?? {});
  auth.mockResolvedValue({ userId: "user_1", sessionClaims: claims, getToken });
}

/** What the deployment answers. */
function answer(status: number, body: object) {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(JSON.stringify(body), { status })),
  );
}

beforeEach(() => {
  // What next.config's authInterrupts sets in a build.
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "1");
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

test.each([
  ["made out to Convex: the session token itself", { aud: "convex", exp: inSeconds(60) }, {}],
  ["about to expire: a fresh one", { aud: "convex", exp: inSeconds(3) }, { expiresInSeconds: 60 }],
  [
    "expired, but for Clerk not yet: a fresh one",
    { aud: "convex", exp: inSeconds(-3) },
    { expiresInSeconds: 60 },
  ],
  ["made out to nobody: one of the template", { exp: inSeconds(60) }, { template: "convex" }],
])("a session token %s", async (_, claims, options) => {
  signedIn(claims);
  expect(await getAuthToken()).toBe(JSON.stringify(options));
});

test("nobody has no token, and nothing is preloaded for nobody", async () => {
  auth.mockResolvedValue({ userId: null, sessionClaims: null, getToken: async () => null });
  const fetch = vi.fn<() => Promise<Response>>();
  vi.stubGlobal("fetch", fetch);
  expect(await getAuthToken()).toBeNull();
  expect(await getViewer()).toBeNull();
  expect(await preloadForViewer(call)).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});

test("nothing is preloaded unauthenticated for somebody whose token cannot be had", async () => {
  auth.mockResolvedValue({ userId: "user_1", sessionClaims: {}, getToken: async () => null });
  const fetch = vi.fn<() => Promise<Response>>();
  vi.stubGlobal("fetch", fetch);
  expect(await preloadForViewer(call)).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});

test("Clerk is asked once for the viewer with the token", async () => {
  signedIn({ aud: "convex", exp: inSeconds(60) });
  expect(await getViewer()).toEqual({ id: "user_1", token: "{}" });
  expect(auth).toHaveBeenCalledOnce();
});

test("what is preloaded belongs to the viewer, and holds no token", async () => {
  signedIn({ aud: "convex", exp: inSeconds(60) });
  answer(200, { status: "success", value: [] });
  const preloaded = await preloadForViewer(call);
  expect(preloaded).toMatchObject({ owner: "user_1", payload: { _valueJSON: [] } });
  expect(JSON.stringify(preloaded)).not.toContain("token");
});

test("a token that has just expired leaves the data to the browser", async () => {
  signedIn({ aud: "convex", exp: inSeconds(60) });
  answer(401, {
    code: "Unauthenticated",
    message: "Could not verify OIDC token claim. The token has expired.",
  });
  expect(await preloadForViewer(call)).toBeNull();
});

test("a refusal on purpose reaches the page", async () => {
  signedIn({ aud: "convex", exp: inSeconds(60) });
  const errorData = { code: "NOT_FOUND", message: "There is no such customer." };
  answer(560, { status: "error", errorMessage: "refused", errorData });
  await expect(preloadForViewer(call)).rejects.toMatchObject({ data: errorData });
});

test("a deployment that does not know the Clerk instance answers 403", async () => {
  signedIn({ aud: "convex", exp: inSeconds(60) });
  answer(401, { code: "NoAuthProvider", message: "No auth provider found matching the given token" });
  await expect(preloadForViewer(call)).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;403" });
});
