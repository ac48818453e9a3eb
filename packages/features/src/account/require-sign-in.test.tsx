import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { FeaturesProvider } from "../app";
import { TestSession } from "../testing/session";
import { RequireSignIn } from "./require-sign-in";

const app = {
  SignInPrompt: () => <button>Sign in</button>,
  AddSamples: () => null,
  go: () => undefined,
  getApiToken: async () => "token",
};

/** Whether the page is rendered at all: a page that is, reads data. */
function isRendered(viewer: string | null | undefined): boolean {
  render(
    <FeaturesProvider value={app}>
      <TestSession viewer={viewer}>
        <RequireSignIn>
          <p>The page</p>
        </RequireSignIn>
      </TestSession>
    </FeaturesProvider>,
  );
  return screen.queryByText("The page") !== null;
}

test("a signed-in person sees the page", () => {
  expect(isRendered("alice")).toBe(true);
});

test("nobody sees the page, but the app's way in", () => {
  expect(isRendered(null)).toBe(false);
  expect(screen.getByRole("button", { name: "Sign in" })).toBeDefined();
});

test("no page is rendered before it is known who is there, and the screen is not blank", () => {
  expect(isRendered(undefined)).toBe(false);
  expect(screen.getByText("Loading page")).toBeDefined();
});
