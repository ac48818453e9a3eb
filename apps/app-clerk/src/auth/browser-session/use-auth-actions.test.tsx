// @vitest-environment happy-dom
import { toast } from "@repo/ui";
import { cleanup, renderHook } from "@testing-library/react";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useAuthActions } from "./use-auth-actions";

const clerk = vi.hoisted(() => ({ signOut: vi.fn<() => Promise<void>>() }));
vi.mock("@clerk/nextjs", () => ({ useClerk: () => clerk }));

const client = new ConvexReactClient("http://127.0.0.1:9", { logger: false });

function signOut(): void {
  const { result } = renderHook(() => useAuthActions(), {
    wrapper: ({ children }) => <ConvexProvider client={client}>{children}</ConvexProvider>,
  });
  result.current.signOut();
}

beforeEach(() => {
  clerk.signOut.mockResolvedValue();
});
afterEach(cleanup);

test("signing out ends the session at Clerk", () => {
  signOut();
  expect(clerk.signOut).toHaveBeenCalledOnce();
});

test("a session that Clerk did not end is said to go on", async () => {
  const said = vi.spyOn(toast, "error").mockReturnValue(undefined);
  vi.spyOn(console, "error").mockReturnValue(undefined);
  clerk.signOut.mockRejectedValue(new TypeError("Failed to fetch"));
  signOut();
  await vi.waitFor(() => expect(said).toHaveBeenCalledOnce());
  expect(said).toHaveBeenCalledWith(expect.stringContaining("You are still signed in"));
});

test("a change that is not confirmed is lost only by somebody who says so", () => {
  const state = client.connectionState();
  vi.spyOn(client, "connectionState").mockReturnValue({ ...state, hasInflightRequests: true });
  const confirm = vi.fn<() => boolean>().mockReturnValue(false);
  vi.stubGlobal("confirm", confirm);
  signOut();
  expect(confirm).toHaveBeenCalledOnce();
  expect(clerk.signOut).not.toHaveBeenCalled();
  confirm.mockReturnValue(true);
  signOut();
  expect(clerk.signOut).toHaveBeenCalledOnce();
});
