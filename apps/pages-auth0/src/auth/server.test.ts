import { api } from "@repo/convex-backend/api";
import { authedCall } from "@repo/convex-next/query-call";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { beforeEach, expect, test, vi } from "vitest";
import { getAuthToken, getViewer, preloadForViewer, type RequestContext } from "./server";
import { freshIdToken } from "./server-session/id-token";

vi.mock(import("./server-session/id-token"), async (original) => ({
  ...(await original()),
  freshIdToken: vi.fn<typeof freshIdToken>(),
}));

const call = authedCall(api.customers.listByUser, {});

function newContext(cookies: Record<string, string> = { ledger_viewer: "auth0|alice" }): RequestContext {
  const req = Object.assign(new IncomingMessage(new Socket()), { cookies });
  return { req, res: new ServerResponse(req) };
}

/** What the deployment answers. */
function answer(status: number, body: object) {
  const fetch = vi.fn<() => Promise<Response>>(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.mocked(freshIdToken).mockResolvedValue({ sub: "auth0|alice", idToken: "the-token" });
});

test("the session is looked up once per request, whatever asks for it", async () => {
  answer(200, { status: "success", value: [] });
  const context = newContext();
  await Promise.all([getViewer(context), getAuthToken(context), preloadForViewer(call, context)]);
  expect(freshIdToken).toHaveBeenCalledOnce();
  await getViewer(newContext());
  expect(freshIdToken).toHaveBeenCalledTimes(2);
});

test("nothing is preloaded for somebody who is not the last to have logged in to this browser", async () => {
  const fetch = answer(200, { status: "success", value: [] });
  expect(await preloadForViewer(call, newContext({ ledger_viewer: "auth0|bob" }))).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});

test("what is preloaded belongs to the viewer, and holds no token", async () => {
  answer(200, { status: "success", value: [] });
  const preloaded = await preloadForViewer(call, newContext());
  expect(preloaded).toMatchObject({ owner: "auth0|alice", payload: { _valueJSON: [] } });
  expect(JSON.stringify(preloaded)).not.toContain("the-token");
});

test("a token that has just expired leaves the data to the browser", async () => {
  answer(401, { code: "Unauthenticated", message: "The token has expired." });
  expect(await preloadForViewer(call, newContext())).toBeNull();
});

test("a refusal on purpose, and a login of an unknown issuer, reach the page", async () => {
  const errorData = { code: "NOT_FOUND", message: "There is no such customer." };
  answer(560, { status: "error", errorMessage: "refused", errorData });
  await expect(preloadForViewer(call, newContext())).rejects.toMatchObject({ data: errorData });
  const message = "No auth provider found matching the given token";
  answer(401, { code: "NoAuthProvider", message });
  await expect(preloadForViewer(call, newContext())).rejects.toThrow(message);
});
