// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { env } from "../env";
import { cookieSuffix } from "./last-login";
import { RestoredPage } from "./restored-page";

const reload = vi.fn<() => void>();
const suffix = await cookieSuffix(env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY);

const logIn = (time: number) => (document.cookie = `__client_uat_${suffix}=${time}`);
const go = (type: "pagehide" | "pageshow", persisted: boolean) =>
  window.dispatchEvent(Object.assign(new Event(type), { persisted }));

beforeEach(async () => {
  vi.spyOn(window.location, "reload").mockImplementation(reload);
  document.documentElement.hidden = false;
  logIn(7);
  const digest = vi.spyOn(crypto.subtle, "digest");
  render(<RestoredPage />);
  await vi.waitUntil(() => digest.mock.settledResults.some(({ type }) => type === "fulfilled"));
});
afterEach(cleanup);

test("a page that comes back to another login, or to none, is loaded anew, and shows nothing until then", () => {
  for (const [index, time] of [8, 0].entries()) {
    logIn(7);
    go("pagehide", true);
    logIn(time);
    go("pageshow", true);
    expect(reload).toHaveBeenCalledTimes(index + 1);
    expect(document.documentElement.hidden).toBe(true);
  }
});

test("a page that comes back to the same login, and one that is loaded, stay", () => {
  go("pagehide", true);
  go("pageshow", true);
  logIn(8);
  go("pageshow", false);
  expect(reload).not.toHaveBeenCalled();
  expect(document.documentElement.hidden).toBe(false);
});
