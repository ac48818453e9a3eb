// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { TestSession } from "../../testing/session";
import { RequireSignIn } from "../require-sign-in";
import * as customViews from "../views/custom";
import * as defaultViews from "../views/default";
import * as everyPage from "./every-page";
import * as singlePages from "./single-pages";

const route = vi.hoisted(() => ({ pathname: "/customers", asPath: "/customers" }));
vi.mock("next/router", () => ({ useRouter: () => route }));
vi.mock("@auth0/auth0-react", () => ({ useAuth0: () => ({}) }));

afterEach(() => {
  cleanup();
  route.pathname = "/customers";
});

type Shape = typeof everyPage;

/** Whether the page is rendered at all: a page that is, reads data. */
function isRendered(
  { PageAccess }: Shape,
  viewer: string | null | undefined,
  page = <p>The page</p>,
): boolean {
  render(
    <TestSession viewer={viewer}>
      <PageAccess>{page}</PageAccess>
    </TestSession>,
  );
  return screen.queryByText("The page") !== null;
}

describe("login required on every page", () => {
  test("a signed-in person sees the page", () => {
    expect(isRendered(everyPage, "alice")).toBe(true);
  });

  test("nobody sees a page, but the way in", () => {
    expect(isRendered(everyPage, null)).toBe(false);
    expect(screen.getByRole("button", { name: "Sign in with Auth0" })).toBeDefined();
  });

  test("no page is rendered before it is known who is there, and the screen is not blank", () => {
    expect(isRendered(everyPage, undefined)).toBe(false);
    expect(screen.getByText("Loading page")).toBeDefined();
  });

  test.each(["/sign-in", "/sign-up", "/404", "/500"])("%s is open to everybody", (pathname) => {
    route.pathname = pathname;
    expect(isRendered(everyPage, null)).toBe(true);
  });
});

describe("login required by single pages", () => {
  test.each(["alice", null, undefined])("a page that requires nothing is rendered for %s", (viewer) => {
    expect(isRendered(singlePages, viewer)).toBe(true);
  });

  test.each([
    ["alice", true],
    [null, false],
    [undefined, false],
  ])("a page that requires a login: for %s it is rendered: %s", (viewer, rendered) => {
    const page = (
      <RequireSignIn>
        <p>The page</p>
      </RequireSignIn>
    );
    expect(isRendered(singlePages, viewer, page)).toBe(rendered);
  });
});

describe.each([
  ["custom", customViews, "Sign in with Auth0"],
  ["default", defaultViews, "Log in"],
])("the %s views", (_, { authViews }, button) => {
  test("say that something is loading, and offer a way in", () => {
    render(
      <TestSession viewer={null}>
        {authViews.loading}
        {authViews.signedOut}
      </TestSession>,
    );
    expect(screen.getByText(/^Loading/)).toBeDefined();
    expect(screen.getByRole("button", { name: button })).toBeDefined();
  });
});
