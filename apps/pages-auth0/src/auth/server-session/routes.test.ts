import { NextRequest, NextResponse } from "next/server";
import { beforeEach, expect, test, vi } from "vitest";
import { isReachable } from "../session-sync/tenant";
import { isEnded } from "./ended-sessions";
import { authRoutes } from "./routes";

const sdk = vi.hoisted(() => ({
  middleware: vi.fn<(request: NextRequest) => Promise<NextResponse>>(),
  getSession: vi.fn<() => Promise<unknown>>(),
}));
vi.mock("./auth0", () => ({ auth0: sdk }));
vi.mock(import("../session-sync/tenant"), async (original) => ({
  ...(await original()),
  isReachable: vi.fn<() => Promise<boolean>>(),
}));

/** Opens the logout, which ends the session on the server in any case. */
async function logOut(query = "") {
  const answer = await authRoutes(new NextRequest(`http://app.test/auth/logout${query}`));
  expect(answer.cookies.get("ledger_session")?.value).toBe("");
  expect(answer.cookies.get("ledger_viewer")?.value).toBe("nobody");
  return answer.headers.get("location");
}

const REMAINS = "http://app.test/sign-in?problem=remains&returnTo=%2Fcustomers";

/** What the SDK answers to a logout. */
function sdkAnswers(answer: NextResponse) {
  answer.cookies.set("ledger_session", "", { maxAge: 0 });
  sdk.middleware.mockResolvedValue(answer);
}

beforeEach(() => {
  vi.mocked(isReachable).mockResolvedValue(true);
  sdkAnswers(NextResponse.redirect("http://tenant.test/v2/logout"));
});

test("a logout goes on to the tenant", async () => {
  expect(await logOut()).toBe("http://tenant.test/v2/logout");
});

test("a logout without the tenant stays here, and says that its session may remain", async () => {
  vi.mocked(isReachable).mockResolvedValue(false);
  expect(await logOut()).toBe(REMAINS);
});

test("a browser that does not reach the tenant is not sent there", async () => {
  expect(await logOut("?tenant=unreachable")).toBe(REMAINS);
});

test("a tenant that is lost in the middle of it is no dead end either", async () => {
  sdkAnswers(new NextResponse("An error occurred.", { status: 500 }));
  expect(await logOut()).toBe(REMAINS);
});

test("a logout ends the session on the server: a copy of its cookie is worth nothing", async () => {
  const session = {
    user: { sub: "auth0|alice" },
    internal: { sid: "alices", createdAt: Math.floor(Date.now() / 1000) - 60 },
  };
  sdk.getSession.mockResolvedValue(session);
  expect(isEnded(session)).toBe(false);
  await logOut();
  expect(isEnded(session)).toBe(true);
});

const LONG = `/customers?q=${"a".repeat(2500)}#last`;

/** Goes to the tenant for `returnTo`, and has the cookie that the browser comes back with. */
async function logIn(returnTo: string) {
  sdk.middleware.mockResolvedValue(NextResponse.redirect("http://tenant.test/authorize?state=s1"));
  const query = new URLSearchParams({ returnTo });
  const answer = await authRoutes(
    new NextRequest(`http://app.test/auth/login?${query.toString()}`, {
      headers: { "sec-fetch-dest": "document" },
    }),
  );
  const asked = sdk.middleware.mock.calls[0]?.[0];
  return {
    handedOn: asked?.nextUrl.searchParams.get("returnTo"),
    cookie: `ledger_return=${encodeURIComponent(answer.cookies.get("ledger_return")?.value ?? "")}`,
  };
}

/** Comes back from the tenant; the SDK sends the browser to `sdkTarget`. */
async function comeBack(cookie: string, state: string, sdkTarget: string) {
  sdk.middleware.mockResolvedValue(NextResponse.redirect(sdkTarget));
  const url = `http://app.test/auth/callback?code=c&state=${state}`;
  const answer = await authRoutes(new NextRequest(url, { headers: { cookie } }));
  return answer.headers.get("location");
}

test("a path that is too long for the SDK is come back to all the same, its hash included", async () => {
  const { handedOn, cookie } = await logIn(LONG);
  expect(handedOn).toBe("/customers");
  expect(await comeBack(cookie, "s1", "http://app.test/customers")).toBe(`http://app.test${LONG}`);
});

test("a callback that the SDK has forgotten the login of keeps the path", async () => {
  const { cookie } = await logIn("/rendering/server#rows");
  const forgotten = "http://app.test/sign-in?problem=failed&returnTo=%2F";
  expect(await comeBack(cookie, "s1", forgotten)).toBe(
    "http://app.test/sign-in?problem=failed&returnTo=%2Frendering%2Fserver%23rows",
  );
});

test("another login's path is not taken", async () => {
  const { cookie } = await logIn(LONG);
  expect(await comeBack(cookie, "s2", "http://app.test/account")).toBe("http://app.test/account");
});
