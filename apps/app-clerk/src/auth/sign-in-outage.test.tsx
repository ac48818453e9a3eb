// @vitest-environment happy-dom
import { expectToHydrate } from "@repo/ui/testing";
import type { ReactNode } from "react";
import { test, vi } from "vitest";
import { SignInOutage } from "./sign-in-outage";

const hasFailed = vi.hoisted(() => ({ current: false }));
vi.mock("@clerk/nextjs", () => ({
  // As Clerk's own: it looks at how Clerk fares while it renders.
  ClerkFailed: ({ children }: { children: ReactNode }) => (hasFailed.current ? children : null),
}));

test("a failure that is known before the page is hydrated does not differ from the server's HTML", async () => {
  const read = vi.spyOn(hasFailed, "current", "get");
  read.mockReturnValueOnce(false).mockReturnValue(true);
  await expectToHydrate(<SignInOutage />);
});
