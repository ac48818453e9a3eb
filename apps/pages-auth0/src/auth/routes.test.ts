import { NextRequest, NextResponse } from "next/server";
import { beforeEach, expect, test, vi } from "vitest";
import { authRoutes } from "./routes";
import { tenantAnswers } from "./tenant";

const sdk = vi.hoisted(() => ({ middleware: vi.fn<(request: NextRequest) => Promise<NextResponse>>() }));
vi.mock("./auth0", () => ({ auth0: sdk }));
vi.mock("./tenant", () => ({ tenantAnswers: vi.fn<() => Promise<boolean>>() }));

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
  vi.mocked(tenantAnswers).mockResolvedValue(true);
  sdkAnswers(NextResponse.redirect("http://tenant.test/v2/logout"));
});

test("a logout goes on to the tenant", async () => {
  expect(await logOut()).toBe("http://tenant.test/v2/logout");
});

test("a logout without the tenant stays here, and says that its session may remain", async () => {
  vi.mocked(tenantAnswers).mockResolvedValue(false);
  expect(await logOut()).toBe(REMAINS);
});

test("a browser that does not reach the tenant is not sent there", async () => {
  expect(await logOut("?tenant=unreachable")).toBe(REMAINS);
});

test("a tenant that is lost in the middle of it is no dead end either", async () => {
  sdkAnswers(new NextResponse("An error occurred.", { status: 500 }));
  expect(await logOut()).toBe(REMAINS);
});
