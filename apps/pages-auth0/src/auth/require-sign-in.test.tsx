// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { TestSession } from "../testing/session";
import { RequireSignIn } from "./require-sign-in";

vi.mock("@auth0/auth0-react", () => ({ useAuth0: () => ({}) }));

afterEach(cleanup);

/** Whether the page is rendered at all: a page that is, reads data. */
function isRendered(viewer: string | null | undefined): boolean {
  render(
    <TestSession viewer={viewer}>
      <RequireSignIn>
        <p>The page</p>
      </RequireSignIn>
    </TestSession>,
  );
  return screen.queryByText("The page") !== null;
}

test("a signed-in person sees the page", () => {
  expect(isRendered("alice")).toBe(true);
});

test("nobody sees the page, but the way in", () => {
  expect(isRendered(null)).toBe(false);
  expect(screen.getByRole("button", { name: "Sign in with Auth0" })).toBeDefined();
});

test("no page is rendered before it is known who is there, and the screen is not blank", () => {
  expect(isRendered(undefined)).toBe(false);
  expect(screen.getByText("Loading page")).toBeDefined();
});
