import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { GetServerSidePropsContext } from "next";
import { beforeEach, expect, test, vi } from "vitest";
import { getViewer, type Viewer } from "./server";
import { withViewer } from "./with-viewer";

vi.mock(import("./server"), async (original) => ({
  ...(await original()),
  getViewer: vi.fn<typeof getViewer>(),
}));

const BROWSER = { "sec-fetch-dest": "document", accept: "text/html" };
const SIGNED_IN = { ledger_viewer: "auth0|alice" };

interface Visit {
  url?: string;
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  read?: (viewer: Viewer | null) => Promise<{ readFor: string }>;
}

/** Opens the page, in a browser unless told otherwise. */
async function visit({
  url = "/rendering/server?a=1",
  headers = BROWSER,
  cookies = SIGNED_IN,
  read = async (viewer) => ({ readFor: viewer?.id ?? "nobody" }),
}: Visit = {}) {
  const req = Object.assign(new IncomingMessage(new Socket()), { url, headers, cookies });
  const res = new ServerResponse(req);
  const context = { req, res, resolvedUrl: "/rendering/server?a=1", query: {} } as GetServerSidePropsContext;
  const result = await withViewer(read)(context);
  return { result, cookie: String(res.getHeader("set-cookie") ?? ""), status: res.statusCode };
}

const silentLogin = {
  redirect: {
    destination: "/auth/login?prompt=none&returnTo=%2Frendering%2Fserver%3Fa%3D1",
    permanent: false,
  },
};
const withoutViewer = (renewable: boolean) => ({
  props: { readFor: "nobody", session: { viewer: null, renewable } },
});

beforeEach(() => {
  vi.mocked(getViewer).mockResolvedValue(null);
});

test("reads for the viewer, and the token is not among the props", async () => {
  vi.mocked(getViewer).mockResolvedValue({ id: "auth0|alice", token: "the-token" });
  const { result } = await visit();
  expect(result).toEqual({
    props: { readFor: "auth0|alice", session: { viewer: "auth0|alice", renewable: false } },
  });
  expect(JSON.stringify(result)).not.toContain("the-token");
});

test("a login that the deployment does not know is answered with 403, and a page that says so", async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  vi.mocked(getViewer).mockResolvedValue({ id: "auth0|alice", token: "the-token" });
  // What the client throws: the body of the deployment's answer.
  const refusal = { code: "NoAuthProvider", message: "No auth provider found matching the given token." };
  const { result, status } = await visit({
    read: () => Promise.reject(new Error(JSON.stringify(refusal))),
  });
  expect(status).toBe(403);
  expect(result).toEqual({ props: { forbidden: true } });
});

test("any other failure stays one", async () => {
  vi.mocked(getViewer).mockResolvedValue({ id: "auth0|alice", token: "the-token" });
  const read = () => Promise.reject(new Error("The deployment did not answer."));
  await expect(visit({ read })).rejects.toThrow("did not answer");
});

test("somebody signed in without a session on the server goes through the tenant and comes back here", async () => {
  const { result, cookie } = await visit();
  expect(result).toEqual(silentLogin);
  expect(cookie).toContain("ledger_silent_login=1");
});

test("whoever comes back without a session gets the page without a viewer, and does not go again", async () => {
  const { result } = await visit({ cookies: { ...SIGNED_IN, ledger_silent_login: "1" } });
  expect(result).toEqual(withoutViewer(false));
});

test("whoever comes back with a session may go again when it ends", async () => {
  vi.mocked(getViewer).mockResolvedValue({ id: "auth0|alice", token: "the-token" });
  const { cookie } = await visit({ cookies: { ...SIGNED_IN, ledger_silent_login: "1" } });
  expect(cookie).toMatch(/ledger_silent_login=1;.*Max-Age=0/);
});

test.each<[string, Record<string, string>]>([
  ["nobody has signed in here", {}],
  ["the last one has signed out", { ledger_viewer: "nobody" }],
])("nobody is sent to the tenant when %s", async (_, cookies) => {
  expect((await visit({ cookies })).result).toEqual(withoutViewer(true));
});

test.each<[string, Visit]>([
  ["data for a page that is open", { url: "/_next/data/build/rendering/server.json" }],
  ["data, marked by a header", { headers: { ...BROWSER, "x-nextjs-data": "1" } }],
  ["a prefetch", { headers: { ...BROWSER, "sec-purpose": "prefetch" } }],
  ["a prerender", { headers: { ...BROWSER, "sec-purpose": "prefetch;prerender" } }],
  ["a fetch by a script", { headers: { "sec-fetch-dest": "empty", accept: "text/html" } }],
  ["a program", { headers: { accept: "*/*" } }],
])("%s is never redirected to the tenant", async (_, request) => {
  expect((await visit(request)).result).toEqual(withoutViewer(true));
});

test("a browser without fetch metadata is one all the same", async () => {
  expect((await visit({ headers: { accept: "text/html,*/*" } })).result).toEqual(silentLogin);
});
