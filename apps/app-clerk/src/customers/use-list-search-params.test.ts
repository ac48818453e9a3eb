// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { startTransition, useLayoutEffect } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { announceNavigation } from "../layout/navigation-start";
import { useListSearchParams } from "./use-list-search-params";

vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams(window.location.search) }));

afterEach(cleanup);

/** Has the router on its way to a page from now on. */
const setOff = () =>
  startTransition(async () => {
    announceNavigation();
    await new Promise(() => {});
  });

function open(path: string) {
  window.history.replaceState(null, "", path);
  const happened: string[] = [];
  const replaceState = window.history.replaceState.bind(window.history);
  vi.spyOn(window.history, "replaceState").mockImplementation((state, unused, url) => {
    happened.push(`wrote ${String(url)}`);
    replaceState(state, unused, url);
  });
  const { result } = renderHook(() => {
    const list = useListSearchParams();
    useLayoutEffect(() => void happened.push(`rendered ${list.params.count}`), [list.params.count]);
    return list;
  });
  return { at: () => result.current, setParams: result.current.setParams, happened };
}

test("begins with the URL's params, and leaves the URL alone", () => {
  const { at, happened } = open("/customers?search=ada&count=100");
  expect(at()).toMatchObject({ params: { text: "ada", count: 100 }, navigations: 0 });
  expect(happened).toEqual(["rendered 100"]);
});

test("a longer list is in the URL before anything can happen that does not know of it", () => {
  const { setParams, happened } = open("/customers");
  happened.length = 0;
  act(() => setParams({ text: "", count: 100 }));
  // Once it is rendered a navigation may begin, for which the router would be called back by what is written then.
  expect(happened).toEqual(["wrote /customers?count=100", "rendered 100"]);
});

test("while a navigation is under way nothing is written", async () => {
  const { setParams, at, happened } = open("/customers");
  await act(async () => setOff());
  await act(async () => setParams({ text: "ada", count: 50 }));
  expect(at().params.text).toBe("ada");
  expect(happened).toEqual(["rendered 50"]);
});

test("another page's URL is never written over", () => {
  const { setParams, happened } = open("/customers");
  window.history.pushState(null, "", "/customers/1");
  act(() => setParams({ text: "ada", count: 50 }));
  expect(happened).toEqual(["rendered 50"]);
});
