import { render, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ComparisonReporter } from "./comparison-reporter";
import type { Report } from "./messages";

const ORIGIN = "http://localhost:3002";

vi.mock("@repo/convex-next", () => ({ useSession: () => ({ status: "signed-out" }) }));

const comparison = { postMessage: vi.fn<(message: Report, origin: string) => void>() };
const history = new EventTarget();
const replace = vi.fn<(path: string) => void>();

beforeEach(() => {
  vi.stubGlobal("navigation", history);
  comparison.postMessage.mockClear();
  replace.mockClear();
});

afterEach(() => vi.unstubAllGlobals());

const frame = () => vi.spyOn(window, "parent", "get").mockReturnValue(comparison as unknown as Window);
const show = (origin: string | undefined = ORIGIN) =>
  render(<ComparisonReporter origin={origin} isDevelopment={false} replace={replace} />);
const lastReport = () => comparison.postMessage.mock.lastCall?.[0];

function tell(data: unknown, { origin = ORIGIN, source = window.parent } = {}): void {
  window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
}

function goTo(path: string): void {
  window.history.replaceState(null, "", path);
  history.dispatchEvent(Object.assign(new Event("currententrychange"), { navigationType: "push" }));
}

test("a frame says where it is, to the comparison alone", async () => {
  frame();
  show();
  await waitFor(() => expect(comparison.postMessage).toHaveBeenCalled());
  expect(lastReport()).toMatchObject({ path: "/", kind: "load", session: "signed-out", isSettled: false });
  expect(new Set(comparison.postMessage.mock.calls.map(([, origin]) => origin))).toEqual(new Set([ORIGIN]));
  await waitFor(() => expect(lastReport()?.isSettled).toBe(true));
});

test("a step of the router is told, with the rows that came with it", async () => {
  frame();
  const { container } = show();
  await waitFor(() => expect(comparison.postMessage).toHaveBeenCalled());
  goTo("/customers?search=ada");
  expect(lastReport()).toMatchObject({ path: "/customers?search=ada", kind: "navigation" });
  expect(lastReport()?.cost.firstRows).toBeNull();
  container.innerHTML =
    '<main><table aria-hidden="true"><tbody><tr></tr></tbody></table><table><tbody><tr></tr></tbody></table></main>';
  await waitFor(() => expect(lastReport()?.cost.firstRows?.isAtMost).toBe(false));
  window.history.replaceState(null, "", "/");
});

test("it goes where the comparison says, and nobody else", async () => {
  frame();
  show();
  await waitFor(() => expect(comparison.postMessage).toHaveBeenCalled());
  tell({ type: "comparison/go", path: "/stolen" }, { origin: "http://localhost:6666" });
  tell({ type: "comparison/go", path: "/stolen" }, { source: window });
  tell({ type: "comparison/go", path: "//example.com" });
  tell({ type: "comparison/go", path: "/" });
  tell({ type: "comparison/go", path: "/account" });
  expect(replace.mock.calls).toEqual([["/account"]]);
});

test("a page that is in no frame reports to nobody", () => {
  const post = vi.spyOn(window, "postMessage");
  show();
  expect(post).not.toHaveBeenCalled();
});

test("an app without a comparison reports to nobody", () => {
  frame();
  render(<ComparisonReporter origin={undefined} isDevelopment={false} replace={replace} />);
  expect(comparison.postMessage).not.toHaveBeenCalled();
});
