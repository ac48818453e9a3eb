// @vitest-environment happy-dom
import { cleanup, renderHook } from "@testing-library/react";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isReachable } from "../session-sync/tenant";
import { useAuthActions } from "./use-auth-actions";

const auth0 = vi.hoisted(() => ({
  loginWithRedirect: vi.fn<() => Promise<void>>(),
  revokeRefreshToken: vi.fn<() => Promise<void>>(),
  logout: vi.fn<(options: { openUrl: () => void }) => Promise<void>>(),
}));
vi.mock("./auth0-context", () => ({ useAuth0: () => auth0 }));
vi.mock("../session-sync/tenant", () => ({ isReachable: vi.fn<() => Promise<boolean>>() }));

const assign = vi.fn<(url: string | URL) => void>();

const client = new ConvexReactClient("http://127.0.0.1:9", { logger: false });

function signOut(): void {
  const { result } = renderHook(() => useAuthActions(), {
    wrapper: ({ children }) => <ConvexProvider client={client}>{children}</ConvexProvider>,
  });
  result.current.signOut();
}

/** Whether the browser would ask a person with a half-filled form before it leaves. */
function asksBeforeLeaving(): boolean {
  const ask = (event: Event) => event.preventDefault();
  window.addEventListener("beforeunload", ask);
  const isAsked = !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  window.removeEventListener("beforeunload", ask);
  return isAsked;
}

beforeEach(() => {
  // The browser's own session has ended by the time that it opens the server's logout.
  auth0.logout.mockImplementation(async ({ openUrl }) => openUrl());
  vi.spyOn(window.location, "assign").mockImplementation(assign);
  // A test ends while its tab is leaving; the next one is back.
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
});
afterEach(cleanup);

test("signing out ends the browser's session, the server's and the tenant's", async () => {
  vi.mocked(isReachable).mockResolvedValue(true);
  signOut();
  await vi.waitFor(() => expect(assign).toHaveBeenCalledOnce());
  const returnTo = encodeURIComponent(window.location.origin);
  expect(assign).toHaveBeenCalledWith(`/auth/logout?returnTo=${returnTo}`);
  // Before the session is dropped: the SDK needs the token to revoke it.
  expect(auth0.revokeRefreshToken).toHaveBeenCalledBefore(auth0.logout);
});

test("with the tenant out of reach it ends the browser's and the server's, which says what may remain", async () => {
  vi.mocked(isReachable).mockResolvedValue(false);
  signOut();
  await vi.waitFor(() => expect(assign).toHaveBeenCalledOnce());
  expect(auth0.logout).toHaveBeenCalledOnce();
  expect(assign).toHaveBeenCalledWith("/auth/logout?tenant=unreachable");
});

test("a half-filled form does not stop somebody who signs out in the middle of it", async () => {
  vi.mocked(isReachable).mockResolvedValue(true);
  expect(asksBeforeLeaving()).toBe(true);
  signOut();
  await vi.waitFor(() => expect(assign).toHaveBeenCalledOnce());
  expect(asksBeforeLeaving()).toBe(false);
});

test("a change that is not confirmed is lost only by somebody who says so", async () => {
  vi.mocked(isReachable).mockResolvedValue(true);
  const state = client.connectionState();
  vi.spyOn(client, "connectionState").mockReturnValue({ ...state, hasInflightRequests: true });
  const confirm = vi.fn<() => boolean>().mockReturnValue(false);
  vi.stubGlobal("confirm", confirm);
  signOut();
  expect(confirm).toHaveBeenCalledOnce();
  expect(isReachable).not.toHaveBeenCalled();
  confirm.mockReturnValue(true);
  signOut();
  await vi.waitFor(() => expect(assign).toHaveBeenCalledOnce());
});
