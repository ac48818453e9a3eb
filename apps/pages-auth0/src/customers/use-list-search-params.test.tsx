// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useListSearchParams } from "./use-list-search-params";

type Listener = () => void;
const router = vi.hoisted(() => ({
  query: {} as Record<string, string>,
  listeners: new Map<string, Set<Listener>>(),
  replace: vi.fn<(path: string) => Promise<boolean>>(),
}));
vi.mock("next/router", () => ({
  useRouter: () => ({
    query: router.query,
    replace: router.replace,
    events: {
      on: (name: string, listener: Listener) => {
        router.listeners.set(name, (router.listeners.get(name) ?? new Set()).add(listener));
      },
      off: (name: string, listener: Listener) => void router.listeners.get(name)?.delete(listener),
    },
  }),
}));

const emit = (name: string) =>
  act(() => {
    for (const listener of router.listeners.get(name) ?? []) listener();
  });
const url = () => window.location.pathname + window.location.search;

/** What Next.js writes into the history. */
function enter(path: string) {
  router.query = Object.fromEntries(new URL(path, "http://app.test").searchParams);
  window.history.pushState({ url: path, as: path, options: {}, __N: true, key: "key" }, "", path);
}

function open(path: string) {
  enter(path);
  let renders = 0;
  const { result } = renderHook(() => {
    renders += 1;
    return useListSearchParams();
  });
  return { at: () => result.current, setParams: result.current.setParams, renders: () => renders };
}

/** The router's way to write a URL: some promises, then the history. */
router.replace.mockImplementation(async (path) => {
  await Promise.resolve();
  emit("routeChangeStart");
  router.query = Object.fromEntries(new URL(path, "http://app.test").searchParams);
  window.history.replaceState({ ...window.history.state, url: path, as: path }, "", path);
  // React renders what this changes in a task of its own, when the caller has heard of the end.
  setTimeout(() => emit("routeChangeComplete"));
  return true;
});
const untilUrl = (expected: string) => vi.waitFor(() => expect(url()).toBe(expected));

afterEach(() => {
  cleanup();
  router.replace.mockClear();
});

test("begins with the URL's params, and leaves the URL alone", () => {
  const write = vi.spyOn(window.history, "replaceState");
  expect(open("/customers?search=ada&count=100").at()).toMatchObject({ params: { text: "ada", count: 100 } });
  expect(write).not.toHaveBeenCalled();
});

test("a longer list is in the URL and in what the router goes back to, without a round through the router", () => {
  const { setParams, at, renders } = open("/customers?search=ada");
  const before = renders();
  act(() => setParams({ text: "ada", count: 100 }));
  expect(url()).toBe("/customers?search=ada&count=100");
  expect(window.history.state).toMatchObject({
    url: "/customers?search=ada&count=100",
    as: "/customers?search=ada&count=100",
    __N: true,
    key: "key",
  });
  expect(router.replace).not.toHaveBeenCalled();
  expect(at()).toMatchObject({ params: { text: "ada", count: 100 }, navigations: 0 });
  expect(renders() - before).toBe(1);
});

test("what changes is on its way into the URL before anything can happen that does not know of it", () => {
  enter("/customers");
  const happened: string[] = [];
  router.replace.mockImplementationOnce(async () => happened.push("asked the router") > 0);
  const { result } = renderHook(() => {
    const list = useListSearchParams();
    useLayoutEffect(() => void happened.push(`rendered ${list.params.text}`), [list.params.text]);
    return list;
  });
  act(() => result.current.setParams({ text: "ada", count: 50 }));
  // Once it is rendered a navigation may begin, which the router would give up for what it is asked then.
  expect(happened).toEqual(["rendered ", "asked the router", "rendered ada"]);
});

test("a search is written by the router, and the next one once that is done", async () => {
  const { setParams, at } = open("/customers");
  act(() => setParams({ text: "ad", count: 50 }));
  act(() => setParams({ text: "ada", count: 50 }));
  await untilUrl("/customers?search=ada");
  expect(router.replace.mock.calls.map(([path]) => path)).toEqual([
    "/customers?search=ad",
    "/customers?search=ada",
  ]);
  expect(at()).toMatchObject({ params: { text: "ada" }, navigations: 0 });
});

test("while a navigation is under way nothing is written, and afterwards it is if one is still here", async () => {
  const { setParams, at } = open("/customers");
  emit("routeChangeStart");
  act(() => setParams({ text: "ada", count: 50 }));
  expect(router.replace).not.toHaveBeenCalled();
  expect(at().params.text).toBe("ada");
  emit("routeChangeError");
  await untilUrl("/customers?search=ada");
});

test("another page's URL is never written over", () => {
  const { setParams } = open("/customers");
  // On the way back the browser changes the URL before the router knows.
  enter("/customers/1");
  act(() => setParams({ text: "ada", count: 50 }));
  expect(url()).toBe("/customers/1");
});

test("a navigation to other params is followed, and counted", async () => {
  const { setParams, at } = open("/customers");
  act(() => setParams({ text: "ada", count: 50 }));
  await untilUrl("/customers?search=ada");
  emit("routeChangeStart");
  enter("/customers");
  emit("routeChangeComplete");
  expect(at()).toMatchObject({ params: { text: "", count: 50 }, navigations: 1 });
  expect(url()).toBe("/customers");
});
