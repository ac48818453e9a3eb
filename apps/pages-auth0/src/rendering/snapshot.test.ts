import { beforeEach, expect, test, vi } from "vitest";
import { readSnapshot } from "./snapshot";

const viewer = { id: "auth0|alice", token: "token" };

beforeEach(() => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

test.each([
  ["for somebody", viewer],
  ["for nobody", null],
])("a deployment that does not answer leaves the page without its rows, %s", async (_, viewer) => {
  // As the deadline ends a request.
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("No answer.", "TimeoutError")));
  expect(await readSnapshot(viewer)).toMatchObject({ clicks: null, own: null });
});

test("a login that the deployment does not know stays a refusal", async () => {
  const refusal = { code: "NoAuthProvider", message: "No auth provider found matching the given token" };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(refusal), { status: 401 }));
  await expect(readSnapshot(viewer)).rejects.toThrow("No auth provider");
});
