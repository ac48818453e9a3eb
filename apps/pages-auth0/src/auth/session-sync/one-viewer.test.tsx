// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OneViewer } from "./one-viewer";
import { readViewer, writeViewer } from "./viewer-cookie";

const auth0 = vi.hoisted(() => ({
  error: undefined as Error | undefined,
  loginWithRedirect: vi.fn<(options: object) => Promise<void>>(),
  revokeRefreshToken: vi.fn<() => Promise<void>>(),
  logout: vi.fn<() => Promise<void>>(),
}));
vi.mock("../browser-session/auth0-context", () => ({ useAuth0: () => auth0 }));
vi.mock("next/router", () => ({ useRouter: () => ({ asPath: "/customers" }) }));
vi.mock("./tenant", () => ({ isReachable: async () => true }));

const reload = vi.fn<() => void>();

function open(viewer: string | null | undefined) {
  const page = (viewer: string | null | undefined) => (
    <OneViewer viewer={viewer}>
      <p>Rows</p>
    </OneViewer>
  );
  const { rerender } = render(page(viewer));
  return { becomes: (next: string | null | undefined) => rerender(page(next)) };
}

const areShown = () => screen.queryByText("Rows") !== null;

beforeEach(() => {
  document.cookie = "ledger_viewer=; Path=/; Max-Age=0";
  auth0.error = undefined;
  // A test may end while its tab is leaving; the next one is back.
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  vi.spyOn(window.location, "reload").mockImplementation(reload);
});
afterEach(cleanup);

test("the first session in a browser is recorded", () => {
  open("auth0|alice");
  expect(areShown()).toBe(true);
  expect(readViewer()).toBe("auth0|alice");
});

test("while the session loads the page is there, and decides nothing", () => {
  writeViewer("auth0|bob");
  open(undefined);
  expect(areShown()).toBe(true);
  expect(readViewer()).toBe("auth0|bob");
});

test.each([
  ["somebody else signs in", "auth0|bob"],
  ["the person signs out", null],
])("when in another tab %s, the rows go at once and the tab loads anew", (_, last) => {
  writeViewer("auth0|alice");
  open("auth0|alice");
  expect(areShown()).toBe(true);
  act(() => writeViewer(last));
  expect(areShown()).toBe(false);
  expect(reload).toHaveBeenCalledOnce();
});

test("a tab that was asleep looks again when it is shown", () => {
  writeViewer("auth0|alice");
  open("auth0|alice");
  // What another tab writes while this one hears nothing.
  document.cookie = "ledger_viewer=auth0%7Cbob; Path=/";
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(areShown()).toBe(false);
});

test("a session that is not the last login's is dropped, and the tenant is asked silently who is here", async () => {
  writeViewer("auth0|bob");
  const tab = open("auth0|alice");
  expect(areShown()).toBe(false);
  await waitFor(() => expect(auth0.logout).toHaveBeenCalledExactlyOnceWith({ openUrl: false }));
  expect(auth0.revokeRefreshToken).toHaveBeenCalledOnce();
  tab.becomes(null);
  expect(areShown()).toBe(false);
  await waitFor(() => expect(auth0.loginWithRedirect).toHaveBeenCalledOnce());
  expect(auth0.loginWithRedirect).toHaveBeenCalledWith(
    expect.objectContaining({
      appState: { returnTo: "/customers" },
      authorizationParams: { prompt: "none" },
    }),
  );
  expect(reload).not.toHaveBeenCalled();
});

test("when the tenant knows nobody either, nobody is signed in and it is not asked again", async () => {
  writeViewer("auth0|bob");
  auth0.error = new Error("login_required");
  open(null);
  await waitFor(() => expect(areShown()).toBe(true));
  expect(readViewer()).toBeNull();
  expect(auth0.loginWithRedirect).not.toHaveBeenCalled();
});

test("after a logout through the server the browser's session is dropped too", async () => {
  writeViewer(null);
  const tab = open("auth0|alice");
  expect(areShown()).toBe(false);
  await waitFor(() => expect(auth0.logout).toHaveBeenCalledExactlyOnceWith({ openUrl: false }));
  expect(auth0.revokeRefreshToken).toHaveBeenCalledOnce();
  tab.becomes(null);
  expect(areShown()).toBe(true);
  expect(auth0.loginWithRedirect).not.toHaveBeenCalled();
});
