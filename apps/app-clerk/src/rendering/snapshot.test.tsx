import { ReadInBrowser } from "@repo/features/rendering";
import { beforeEach, expect, test, vi } from "vitest";
import { Snapshot } from "./snapshot";
import { SnapshotView } from "./snapshot-view";

const auth = vi.hoisted(() => vi.fn<() => Promise<object>>());
const requestHeaders = vi.hoisted(() => vi.fn<() => Headers>());
vi.mock("@clerk/nextjs/server", () => ({ auth }));
vi.mock("next/headers", () => ({ headers: async () => requestHeaders() }));

const signedIn = {
  userId: "user_1",
  sessionClaims: { aud: "convex", exp: Date.now() / 1000 + 60 },
  getToken: async () => "token",
};

beforeEach(() => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  // What next.config's authInterrupts sets in a build.
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "1");
  requestHeaders.mockReturnValue(new Headers());
  auth.mockResolvedValue(signedIn);
});

test("a deployment that does not answer leaves the rows to the browser", async () => {
  // As the deadline ends a request.
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("No answer.", "TimeoutError")));
  expect(await Snapshot()).toMatchObject({ type: ReadInBrowser, props: { problem: "outage" } });
});

test("so does a login service that does not answer", async () => {
  auth.mockResolvedValue({
    ...signedIn,
    sessionClaims: {},
    getToken: () => Promise.reject(new DOMException("No answer.", "TimeoutError")),
  });
  expect(await Snapshot()).toMatchObject({ type: ReadInBrowser, props: { problem: "outage" } });
});

test("so does a clock that is wrong, and the page says it", async () => {
  requestHeaders.mockReturnValue(new Headers({ "x-server-clock": "wrong" }));
  expect(await Snapshot()).toMatchObject({ type: ReadInBrowser, props: { problem: "clock" } });
});

test("for nobody nothing is read", async () => {
  auth.mockResolvedValue({ ...signedIn, userId: null });
  expect(await Snapshot()).toMatchObject({ type: SnapshotView, props: { own: null } });
});

test("a login that the deployment does not know is a 403", async () => {
  const refusal = { code: "NoAuthProvider", message: "No auth provider found matching the given token" };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(refusal), { status: 401 }));
  await expect(Snapshot()).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;403" });
});
