// @vitest-environment happy-dom
import { expectToHydrate } from "@repo/ui/testing";
import { render, screen } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Auth0 } from "./auth0-context";

const options = { domain: "tenant.example.com", clientId: "spa" };

interface StandIn {
  onChange: (auth0: Auth0) => void;
}

/** What is in place of the module that brings Auth0's SDK. */
async function withSDK(load: () => Promise<object>) {
  vi.resetModules();
  vi.doMock("./auth0-sdk", load);
  const { Auth0Provider } = await import("./auth0-provider");
  const { LOADING, useAuth0 } = await import("./auth0-context");
  function Page() {
    const { isLoading, user, error } = useAuth0();
    return <p>{`${String(isLoading)} ${user?.name} ${error?.message}`}</p>;
  }
  const page = (
    <Auth0Provider {...options}>
      <Page />
    </Auth0Provider>
  );
  return { LOADING, page };
}

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(() => vi.doUnmock("./auth0-sdk"));

test("the page is there before the SDK, and hears of what the SDK says", async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const { LOADING, page } = await withSDK(async () => {
    await arrived;
    const auth0: Auth0 = { ...LOADING, isLoading: false, isAuthenticated: true, user: { name: "Ada" } };
    return {
      Auth0SDK: ({ onChange, ...rest }: StandIn) => {
        useEffect(() => onChange(auth0), [onChange]);
        return <p>{JSON.stringify(rest)}</p>;
      },
    };
  });
  render(page);
  expect(screen.getByText("true undefined undefined")).toBeTruthy();
  arrive();
  expect(await screen.findByText("false Ada undefined")).toBeTruthy();
  expect(screen.getByText(JSON.stringify(options))).toBeTruthy();
});

test("an SDK that does not come is an error beside a session that nobody knows", async () => {
  const { page } = await withSDK(() => Promise.reject(new Error("gone")));
  render(page);
  expect(await screen.findByText("true undefined Auth0's SDK was not loaded.")).toBeTruthy();
  expect(console.error).toHaveBeenCalledWith("Auth0's SDK was not loaded.", expect.any(Error));
});

test("the browser's first render is what the server sent", async () => {
  const { page } = await withSDK(async () => ({ Auth0SDK: () => null }));
  await expectToHydrate(page);
});

test("nobody can ask an SDK that is not there", async () => {
  const { LOADING } = await withSDK(async () => ({ Auth0SDK: () => null }));
  expect(() => void LOADING.logout()).toThrow("wait until `isLoading` is false");
});
