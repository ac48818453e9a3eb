// @vitest-environment happy-dom
import { GenericError } from "@auth0/auth0-react";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Auth0Context, LOADING, useAuth0 } from "./auth0-context";
import { TokenRefresh } from "./token-refresh";

// "never" stands for the answers of all overloads.
const getToken = vi.fn<() => Promise<never>>();
const token = "token" as never;
const value = {
  ...LOADING,
  isAuthenticated: true,
  user: { sub: "auth0|ada" },
  getAccessTokenSilently: getToken,
};

function AsksForToken() {
  const { getAccessTokenSilently, isAuthenticated, user } = useAuth0();
  const [outcome, setOutcome] = useState("waiting");
  const ask = () =>
    void getAccessTokenSilently().then(
      (token) => setOutcome(String(token)),
      (error: Error) => setOutcome(`refused: ${error.message}`),
    );
  return (
    <>
      <button type="button" onClick={ask}>
        Ask
      </button>
      <p data-testid="outcome">{outcome}</p>
      <p data-testid="login">{`${String(isAuthenticated)} ${user?.sub}`}</p>
    </>
  );
}

/** Asks for a token, and lets everything that is not waiting for time happen. */
async function ask(): Promise<void> {
  render(
    <Auth0Context.Provider value={value}>
      <TokenRefresh>
        <AsksForToken />
      </TokenRefresh>
    </Auth0Context.Provider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Ask" }));
  await pass(0);
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const outcome = () => screen.getByTestId("outcome").textContent;
const login = () => screen.getByTestId("login").textContent;
const isTold = () => screen.queryByText("The login service does not answer") !== null;

beforeEach(() => {
  vi.useFakeTimers();
  getToken.mockReset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("a token that comes is handed on", async () => {
  getToken.mockResolvedValue(token);
  await ask();
  expect(outcome()).toBe("token");
  expect(isTold()).toBe(false);
});

test("a tenant that says no is believed at once", async () => {
  getToken.mockRejectedValue(new GenericError("invalid_grant", "Unknown or invalid refresh token."));
  await ask();
  expect(outcome()).toBe("refused: Unknown or invalid refresh token.");
  // Who it was is still known, to come back as.
  expect(login()).toBe("false auth0|ada");
});

test("a tenant that does not answer is waited for, and the person is told", async () => {
  getToken.mockRejectedValueOnce(new Error("Failed to fetch")).mockResolvedValue(token);
  await ask();
  expect([outcome(), isTold()]).toEqual(["waiting", true]);
  expect(login()).toBe("true auth0|ada");
  await pass(1000);
  expect([outcome(), isTold()]).toEqual(["token", false]);
});

test("the person need not wait for the next try", async () => {
  getToken.mockRejectedValueOnce(new Error("Failed to fetch")).mockResolvedValue(token);
  await ask();
  fireEvent.click(screen.getByRole("button", { name: "Try now" }));
  await pass(0);
  expect(outcome()).toBe("token");
});
